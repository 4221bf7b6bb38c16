"""What grammar tells of a mention."""

from kg.nlp.coreference.ranking.facts import NAME, NOUN, PRONOUN
from tests.nlp.ranking import reading_of

TEXT = 'Mrs. Lena Brandt opened the old bridge. "They want it," she said.\n\nHer brother left.'


def row(words: str) -> dict[str, int]:
    reading = reading_of(TEXT)
    spans = [TEXT[m.span.begin : m.span.end] for m in reading.mentions]
    number, facts = spans.index(words), reading.facts
    names = ("kind", "pronoun", "number", "gender", "definite", "role", "paragraph", "quoted")
    return {name: int(getattr(facts, name)[number]) for name in names}


def test_a_name_with_its_form_of_address() -> None:
    reading = reading_of(TEXT)
    number = next(
        n
        for n, m in enumerate(reading.mentions)
        if "Brandt" in TEXT[m.span.begin : m.span.end] and m.type == "person"
    )
    facts = reading.facts
    assert (facts.kind[number], facts.gender[number], facts.role[number]) == (NAME, 2, 1)


def test_a_description() -> None:
    told = row("the old bridge")
    assert (told["kind"], told["definite"], told["number"], told["role"]) == (NOUN, 1, 1, 2)


def test_pronouns_by_their_forms() -> None:
    assert row("They")["pronoun"] == 7
    assert row("They")["quoted"] == 1
    assert row("it")["pronoun"] == 6
    she = row("she")
    assert (she["kind"], she["pronoun"], she["gender"], she["quoted"]) == (PRONOUN, 5, 2, 0)


def test_paragraphs_are_counted() -> None:
    assert row("Her")["paragraph"] > row("she")["paragraph"]
