"""Who issues a norm and to whom, where the clause itself does not say it."""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.model import ACTOR_TYPES, Norm, Referent
from kg.nlp.claims.context import scope_words
from kg.nlp.claims.match import Match, words
from kg.nlp.claims.nouns import policy_of
from kg.nlp.claims.reading import Reading
from kg.nlp.grammar import possessor

ACTORS = frozenset((*ACTOR_TYPES, "Actor", "Country"))
GOVERNING = frozenset(("Country", "Government", "GovernmentBody"))


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a norm as the index of a referent, and the rule that found it."""

    referent: int | None
    rule: str = ""


def issuer_of(reading: Reading, match: Match, earlier: list[Norm], statement: int | None) -> Party:
    """Who issues a norm: its subject, the owner of its noun, or the speaker's government.

    A decision that only points back ("this order") has the issuer of the norm before it.
    """
    direct = actor_at(reading, match.issuer)
    if direct is not None and not is_policy_noun(match.issuer):
        return Party(direct)
    noun = match.policy or (policy_of(match.issuer) if match.issuer is not None else None)
    if noun is not None:
        owner = owner_of_noun(reading, noun)
        if owner is not None:
            return Party(owner, "issuer-owns-noun")
        if is_demonstrative(noun) and earlier and earlier[-1].issuer is not None:
            return Party(earlier[-1].issuer, "issuer-of-norm-before")
    speaker = speaker_government(reading, statement)
    if speaker is not None:
        return Party(speaker, "issuer-speaks-for-government")
    return Party(None)


def actor_at(reading: Reading, token: Token | None) -> int | None:
    """The referent of a word if it is an actor."""
    number = reading.referent_of(token)
    return number if number is not None and is_actor(reading.referents[number]) else None


def is_actor(referent: Referent) -> bool:
    """True for whoever can act."""
    return referent.type in ACTORS


def is_policy_noun(token: Token | None) -> bool:
    """True for *decision*, *directive*, *policy* …, which act for whoever issued them."""
    return token is not None and token.lemma_.lower() in words("policy", "nouns")


def is_demonstrative(noun: Token) -> bool:
    """True for "this decision", "the directive": a noun that points back."""
    return any(
        c.dep_ == "det" and c.lower_ in scope_words()["demonstratives"] for c in noun.children
    )


def owner_of_noun(reading: Reading, noun: Token) -> int | None:
    """Whose policy, decision or order it is: here, or where the article last named its owner."""
    here = actor_at(reading, possessor(noun))
    if here is not None:
        return here
    for word in reversed(reading.doc[: noun.i]):
        if word.lemma_ == noun.lemma_ and word.pos_ == "NOUN":
            owner = actor_at(reading, possessor(word))
            if owner is not None:
                return owner
    return None


def speaker_government(reading: Reading, statement: int | None) -> int | None:
    """The government that the source of a statement belongs to, as an official's words tell.

    An official who says what others may do speaks for the own government.
    """
    for number in reading.chain(statement):
        source = reading.statements[number].source_referent
        if source is None:
            continue
        referent = reading.referents[source]
        if referent.type in GOVERNING:
            return source
        nested = affiliation(reading, referent)
        if nested is not None:
            return nested
    return None


def affiliation(reading: Reading, referent: Referent) -> int | None:
    """The government named inside a source's description: *U.S.* in "a second U.S. official"."""
    for mention in referent.mentions:
        if mention.kind == "pronoun":
            continue
        for number, other in enumerate(reading.referents):
            if other is referent or other.type not in GOVERNING:
                continue
            for inner in other.mentions:
                inside = (
                    mention.span.begin <= inner.span.begin and inner.span.end <= mention.span.end
                )
                if inside and inner.span != mention.span:
                    return number
    return None


def addressee_of(reading: Reading, match: Match) -> Party:
    """To whom a norm is said in its own clause: the addressee, or whoever does the action."""
    direct = actor_at(reading, match.addressee)
    if direct is not None:
        return Party(direct)
    owner = possessor(match.action) if match.action.pos_ in ("NOUN", "PROPN") else None
    found = actor_at(reading, owner)
    if found is not None:
        return Party(found, "addressee-owns-action")
    return Party(None)


def addressee_in_context(
    norms: list[Norm], position: int, kinds: tuple[str, ...], issuer: int | None
) -> int | None:
    """The addressee of the nearest norm of some kinds, earlier ones first.

    A policy that an article tells without its addressee concerns whoever the other norms do.
    """
    earlier = list(reversed(norms[:position]))
    for norm in [*earlier, *norms[position + 1 :]]:
        if norm.addressee is not None and norm.modality in kinds and norm.addressee != issuer:
            return norm.addressee
    return None


def issuer_in_context(
    reading: Reading, norms: list[Norm], position: int, addressee: int | None
) -> int | None:
    """The issuer of the nearest norm for the same addressee, a government before a person."""
    near = [*reversed(norms[:position]), *norms[position + 1 :]]
    fitting = [
        norm.issuer
        for norm in near
        if norm.issuer is not None
        and norm.issuer != addressee
        and norm.modality != "request"
        and (addressee is None or norm.addressee == addressee)
    ]
    governing = [number for number in fitting if reading.referents[number].type in GOVERNING]
    return next(iter([*governing, *fitting]), None)
