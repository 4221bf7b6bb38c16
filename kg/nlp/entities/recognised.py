"""The entity recogniser's names without its slips, and the persons and bodies that it overlooks."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from functools import cache
from itertools import chain

from spacy.attrs import ORTH, TAG
from spacy.tokens import Doc, Token

from kg.lexicon.gazetteer.entries import Sense
from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.lexicon.given_names import genders as given_names
from kg.nlp.dates import times
from kg.nlp.entities.labels import Surnames, full_surnames, label_of
from kg.nlp.entities.names import LABELS, PROPER, Name, known_names, settle, suffix_type
from kg.nlp.entities.words import (
    location_words,
    nominal_words,
    noun_classes,
    office_words,
    title_list,
    title_words,
)
from kg.nlp.tokens import tokens_in, tokens_where

LONGEST_SYLLABLE = 5
CLOSED = {"MD", "IN", "DT", "PRP", "PRP$", "CC", "RB", "TO", "WP", "WDT", "_SP"}
LONGEST_RUN = 4
OFTEN = 3


def recognised_names(doc: Doc, known: list[Name]) -> Iterator[Name]:
    """The recogniser's names, cut to what can be one, and those that it overlooks."""
    covered = {i for name in known for i in range(name.first, name.token + 1)}
    surnames = full_surnames(doc)
    found = chain(
        halves(doc, known, covered),
        labelled_names(doc, known, surnames),
        overlooked_names(doc, covered),
        surnames_alone(doc, covered, surnames),
    )
    for name in found:
        covered.update(range(name.first, name.token + 1))
        yield name


def halves(doc: Doc, known: list[Name], covered: set[int]) -> Iterator[Name]:
    """'the North' for North Korea."""
    for token in tokens_in(doc, ORTH, location_words("halves")):
        if token.i not in covered and is_direction(token, known):
            yield make_name(doc, token.i, token.i, "GPE")


def labelled_names(doc: Doc, known: list[Name], surnames: Surnames) -> Iterator[Name]:
    """The recogniser's names, each piece to its right edges."""
    edges = {name.token + 1 for name in known} | {name.first - 1 for name in known}
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        for first, last in pieces(doc, ent.start, ent.end - 1, edges):
            label = label_of(doc[first : last + 1], ent.label_, surnames)
            if is_no_name(doc, first, last, label):
                continue
            if label == "PERSON":
                first, last = given_name(doc, first), hyphenated(doc, first, last)
            elif suffix_type(doc[first : last + 1].text):
                first = full_title(doc, first, last)
            several = several_known(doc, first, last, known) or is_pair(doc, first, last, surnames)
            if not several:
                yield make_name(doc, first, last, label)


def is_no_name(doc: Doc, first: int, last: int, label: str) -> bool:
    """True for a day or month that is no person, an interjection, and for adjectives alone."""
    if first < last:
        return all(token.tag_ == "JJ" for token in doc[first : last + 1])
    token = doc[first]
    dated = label != "PERSON" and token.lower_ in dates()
    return dated or token.lower_ in title_list("names", "interjections")


@cache
def dates() -> frozenset[str]:
    """The names of days and months, which name nobody unless a person is called so."""
    return frozenset((*times()["weekdays"], *times()["months"]))


def surnames_alone(doc: Doc, covered: set[int], surnames: Surnames) -> Iterator[Name]:
    """Single words that are persons' names elsewhere in the article, or known surnames."""
    alone = persons_alone(doc)
    for token in tokens_where(doc, ORTH, lambda word: word[:1].isupper()):
        if token.i in covered or token.tag_ in CLOSED:
            continue
        told = token.text in surnames or token.text in alone
        if told or (token.tag_ in PROPER and is_known_surname(token)):
            first = token.i - (
                token.i > 0 and doc[token.i - 1].text in surnames.get(token.text, ())
            )
            yield make_name(doc, first, token.i, "PERSON")


def is_direction(token: Token, known: list[Name]) -> bool:
    """True for 'the North' where North Korea is told of, and in 'North and South Korea'."""
    if token.i + 1 >= len(token.doc):
        return False
    half = f"{token.lower_}_"
    if not any(name.sense and name.sense.key.startswith(half) for name in known):
        return False
    after = token.nbor(1)
    joined = after.lower_ in ("and", "or") and token.i + 2 < len(token.doc)
    if joined and token.nbor(2).text in location_words("halves"):
        return True
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    return before == "the" and not (after.text[:1].isupper() or after.tag_ in PROPER)


def overlooked_names(doc: Doc, covered: set[int]) -> Iterator[Name]:
    """Runs of proper nouns outside all names that a title, a verb or a last word types."""
    plain = [
        token.i
        for token in tokens_in(doc, TAG, PROPER)
        if token.text[:1].isupper() and not token.ent_type_ and token.lower_ not in title_words()
    ]
    for run in runs(plain, covered):
        if 1 < len(run) <= LONGEST_RUN:
            yield from typed_run(doc, run)


def runs(tokens: Iterable[int], covered: Container[int]) -> Iterator[list[int]]:
    """The tokens that follow one another without a gap or one that is covered.

    What is covered grows while the runs are read.
    """
    run: list[int] = []
    for token in tokens:
        if run and (token > run[-1] + 1 or token in covered):
            yield run
            run = []
        if token not in covered:
            run.append(token)
    yield run


def typed_run(doc: Doc, run: list[int]) -> Iterator[Name]:
    """A run of proper nouns as a person or body, where the words around it say which."""
    first, last = run[0], run[-1]
    told = suffix_type(doc[first : last + 1].text)
    if told:
        yield make_name(doc, full_title(doc, first, last), last, "ORG")
        return
    head = doc[last]
    says = head.dep_ == "nsubj" and head.head.lemma_.lower() in nominal_words("saying", "lemmas")
    titled = first > 0 and doc[first - 1].lower_ in office_words()
    end = hyphenated(doc, first, last)
    if says or titled or is_introduced(doc, end):
        yield make_name(doc, first, end, "PERSON")


def is_introduced(doc: Doc, last: int) -> bool:
    """True for 'Arno Vey, a spokesman for the mayor,': an apposition says that it is a person."""
    after = doc[last + 1 : last + 7]
    if len(after) < 2 or after[0].text != ",":
        return False
    for token in after[1:]:
        found = noun_classes().get(token.lemma_.lower())
        if token.pos_ == "NOUN" and found is not None:
            return found.type == "Person" and token.tag_ == "NN"
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON") and token.tag_ != "POS":
            return False
    return False


def persons_alone(doc: Doc) -> set[str]:
    """The single words that the recogniser takes for persons again and again in a Doc."""
    told = Counter(ent.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) == 1)
    return {name for name, times in told.items() if times >= OFTEN and name[:1].isupper()}


def is_known_surname(token: Token) -> bool:
    """True for the surname of a known person that few others bear."""
    senses = find_senses(token.text)
    common = token.text in title_list("surnames", "common")
    return not common and any(sense.kind == "surname" for sense in senses)


def make_name(doc: Doc, first: int, last: int, label: str) -> Name:
    """A name of the recogniser; what the gazetteer says of exactly these words goes with it."""
    begin, end = doc[first].idx, doc[last].idx + len(doc[last])
    text = doc[first : last + 1].text
    senses = find_senses(text.replace(" - ", "-")) if " - " in text else ()
    if label == "ORG" and not senses:
        senses = tuple(s for s in find_senses(text) if s.kind == "name" and is_body(s))
    return Name(begin, end, first, last, text, label, senses[0] if senses else None)


def is_body(sense: Sense) -> bool:
    """True if a word can name an organisation or government body."""
    entry = find_entry(sense.key)
    return entry is not None and entry.type in ("Organization", "GovernmentBody", "MediaOutlet")


def pieces(doc: Doc, first: int, last: int, edges: Container[int]) -> Iterator[tuple[int, int]]:
    """The runs of proper nouns in a span, without the determiners and verbs around them.

    ``edges`` are the tokens next to a known name.
    """
    run: list[int] = []
    for i in range(first, last + 1):
        token = doc[i]
        joins = is_proper(token) or (
            run and token.lower_ in title_list("names", "inner") and i < last
        )
        glued = token.lower_ in ("and", "-") and (i in edges or doc[first].ent_type_ == "PERSON")
        if joins and not glued:
            run.append(i)
            continue
        yield from trimmed(doc, run)
        run = []
    yield from trimmed(doc, run)


def given_name(doc: Doc, first: int) -> int:
    """Where a person's name begins that the recogniser cuts: 'Senator Ida | Lund Moe'."""
    before = doc[first - 1] if first > 1 else doc[first]
    inner = before.i < first and before.dep_ == "compound" and before.head.i >= first
    titled = doc[first - 2].lower_ in office_words() if first > 1 else False
    plain = before.tag_ == "NNP" and before.lower_ not in title_words() and before.is_alpha
    return first - 1 if inner and titled and plain and not find_senses(before.text) else first


def full_title(doc: Doc, first: int, last: int) -> int:
    """Where a body's name begins that the recogniser cuts: 'Foreign | Relations Committee'."""
    while first > doc[first].sent.start:
        before = doc[first - 1]
        inside = before.head.i in range(first, last + 1) and before.dep_ in ("compound", "amod")
        capital = before.text[:1].isupper() and before.tag_ in ("NNP", "NNPS", "JJ")
        if not (inside and capital) or before.lower_ in office_words() or before.is_sent_start:
            break
        first -= 1
    return first


def several_known(doc: Doc, first: int, last: int, known: list[Name]) -> bool:
    """True for two known names that a hyphen joins: 'the Chile-Peru border'."""
    begin, end = doc[first].idx, doc[last].idx + len(doc[last])
    text = doc[first : last + 1].text
    if not any(mark in text for mark in "-–/"):
        return False
    return sum(begin <= name.begin and name.end <= end for name in known) > 1


def is_pair(doc: Doc, first: int, last: int, surnames: Surnames) -> bool:
    """True for two persons whom a hyphen joins: 'the Brandt-Okoro talks'."""
    if last - first != 2:
        return False
    one, mark, other = (token.text for token in doc[first : last + 1])
    return mark in ("-", "–") and {one, other} <= surnames.keys()


def hyphenated(doc: Doc, first: int, last: int) -> int:
    """The end of a person's name that the recogniser breaks off ('Moon Jae-in', 'Ada Brandt')."""
    word = doc[last + 1] if last + 1 < len(doc) else doc[last]
    capital = word.tag_ in PROPER and word.text[:1].isupper()
    if capital and not word.ent_type_ and doc[last].head.i == word.i > last:
        last = word.i
    after = doc[last + 1 : last + 3]
    short = len(after) == 2 and after[1].is_alpha and len(after[1]) <= LONGEST_SYLLABLE
    short = short and (last > first or after[1].text.islower()) and not is_known_surname(after[1])
    return last + 2 if short and after[0].text == "-" else last


def is_proper(token: Token) -> bool:
    """True for a word that can be part of a name."""
    if token.text[:1].isupper() and token.lower_ in given_names():
        return True
    if token.is_space or token.pos_ in ("VERB", "AUX", "PRON"):
        return False
    if token.tag_ in CLOSED and token.lower_ not in title_list("names", "inner"):
        return False
    return token.tag_ in PROPER or token.text[:1].isupper() or token.text in ("-", "'")


def trimmed(doc: Doc, run: list[int]) -> Iterator[tuple[int, int]]:
    """A run without small words and titles at its edges; nothing where no capital is left."""
    while run and (doc[run[0]].lower_ in title_list("names", "outer") or doc[run[0]].is_punct):
        run = run[1:]
    while run and (doc[run[-1]].lower_ in title_list("names", "outer") or doc[run[-1]].is_punct):
        run = run[:-1]
    if run and any(doc[i].text[:1].isupper() for i in run):
        yield run[0], run[-1]


def find_name_spans(doc: Doc) -> list[Name]:
    """The names of a Doc in the order of the text, none overlapping."""
    known = list(known_names(doc))
    found = [*known, *recognised_names(doc, known)]
    return sorted(settle(found), key=lambda name: name.begin)
