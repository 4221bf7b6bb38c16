"""The PLOVER type of what a clause tells, by its verb and what the verb takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.lexicon import read_lexicon
from kg.nlp.claims.context import is_negated
from kg.nlp.claims.factual import future, how_told
from kg.nlp.grammar import child, is_infinitive, subject

LISTS = ("verbs", "alone", "to_do", "adjectives", "things", "actors")
TABLES = ("on", "adjectives_on", "pairs")


@dataclass(frozen=True, slots=True)
class Acts:
    """The lexicon's words, turned round: word → type; for tables (word, companion) → type."""

    words: Mapping[str, Mapping[str, str]]
    pairs: Mapping[str, Mapping[tuple[str, str], str]]
    scope: Mapping[str, frozenset[str]]

    def word(self, group: str, key: str) -> str | None:
        """The type that a word of a list has."""
        return self.words[group].get(key)

    def pair(self, group: str, key: str, companion: str) -> str | None:
        """The type that a word has beside another one."""
        return self.pairs[group].get((key, companion))


@cache
def acts() -> Acts:
    """The words of ``kg/lexicon/acts.toml``; of two types of a word the first counts."""
    table = read_lexicon("acts")
    words: dict[str, dict[str, str]] = {group: {} for group in LISTS}
    pairs: dict[str, dict[tuple[str, str], str]] = {group: {} for group in TABLES}
    for kind, entry in table.items():
        if kind == "scope":
            continue
        for group in LISTS:
            for word in entry.get(group, ()):
                words[group].setdefault(word, kind)
        for group in TABLES:
            for word, companions in entry.get(group, {}).items():
                for companion in companions:
                    pairs[group].setdefault((word, companion), kind)
    scope = {
        name: frozenset((found,) if isinstance(found, str) else found)
        for name, found in table["scope"].items()
    }
    return Acts(words, pairs, scope)


def verb_key(verb: Token) -> str:
    """A verb's lemma with its particle: "step down"."""
    lemma = verb.lemma_.lower()
    particle = child(verb, "prt", "advmod")
    if particle is None or particle.i != verb.i + 1 or particle.lower_ not in particles():
        return lemma
    return f"{lemma} {particle.lower_}"


@cache
def particles() -> frozenset[str]:
    """The particles of the lexicon's verbs; the parser takes some for adverbs."""
    known = acts()
    keys = {
        *known.words["verbs"],
        *known.words["alone"],
        *(verb for verb, _ in known.pairs["pairs"]),
    }
    return frozenset(key.split()[1] for key in keys if " " in key)


def type_of_object(verb: Token, target: Token) -> str | None:
    """The type of what a verb does with its object: "killed him", "imposed a curfew"."""
    known, key, noun = acts(), verb_key(verb), target.lemma_.lower()
    found = known.pair("pairs", key, noun)
    if found is None and (verb.lemma_.lower() in known.scope["carrying"]):
        found = known.word("things", noun)
    found = found or known.word("verbs", key) or by_actor(verb)
    return meant(verb, found)


def by_actor(verb: Token) -> str | None:
    """The type of whatever certain people do: "protesters blocked a road"."""
    doer = subject(verb)
    return acts().word("actors", doer.lemma_.lower()) if doer is not None else None


def meant(verb: Token, kind: str | None) -> str | None:
    """The type of an act as it is told: done, not done, or what somebody is going to do.

    Who will help agrees, who will attack threatens, who does not help refuses; who does not attack,
    or only can or must, tells no event.
    """
    if kind is None:
        return None
    scope = acts().scope
    if is_denied(verb):
        return refusing() if kind in scope["friendly"] else None
    if any(c.tag_ == "MD" and c.lower_ not in future() for c in verb.children):
        return None
    if is_meant(verb):
        if kind in scope["friendly"]:
            return min(scope["agreeing"])
        if kind in scope["hostile"]:
            return min(scope["threatening"])
    return kind


def refusing() -> str:
    """The type of not doing what is friendly."""
    return min(acts().scope["refusing"])


@cache
def type_of_predicate(predicate: str) -> str | None:
    """The type of a closed predicate; None for offices, places and open ones."""
    entry = read_lexicon("predicates").get(predicate.removeprefix("kgo:"), {})
    broader = (concept.partition("-") for concept in entry.get("broader", ()))
    return next((kind for scheme, _, kind in broader if scheme == "plover"), None)


def is_denied(verb: Token) -> bool:
    """True for "did not support" and "refused to support"."""
    return is_negated(verb) != (how_told(verb) == "denied")


def is_meant(verb: Token) -> bool:
    """True for what somebody will do, or plans to."""
    if any(c.dep_ == "aux" and c.lower_ in future() for c in verb.children):
        return True
    head = verb.head
    intends = head.lemma_.lower() in acts().scope["intending"]
    return intends and is_infinitive(verb) and verb.dep_ in ("xcomp", "advcl", "ccomp")
