"""What the rest of an article says of a name: a capitalised word, a person's last name."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator

from spacy.tokens import Doc

from kg.nlp.entities.names import Name
from kg.nlp.entities.recognised import is_known_surname
from kg.nlp.entities.words import office_words

IsCommon = Callable[[str], bool]
OFTEN = 3


def is_word(
    doc: Doc, name: Name, surnames: Container[str], told: Counter[str], is_common: IsCommon
) -> bool:
    """True for a capitalised word that the recogniser takes for a name, and the article but seldom.

    ('Easter', 'Justice'; places and persons with a title are left to the recogniser.)
    """
    if name.sense or name.first != name.token or name.label in ("GPE", "NORP"):
        return False
    titled = name.first > 0 and doc[name.first - 1].lower_ in office_words()
    surname = is_known_surname(doc[name.token]) or name.text in surnames
    if titled or surname:
        return False
    if name.text.isupper():
        return len(doc[name.token].sent.text.split()) == 1 and is_common(name.text.lower())
    return told[name.text] < OFTEN and is_common(name.text.lower())


def last_words(names: Iterable[Name]) -> Iterator[str]:
    """The last words of longer names that stand alone elsewhere as persons."""
    alone = {name.text for name in names if name.first == name.token and name.label == "PERSON"}
    for name in names:
        word = name.text.split()[-1]
        if name.first < name.token and name.sense is None and word in alone:
            yield word


def is_lone_person(doc: Doc, name: Name) -> bool:
    """True for one word that the recogniser takes for a person, or that has a title."""
    titled = name.first > 0 and doc[name.first - 1].lower_ in office_words()
    return name.first == name.token and not name.sense and (titled or name.label == "PERSON")
