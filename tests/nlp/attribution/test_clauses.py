"""Content is the whole clause of its cue and nothing else."""

from spacy.tokens import Doc

from kg.model import Statement
from kg.nlp.attribution.clauses import hold_to_clause
from kg.nlp.attribution.content import cleaned
from kg.nlp.attribution.draft import Draft
from kg.nlp.extensions import declare_extensions
from tests.nlp.reading import document, name, pipeline, relations


def parsed(text: str) -> Doc:
    """A text with its parse."""
    declare_extensions()
    return pipeline().base(text)


def held(text: str, cue: str, content: str) -> str:
    """What is left of a content that the model marks, in the words of the text."""
    doc = parsed(text)
    begin = text.index(content)
    span = doc.char_span(begin, begin + len(content))
    verb = next(token for token in doc if token.text == cue)
    assert span is not None
    draft = Draft("model", "state", [], [verb], list(span))
    hold_to_clause(draft, verb, {verb.i})
    return " ".join(token.text for token in draft.content)


def statement(text: str, cue: str) -> Statement:
    """The statement of a cue."""
    found = document(text)
    return next(s for s in found.statements if cue in text[s.cue[0].begin : s.cue[-1].end])


def test_content_begins_behind_that() -> None:
    text = "One clerk said on condition of anonymity that the mayor had sold the port."
    assert held(text, "said", "anonymity that the mayor had sold the port") == (
        "the mayor had sold the port"
    )


def test_content_has_the_verb_of_its_clause() -> None:
    text = "The mayor of Lima had hidden plans by two firms to sell the port, the suit alleges."
    assert held(text, "alleges", "to sell the port") == (
        "The mayor of Lima had hidden plans by two firms to sell the port"
    )


def test_hole_in_a_clause_is_closed() -> None:
    doc = parsed("The mayor said the firms met after weeks of silence about the port.")
    verb, words = doc[2], [token for token in doc[3:13] if token.text not in ("after", "weeks")]
    draft = Draft("model", "state", list(doc[:2]), [verb], words)
    hold_to_clause(draft, verb, {0, 1, 2})
    assert draft.content == list(doc[3:13])


def test_stray_words_of_another_sentence_are_left_out() -> None:
    doc = parsed("The mayor said the port was closed. He praised the harbour master.")
    draft = Draft("model", "state", list(doc[:2]), [doc[2]], [*doc[3:7], *doc[10:13]])
    hold_to_clause(draft, doc[2], {0, 1, 2})
    assert [t.text for t in draft.content] == ["the", "port", "was", "closed"]


def test_condition_is_part_of_what_is_said() -> None:
    doc = parsed("The mayor said that if the rain stops, the port will open.")
    words = cleaned(list(doc[3:13]), doc[2])
    assert words[0].text == "if"


def test_who_doubts_it_does_not_state_it() -> None:
    found = document("Experts are sceptical that Ghana would sell the port.")
    assert relations(found, "kgo:stated") == []
    assert relations(found, "kgr:doubt")[0][1] == "Ghana would sell the port"


def test_nobody_of_a_list_says_what_a_participle_behind_it_tells() -> None:
    found = document("The union sued Ana Silva, the port of Lima and a bank, alleging fraud.")
    told = [s for s in found.statements if s.source_referent is not None]
    assert "Ana Silva" not in {name(found, s.source_referent) for s in told}


def test_participle_behind_despite_has_its_own_subject() -> None:
    found = document("“Ghana has sold no port despite Ana Silva saying that it did,” he said.")
    assert ("Ghana", "it did", True, "attributed") not in relations(found, "kgo:stated")


def test_phrase_cut_loose_is_not_stated() -> None:
    found = document("Ghana is a country. Ana Silva enjoys talking about it.")
    assert relations(found, "kgo:stated") == []
