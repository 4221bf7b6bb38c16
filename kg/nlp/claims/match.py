"""A frame found in a sentence, and the word lists by which frames are found."""

from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.model import Modality
from kg.nlp.claims.context import takes_none
from kg.nlp.negation import negation

KINDS: tuple[Modality, ...] = ("permission", "prohibition", "obligation", "request")
PREDICATES: dict[Modality, str] = {
    "permission": "kgo:authorized",
    "prohibition": "kgo:prohibited",
    "obligation": "kgo:directed",
    "request": "kgo:askedFor",
}
# The confidence of a norm whose parties the context tells, not its own clause.
FROM_CONTEXT = 0.7


@dataclass(frozen=True)
class Match:
    """A frame found in a sentence, as words: who (issuer) lets whom (addressee) do what (action).

    ``negated``: not to do the action. ``refused``: the frame itself is negated ("did not allow").
    ``shape`` names the pattern that matched.
    """

    kind: Modality
    shape: str
    trigger: Token
    issuer: Token | None
    addressee: Token | None
    action: Token
    negated: bool = False
    refused: bool = False
    urging: bool = False
    policy: Token | None = None

    @property
    def rule(self) -> str:
        """The name of the rule, for provenance."""
        return f"norm.{self.kind}.{self.shape}"


@cache
def words(kind: str, name: str) -> frozenset[str]:
    """A word list of a kind of norm; empty where it has none."""
    found = read_lexicon("frames")[kind].get(name, ())
    return frozenset(found)


@cache
def phrasal(kind: str) -> dict[str, tuple[str, ...]]:
    """Verbs with the prepositions that introduce their addressee."""
    found: dict[str, list[str]] = read_lexicon("frames")[kind].get("phrasal", {})
    return {verb: tuple(prepositions) for verb, prepositions in found.items()}


def judged(match: Match) -> Match:
    """A permission that is refused is a prohibition; other negated frames stay refused."""
    verb = match.trigger
    held_back = negation(verb) is not None or is_refused(verb) or takes_none(verb)
    if not held_back:
        return match
    if match.kind == "permission":
        return replace(match, kind="prohibition", shape=f"not-{match.shape}")
    return replace(match, refused=True)


def is_refused(verb: Token) -> bool:
    """True for what somebody refuses or declines to do."""
    head = verb.head
    refusing = read_lexicon("frames")["refusal"]["verbs"]
    return verb.dep_ in ("xcomp", "advcl") and head.lemma_.lower() in refusing


def is_permission_noun(noun: Token) -> bool:
    """True for *permission*, *green light*, *go-ahead* and the like."""
    return noun.lemma_.lower() in words("permission", "light_nouns")
