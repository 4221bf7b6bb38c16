"""The trained models of mentions and antecedents, read on one Doc."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from kg.config import model_folder
from kg.nlp.coreference.ranking.agreement import agreed, retyped
from kg.nlp.coreference.ranking.facts import Facts, facts_of
from kg.nlp.coreference.ranking.ranker import Ranker, Rankings
from kg.nlp.encoder.encoder import Encoded
from kg.nlp.mentions.finder import Finder, Spotted


@dataclass(frozen=True)
class Reading:
    """The mentions that the model sees in a Doc, what each means, and where to find them.

    ``at_head`` gives for the index of a token the mention that it is the head of, the longest one;
    ``at_word`` the one that is this token alone.
    """

    mentions: tuple[Spotted, ...]
    facts: Facts
    rankings: Rankings
    at_head: dict[int, int] = field(default_factory=dict)
    at_word: dict[int, int] = field(default_factory=dict)

    def find(self, token: int, *, pronoun: bool) -> int | None:
        """The mention with a head: of a pronoun the pronoun itself, else the longest one."""
        return (self.at_word if pronoun else self.at_head).get(token)


@cache
def default_finder() -> Finder:
    """The finder of mentions that ships with the package."""
    return Finder(model_folder("mentions"), model_folder("attribution"))


@cache
def default_ranker() -> Ranker:
    """The ranker that ships with the package."""
    return Ranker(model_folder("coreference"), model_folder("mentions"))


def read(doc: Doc, encoded: Encoded, finder: Finder, ranker: Ranker) -> Reading:
    """Mentions and rankings of a parsed Doc, from the states that its attributions left."""
    mentions = finder.find(encoded)
    facts = agreed(facts_of(doc, mentions))
    reading = Reading(retyped(mentions, facts), facts, ranker.rank(facts))
    for number, root in heads(facts):
        # Longer mentions come first.
        reading.at_head.setdefault(root, number)
        if facts.first[number] == facts.end[number]:
            reading.at_word.setdefault(root, number)
    return reading


def heads(facts: Facts) -> Iterator[tuple[int, int]]:
    """Each mention with the token that is its head."""
    return ((number, int(root)) for number, root in enumerate(facts.root))
