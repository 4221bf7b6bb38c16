"""Papers and lawsuits by whose they are: "Comey's memos" and "the Comey memos" of several articles.

The same kind of paper of the same owner is one where the articles appear within a month of one
another; a year later somebody's lawsuit is another one.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from kg.lexicon import read_lexicon
from kg.model import Document, Referent, Span
from kg.resolution.wording import singular

Key = tuple[str, ...]
Place = tuple[str, int]
PERIOD = timedelta(days=30)
ONE, SEVERAL = "one", "several"


@cache
def papers() -> Mapping[str, str]:
    """Noun → the common word for papers of its kind."""
    content = read_lexicon("nominals")
    common = {word: name for name, words in content["synonyms"].items() for word in words}
    return {noun: common.get(noun, noun) for noun in content["classes"]["document"]["lemmas"]}


def paper_keys(documents: Sequence[Document], keys: Mapping[Place, Key]) -> dict[Place, Key]:
    """The keys of papers that are called by whose they are, in the order of publication."""
    told: dict[Key, list[tuple[date | None, Place]]] = defaultdict(list)
    for document in documents:
        for place, key in owned_papers(document, keys):
            told[key].append((document.article.published, place))
    return {place: key for group in told for place, key in periods(group, told[group])}


def periods(key: Key, told: Sequence[tuple[date | None, Place]]) -> Iterator[tuple[Place, Key]]:
    """(referent, key) with the first day of a later period in the key."""
    first = last = None
    for day, place in sorted(told, key=lambda row: (row[0] or date.min, row[1])):
        if day is not None:
            if last is not None and day - last > PERIOD:
                first = day
            last = day
        yield place, key if first is None else (*key, first.isoformat())


def owned_papers(document: Document, keys: Mapping[Place, Key]) -> Iterator[tuple[Place, Key]]:
    """(referent, key) of the papers of one article whose owner is known beyond it.

    Where an article tells of two papers of a kind and an owner, the key is that of the one told of
    most; several papers ("Comey's memos") are the same each time.
    """
    names = sorted(
        (mention.span, number)
        for number, referent in enumerate(document.referents)
        if keys[document.article.id, number][0] != "local" and referent.type != "Artifact"
        for mention in referent.mentions
    )
    found: dict[Key, list[int]] = defaultdict(list)
    for number, referent in enumerate(document.referents):
        if referent.type == "Artifact" and referent.known is None:
            key = paper_key(document, referent, names, keys)
            if key is not None:
                found[key].append(number)
    for key, numbers in found.items():
        most = max(numbers, key=lambda n: (len(document.referents[n].mentions), -n))
        for number in numbers if key[-1] == SEVERAL else [most]:
            yield (document.article.id, number), key


def paper_key(
    document: Document,
    referent: Referent,
    names: Sequence[tuple[Span, int]],
    keys: Mapping[Place, Key],
) -> Key | None:
    """What a paper is, and whose, by the names inside its mentions before their nouns."""
    nouns, owners = set(), set()
    for mention in referent.mentions:
        word = document.article.slice(mention.head).lower()
        noun = papers().get(singular(word))
        if noun is None:
            continue
        nouns.add((noun, ONE if singular(word) == word else SEVERAL))
        first = bisect_left(names, (Span(mention.span.begin, 0), -1))
        for span, number in names[first:]:
            if span.begin >= mention.head.begin:
                break
            if span.end <= mention.head.begin:
                owners.add(keys[document.article.id, number])
    if len(nouns) != 1 or len(owners) != 1:
        return None
    [(noun, many)], [owner] = nouns, owners
    return ("owned", *owner[1:], noun, many)
