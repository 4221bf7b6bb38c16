"""Who issues a norm and to whom, where the clause itself does not say it."""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.lexicon.gazetteer.lookup import find_senses
from kg.model import ACTOR_TYPES, Mention, Norm, Referent
from kg.nlp.claims.context import scope_words
from kg.nlp.claims.match import Match, words
from kg.nlp.claims.nouns import policy_of
from kg.nlp.claims.reading import Reading
from kg.nlp.entities.phrases import text_between
from kg.nlp.grammar import antecedent, coordinated, is_verb, possessor, subject

ACTORS = frozenset((*ACTOR_TYPES, "Actor", "Country"))
GOVERNING = frozenset(("Country", "Government", "GovernmentBody"))
NO_ACTOR = "issuer-is-no-actor"


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a norm as the index of a referent, and the rule that found it."""

    referent: int | None
    rule: str = ""


def issuers_of(
    reading: Reading, match: Match, earlier: list[Norm], statement: int | None
) -> list[Party]:
    """Who issues a norm, at least one: its subjects, or whoever stands behind them."""
    direct = [] if is_policy_noun(match.issuer) else actors_at(reading, match.issuer)
    return [Party(number) for number in direct] or [
        issuer_behind(reading, match, earlier, statement)
    ]


def issuer_behind(
    reading: Reading, match: Match, earlier: list[Norm], statement: int | None
) -> Party:
    """The owner of a norm's noun, who ends or keeps it, or the speaker's government.

    A decision that only points back ("this order") has the issuer of the norm before it. Where the
    clause names something that is no actor, as in "the law forbids", nobody is put in its place.
    """
    noun = match.policy or (policy_of(match.issuer) if match.issuer is not None else None)
    if noun is not None:
        owner = owner_of_noun(reading, noun)
        if owner is not None:
            return Party(owner, "issuer-owns-noun")
        if is_demonstrative(noun) and earlier and earlier[-1].issuer is not None:
            return Party(earlier[-1].issuer, "issuer-of-norm-before")
        keeper = keeper_of(reading, noun)
        if keeper is not None:
            return Party(keeper, "issuer-ends-or-keeps-it")
    if is_named_otherwise(match, noun):
        return Party(None, NO_ACTOR)
    speaker = speaker_government(reading, statement)
    if speaker is not None:
        return Party(speaker, "issuer-speaks-for-government")
    return Party(None)


def is_named_otherwise(match: Match, noun: Token | None) -> bool:
    """True where the clause names who or what issues it, though that is no actor we know."""
    if match.issuer is None:
        return False
    if match.issuer.pos_ == "PRON":
        return match.issuer.tag_ == "PRP"
    return noun is None or (noun == match.trigger and match.issuer != noun)


def actor_at(reading: Reading, token: Token | None) -> int | None:
    """The referent of a word if it is an actor."""
    number = reading.referent_of(token)
    return number if number is not None and is_actor(reading.referents[number]) else None


def actors_at(reading: Reading, token: Token | None) -> list[int]:
    """The referents of a word and of those coordinated with it that are actors, each once."""
    if token is None:
        return []
    group = coordinated(antecedent(token))
    found = [actor_at(reading, word) for word in group if not is_verb(word)]
    return list(dict.fromkeys(number for number in found if number is not None))


def keeper_of(reading: Reading, noun: Token) -> int | None:
    """Who lifts, keeps or issues a rule that has no owner: "Chad ended the embargo on arms"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or not is_verb(verb):
        return None
    lists = ("ending_verbs", "issuing_verbs")
    lemma = verb.lemma_.lower()
    known = lemma not in words("policy", "overruling_verbs") and lemma in words(
        "prohibition", "light_verbs"
    ).union(*(words("policy", name) for name in lists))
    return actor_at(reading, subject(verb)) if known else None


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
    if here is None:
        here = country_of_adjective(reading, noun)
    if here is not None:
        return here
    for word in reversed(reading.doc[: noun.i]):
        if word.lemma_ == noun.lemma_ and word.pos_ == "NOUN":
            owner = actor_at(reading, possessor(word))
            if owner is not None:
                return owner
    return None


def country_of_adjective(reading: Reading, noun: Token) -> int | None:
    """The country that an adjective names: "the *Australian* policy"; it must be told of too."""
    for word in noun.children:
        if word.dep_ != "amod" or not word.text[:1].isupper():
            continue
        keys = {sense.key for sense in find_senses(word.text)}
        for number, referent in enumerate(reading.referents):
            if referent.known in keys and referent.type in GOVERNING:
                return number
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
    """The government named in a source's description: *U.S.* in "a second U.S. official".

    By its name or by its adjective, before a name too: "*German* minister Anna Weber".
    """
    for mention in referent.mentions:
        if mention.kind == "pronoun":
            continue
        title = title_begin(reading, mention)
        for number, other in enumerate(reading.referents):
            if other is referent or other.type not in GOVERNING:
                continue
            for inner in other.mentions:
                inside = title <= inner.span.begin and inner.span.end <= mention.span.end
                if inside and inner.span != mention.span:
                    return number
        named = adjective_country(reading, text_between(reading.doc, title, mention.span.end))
        if named is not None:
            return named
    return None


def title_begin(reading: Reading, mention: Mention) -> int:
    """Where the title before a name begins, or the mention itself."""
    span = reading.doc.char_span(*mention.span, alignment_mode="expand")
    if span is None or mention.kind != "name":
        return mention.span.begin
    first = min((c.left_edge for c in span.root.children if c.dep_ == "compound"), default=span[0])
    return min(mention.span.begin, int(first.idx))


def adjective_country(reading: Reading, text: str) -> int | None:
    """The country of the article that an adjective in a text names."""
    keys = {sense.key for word in text.split() if word[:1].isupper() for sense in find_senses(word)}
    for number, referent in enumerate(reading.referents):
        if referent.known in keys and referent.type == "Country":
            return number
    return None


def addressees_of(reading: Reading, match: Match) -> list[Party]:
    """To whom a norm is said in its own clause, at least one: the addressees, or who does it."""
    direct = actors_at(reading, match.addressee)
    if direct:
        return [Party(number) for number in direct]
    owner = possessor(match.action) if match.action.pos_ in ("NOUN", "PROPN") else None
    found = actor_at(reading, owner)
    return [Party(found, "addressee-owns-action") if found is not None else Party(None)]


def addressee_in_context(
    norms: list[Norm], position: int, kinds: tuple[str, ...], issuer: int | None
) -> int | None:
    """The addressee of the nearest norm of some kinds, earlier ones first.

    A policy that an article tells without its addressee concerns whoever its other norms on the
    same matter do.
    """
    for norm in near(norms, position):
        if norm.addressee is not None and norm.modality in kinds and norm.addressee != issuer:
            return norm.addressee
    return None


def near(norms: list[Norm], position: int) -> list[Norm]:
    """The other norms on the matter of one of them, the nearest first, those before it first."""
    others = [*reversed(norms[:position]), *norms[position + 1 :]]
    if position >= len(norms):
        return others
    lemmas = set(norms[position].action.lemmas)
    return [norm for norm in others if lemmas & set(norm.action.lemmas)]


def issuer_in_context(
    reading: Reading, norms: list[Norm], position: int, addressee: int | None
) -> int | None:
    """The issuer of the nearest norm for the same addressee, a government before a person."""
    fitting = [
        norm.issuer
        for norm in near(norms, position)
        if norm.issuer is not None
        and norm.issuer != addressee
        and norm.modality != "request"
        and (addressee is None or norm.addressee == addressee)
    ]
    governing = [number for number in fitting if reading.referents[number].type in GOVERNING]
    return next(iter([*governing, *fitting]), None)
