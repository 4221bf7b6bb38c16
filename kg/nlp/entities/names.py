"""Spans that are names: the gazetteer's, the entity recogniser's without its slips, and surnames.

The gazetteer is asked first; a span of the recogniser is cut where it swallows a verb, a possessive
or a neighbour, and counts only if it is longer or stands where the gazetteer is silent.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from kg.lexicon.gazetteer.entries import Entry, Sense
from kg.lexicon.gazetteer.lookup import find_entry, find_names, find_senses
from kg.nlp.entities.words import (
    bare_modifiers,
    office_words,
    suffixes,
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
PROPER = {"NNP", "NNPS"}
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


def known_names(doc: Doc) -> Iterator[Name]:
    """The gazetteer's names in the journalistic text, in the sense that fits."""
    whole = doc.text
    begins = doc.to_array(IDX).tolist()
    for paragraph in paragraphs_of(doc):
        text = whole[paragraph.begin : paragraph.end]
        for begin, end, senses in find_names(text):
            begin, end = begin + paragraph.begin, end + paragraph.begin
            first, last = (bisect_right(begins, place) - 1 for place in (begin, end - 1))
            token = doc[last]
            sense = choose_sense(senses, token, token.ent_type_)
            if sense:
                yield Name(begin, end, first, last, whole[begin:end], token.ent_type_, sense)


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
