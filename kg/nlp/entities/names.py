"""Spans that are names: the gazetteer's, the entity recogniser's without its slips, and surnames.

The gazetteer is asked first; a span of the recogniser is cut where it swallows a verb, a possessive
or a neighbour, and counts only if it is longer or stands where the gazetteer is silent.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.lexicon.gazetteer.entries import Entry, Sense
from kg.lexicon.gazetteer.lookup import find_entry, find_names, find_senses
from kg.nlp.entities.words import (
    bare_modifiers,
    nominal_words,
    office_words,
    suffixes,
    title_list,
    title_words,
)
from kg.nlp.extensions import paragraphs_of

LABELS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
}
LONGEST_SYLLABLE = 5
CLOSED = {"MD", "IN", "DT", "PRP", "PRP$", "CC", "RB", "TO", "WP", "WDT", "_SP"}
LONGEST_RUN = 4
PROPER = {"NNP", "NNPS"}
INNER = {"of", "the", "and", "for", "&", "de", "la", "al", "bin", "von", "van", "der", "el", "di"}
OUTER = {"the", "a", "an", "and", "of", "for", "&", "in", "on", "to", "at", "by", "with"}
PLACE_LABELS = {"GPE", "LOC", "FAC"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name from ``begin`` to ``end`` (characters); ``token`` holds its last word.

    ``sense`` is what the gazetteer knows of it, ``label`` the recogniser's.
    """

    begin: int
    end: int
    first: int
    token: int
    text: str
    label: str = ""
    sense: Sense | None = None

    @property
    def entry(self) -> Entry | None:
        """Its entry of the gazetteer."""
        return find_entry(self.sense.key) if self.sense else None


def find_name_spans(doc: Doc) -> list[Name]:
    """The names of a Doc in the order of the text, none overlapping."""
    places = {i: token.i for token in doc for i in range(token.idx, token.idx + len(token))}
    labels = {token.i: token.ent_type_ for token in doc}
    known = list(known_names(doc, places, labels))
    found = [*known, *recognised_names(doc, known)]
    return sorted(settle(found), key=lambda name: name.begin)


def known_names(doc: Doc, places: dict[int, int], labels: dict[int, str]) -> Iterator[Name]:
    """The gazetteer's names in the journalistic text, in the sense that fits."""
    whole = doc.text
    for paragraph in paragraphs_of(doc):
        text = whole[paragraph.begin : paragraph.end]
        for begin, end, senses in find_names(text):
            begin, end = begin + paragraph.begin, end + paragraph.begin
            first, token = places.get(begin), places.get(end - 1)
            if first is None or token is None:
                continue
            sense = choose_sense(senses, doc[token], labels[token])
            if sense:
                yield Name(begin, end, first, token, whole[begin:end], labels[token], sense)


def choose_sense(senses: tuple[Sense, ...], token: Token, label: str) -> Sense | None:
    """The first sense that the recogniser does not speak against."""
    for sense in senses:
        entry = find_entry(sense.key)
        if entry is None or (sense.kind == "adjective" and token.tag_ == "NNPS"):
            continue
        if not entry.weak or agrees(entry, token, label):
            return sense
    return None


def agrees(entry: Entry, token: Token, label: str) -> bool:
    """True if the recogniser takes a weak name for what the entry says."""
    if entry.type == "Place":
        return label in PLACE_LABELS
    if token.dep_ == "compound" and token.head.tag_ in PROPER:
        return False
    return label == "ORG" or (token.tag_ in PROPER and label not in ("PERSON", "GPE"))


def recognised_names(doc: Doc, known: list[Name]) -> Iterator[Name]:
    """The recogniser's names, cut to what can be one, and surnames that it mislabels."""
    covered = {i for name in known for i in range(name.first, name.token + 1)}
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        for first, last in pieces(doc, ent.start, ent.end - 1, known):
            end = hyphenated(doc, last) if ent.label_ == "PERSON" else last
            covered.update(range(first, end + 1))
            yield make_name(doc, first, end, ent.label_)
    for name in overlooked_names(doc, covered):
        covered.update(range(name.first, name.token + 1))
        yield name
    surnames = full_surnames(doc)
    for token in doc:
        if token.i in covered or not token.text[:1].isupper() or token.tag_ in CLOSED:
            continue
        if token.text in surnames or (token.tag_ in PROPER and is_known_surname(token)):
            first = token.i - (
                token.i > 0 and doc[token.i - 1].text in surnames.get(token.text, ())
            )
            yield make_name(doc, first, token.i, "PERSON")


def overlooked_names(doc: Doc, covered: set[int]) -> Iterator[Name]:
    """Runs of proper nouns outside all names that a title, a verb or a last word types."""
    run: list[int] = []
    for token in doc:
        plain = token.tag_ in PROPER and token.text[:1].isupper() and not token.ent_type_
        if plain and token.i not in covered and token.lower_ not in title_words():
            run.append(token.i)
            continue
        if 1 < len(run) <= LONGEST_RUN:
            yield from typed_run(doc, run)
        run = []


def typed_run(doc: Doc, run: list[int]) -> Iterator[Name]:
    """A run of proper nouns as a person or body, where the words around it say which."""
    first, last = run[0], run[-1]
    told = suffix_type(doc[first : last + 1].text)
    if told:
        yield make_name(doc, first, last, "ORG")
        return
    head = doc[last]
    says = head.dep_ == "nsubj" and head.head.lemma_.lower() in nominal_words("saying", "lemmas")
    titled = first > 0 and doc[first - 1].lower_ in office_words()
    if says or titled:
        yield make_name(doc, first, last, "PERSON")


def full_surnames(doc: Doc) -> dict[str, set[str]]:
    """The last words of the full names of persons in a Doc, with the first words before them."""
    table: defaultdict[str, set[str]] = defaultdict(set)
    for ent in doc.ents:
        if ent.label_ == "PERSON" and len(ent) > 1 and ent[-1].text[:1].isupper():
            table[ent[-1].text].add(ent[0].text)
    return table


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
    return Name(begin, end, first, last, text, label, senses[0] if senses else None)


def pieces(doc: Doc, first: int, last: int, known: list[Name]) -> Iterator[tuple[int, int]]:
    """The runs of proper nouns in a span, without the determiners and verbs around them."""
    ends = {name.token for name in known}
    starts = {name.first for name in known}
    run: list[int] = []
    for i in range(first, last + 1):
        token = doc[i]
        joins = is_proper(token) or (run and token.lower_ in INNER and i < last)
        both = doc[first].ent_type_ == "PERSON" or i - 1 in ends or i + 1 in starts
        glued = token.lower_ in ("and", "-") and both
        if joins and not glued:
            run.append(i)
            continue
        yield from trimmed(doc, run)
        run = []
    yield from trimmed(doc, run)


def hyphenated(doc: Doc, last: int) -> int:
    """The end of a name that goes on after a hyphen ('Moon Jae-in')."""
    after = doc[last + 1 : last + 3]
    short = len(after) == 2 and after[1].is_alpha and len(after[1]) <= LONGEST_SYLLABLE
    return last + 2 if short and after[0].text == "-" else last


def is_proper(token: Token) -> bool:
    """True for a word that can be part of a name."""
    if token.is_space or token.pos_ in ("VERB", "AUX", "PRON"):
        return False
    return token.tag_ in PROPER or token.text[:1].isupper() or token.text in ("-", "'")


def trimmed(doc: Doc, run: list[int]) -> Iterator[tuple[int, int]]:
    """A run without small words and titles at its edges; nothing where no capital is left."""
    while run and (doc[run[0]].lower_ in OUTER or doc[run[0]].is_punct):
        run = run[1:]
    while run and (doc[run[-1]].lower_ in OUTER or doc[run[-1]].is_punct):
        run = run[:-1]
    if run and any(doc[i].text[:1].isupper() for i in run):
        yield run[0], run[-1]


def settle(names: Iterable[Name]) -> Iterator[Name]:
    """The longest of overlapping names; a known one rather than a recognised one of its length."""
    taken: set[int] = set()
    ordered = sorted(names, key=lambda n: (-strength(n), n.begin))
    for name in ordered:
        if taken.isdisjoint(range(name.begin, name.end)):
            taken.update(range(name.begin, name.end))
            yield name


def strength(name: Name) -> int:
    """The length of a name, a little more for one that is known."""
    return 2 * (name.end - name.begin) + (name.sense is not None)


def without_titles(doc: Doc, name: Name) -> Name:
    """A person's name without the title words in front of it ('President Biden' → 'Biden')."""
    first = name.first
    while first < name.token and is_title_word(doc, first):
        first += 1
    if first == name.first:
        return name
    begin = doc[first].idx
    return replace(name, begin=begin, first=first, text=name.text[begin - name.begin :])


def is_title_word(doc: Doc, i: int) -> bool:
    """True for a word of a title, or a country before one."""
    word = doc[i].lower_
    if word in office_words():
        return True
    senses = find_senses(doc[i].text)
    modifies = word in bare_modifiers() or any(s.kind in ("adjective", "name") for s in senses)
    return bool(modifies and any(doc[j].lower_ in title_words() for j in (i + 1,)))


def vote_labels(names: Iterable[Name]) -> dict[str, str]:
    """The label that the recogniser gives most often to the same words in one article."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name.label in LABELS:
            votes[name.text.lower()][name.label] += 1
    return {
        text: min(counts, key=lambda label: (-counts[label], label))
        for text, counts in votes.items()
    }


def suffix_type(text: str) -> str | None:
    """The type that the last word of a longer name tells."""
    words = text.split()
    return suffixes().get(words[-1]) if len(words) > 1 else None
