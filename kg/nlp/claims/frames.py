"""Frames of permission, prohibition, obligation and request, matched over the parse.

One matcher for all kinds: a verb with an addressee and an infinitive, with *from*, with a noun as
its object, a light verb with its noun, a nominal with its complement. The words are the lexicon's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.lexicon import read_lexicon
from kg.model import Modality
from kg.nlp.grammar import (
    agent,
    child,
    children,
    complement_after,
    direct_object,
    is_infinitive,
    is_passive,
    is_verb,
    negation,
    possessor,
    prepositional,
    recipient,
    subject,
    surface_subject,
)

KINDS: tuple[Modality, ...] = ("permission", "prohibition", "obligation", "request")


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


def match_frames(doc: Doc) -> list[Match]:
    """All frames of a Doc in the order of their triggers, none inside the action of another."""
    found: list[Match] = []
    for token in doc:
        if token.is_space:
            continue
        found += match_token(token)
    named = [replace(m, policy=m.policy or policy_of(m.trigger)) for m in found]
    return without_inner(first_of_each(named))


def match_token(token: Token) -> list[Match]:
    """The frames that a word triggers."""
    if is_verb(token):
        matches = [*control(token), *from_doing(token), *light_verb(token), *phrasal_verb(token)]
        return matches or list(noun_object(token))
    if token.pos_ in ("NOUN", "PROPN"):
        return list(nominal(token))
    if token.pos_ == "ADJ":
        return list(able_to(token))
    return []


def first_of_each(matches: list[Match]) -> list[Match]:
    """One match for each action, the one that names most of its parties."""
    kept: dict[int, Match] = {}
    for match in matches:
        other = kept.get(match.action.i)
        if other is None or parties(match) > parties(other):
            kept[match.action.i] = match
    return sorted(kept.values(), key=lambda match: (match.trigger.i, match.action.i))


def parties(match: Match) -> int:
    """How many of the two parties a match names."""
    return (match.issuer is not None) + (match.addressee is not None)


def without_inner(matches: list[Match]) -> list[Match]:
    """The matches without those that stand inside the action of another.

    What a request asks to permit is no permission; what an order makes sure of ("ensure that they
    are able to") is.
    """

    def inside(inner: Match, outer: Match) -> bool:
        if inner == outer or inner.trigger == outer.trigger:
            return False
        within = inner.trigger == outer.action or outer.action in inner.trigger.ancestors
        beyond = outer.trigger in outer.action.subtree or inner.trigger in outer.trigger.ancestors
        return within and not beyond and inner.shape != "able"

    return [m for m in matches if not any(inside(m, other) for other in matches)]


# ---- verb + addressee + infinitive


def control(verb: Token) -> Iterator[Match]:
    """As in "allowed the union to strike", "were told to leave", "asked them not to fire"."""
    for kind in KINDS:
        if verb.lemma_.lower() not in words(kind, "control"):
            continue
        addressee, action = addressee_and_action(verb)
        if action is None or not is_real(addressee, action, verb):
            continue
        addressee = without_light_noun(addressee)
        yield judged(
            Match(
                kind,
                "control",
                verb,
                agent(verb) if is_passive(verb) else subject(verb),
                addressee,
                action,
                negated=negation(action) is not None,
                urging=verb.lemma_.lower() in words(kind, "urging"),
            )
        )


def addressee_and_action(verb: Token) -> tuple[Token | None, Token | None]:
    """The addressee of a verb of control and the verb of its infinitive."""
    held = surface_subject(verb) if is_passive(verb) else child(verb, "dobj", "dative", "iobj")
    for clause in children(verb, "xcomp", "ccomp", "advcl"):
        own = child(clause, "nsubj", "nsubjpass")
        bare = child(clause, "mark") is None and (
            clause.tag_ in ("VB", "VBP") or verb.lemma_.lower() in words("permission", "bare")
        )
        if not is_verb(clause) or not (is_infinitive(clause) or bare):
            continue
        if clause.dep_ == "advcl" and held is None:
            continue
        if own is not None and own.tag_ not in ("WP", "WDT"):
            return own, clause
        if held is not None:
            return held, clause
    if held is not None and not is_passive(verb):
        inside = next((c for c in children(held, "relcl", "acl") if is_infinitive(c)), None)
        return held, inside if inside is not None else complement_after(held)
    for_whom = next(prepositional(verb, "for"), None)
    if for_whom is not None:
        inside = next((c for c in children(for_whom, "relcl", "acl") if is_infinitive(c)), None)
        return for_whom, inside
    return held, None


def is_real(addressee: Token | None, action: Token, verb: Token) -> bool:
    """False for an addressee that the verb governs by chance, as in "ask the price to pay"."""
    return addressee is not None and action != verb


def without_light_noun(addressee: Token | None) -> Token | None:
    """The name before a noun that the parser took as head: "allow *Ukraine* flexibility to"."""
    if addressee is None or addressee.lemma_.lower() not in words("permission", "light_nouns"):
        return addressee
    return before_noun(addressee) or addressee


def before_noun(noun: Token) -> Token | None:
    """A recipient that the parser made a modifier of the noun: "gave *Ukraine* permission"."""
    for c in noun.children:
        if c.dep_ in ("nmod", "compound", "poss", "dative", "nsubj") and c.pos_ in (
            "PROPN",
            "NOUN",
            "PRON",
        ):
            return c
    return None


def policy_of(token: Token) -> Token | None:
    """The noun of a norm that a clause spells out: the *policy* of not allowing it."""
    for word in (token, *token.ancestors):
        if word.pos_ == "NOUN" and word.lemma_.lower() in words("policy", "nouns"):
            return word
        if word != token and is_verb(word):
            return None
        if is_verb(word) and word.dep_ not in ("acl", "pcomp", "relcl"):
            return None
    return None


def judged(match: Match) -> Match:
    """A permission that is refused is a prohibition; other negated frames stay refused."""
    verb = match.trigger
    held_back = negation(verb) is not None or is_refused(verb)
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


# ---- verb + addressee + from + -ing


def from_doing(verb: Token) -> Iterator[Match]:
    """As in "barred the paper from publishing", "is restricted from using"."""
    if verb.lemma_.lower() not in words("prohibition", "from"):
        return
    held = surface_subject(verb) if is_passive(verb) else direct_object(verb)
    for prep in children(verb, "prep"):
        action = child(prep, "pcomp") if prep.lower_ == "from" else None
        if action is not None and held is not None:
            issuer = agent(verb) if is_passive(verb) else subject(verb)
            found = Match("prohibition", "from", verb, issuer, held, action)
            yield replace(found, refused=negation(verb) is not None)


# ---- verb + action as a noun


def noun_object(verb: Token) -> Iterator[Match]:
    """As in "approved the sale", "banned exports", "demanded an apology"."""
    lemma = verb.lemma_.lower()
    for kind in KINDS:
        if lemma not in words(kind, "object"):
            continue
        action = direct_object(verb)
        if action is None or action.pos_ not in ("NOUN", "VERB") or action.i == verb.i:
            continue
        issuer = agent(verb) if is_passive(verb) else subject(verb)
        addressee = recipient(verb) or next(prepositional(action, "by"), None)
        yield judged(
            Match(
                kind,
                "object",
                verb,
                issuer,
                addressee,
                action,
                urging=lemma in words(kind, "urging"),
            )
        )


# ---- light verb + noun + infinitive


def light_verb(verb: Token) -> Iterator[Match]:
    """As in "gave the firm permission to build", "imposed a ban on exports"."""
    lemma = verb.lemma_.lower()
    for noun in [*children(verb, "dobj", "nsubj", "nsubjpass", "attr"), *dative_object(verb)]:
        if lemma in words("permission", "light_verbs") and is_permission_noun(noun):
            yield from granted(verb, noun)
        if lemma in words("prohibition", "light_verbs") and is_noun_of("prohibition", noun):
            for action in complements("prohibition", noun):
                yield Match("prohibition", "imposed", verb, subject(verb), None, action)


def dative_object(verb: Token) -> list[Token]:
    """The noun of an infinitive's subject: "allow Ukraine *flexibility* to defend itself"."""
    return [c for clause in children(verb, "ccomp") for c in children(clause, "nsubj")]


def is_permission_noun(noun: Token) -> bool:
    """True for *permission*, *green light*, *go-ahead* and the like."""
    return noun.lemma_.lower() in words("permission", "light_nouns")


def granted(verb: Token, noun: Token) -> Iterator[Match]:
    """The permission that a light verb and its noun express."""
    action = granted_action(verb, noun)
    if action is None:
        return
    receiving = verb.lemma_.lower() in words("permission", "receiving_verbs")
    giver = next(prepositional(noun, "from"), None) or next(prepositional(verb, "from"), None)
    if is_passive(verb):
        receiver, issuer = surface_subject(verb), agent(verb)
        receiver = recipient(verb) if receiver == noun else receiver
    elif receiving:
        receiver, issuer = subject(verb), giver
    else:
        receiver = child(verb, "dative", "iobj") or before_noun(noun) or recipient(verb)
        receiver, issuer = receiver or recipient(noun), subject(verb)
    match = Match("permission", "light", verb, issuer, receiver, action)
    yield judged(replace(match, negated=negation(action) is not None))


def granted_action(verb: Token, noun: Token) -> Token | None:
    """What a noun of permission permits: its infinitive, or the object of *for*."""
    for holder in (noun, verb):
        for clause in children(holder, "acl", "relcl", "xcomp", "advcl"):
            if is_infinitive(clause) and clause.i > noun.i:
                return clause
    parent = noun.head
    if noun.dep_ == "nsubj" and is_infinitive(parent):
        return parent
    return complement_after(noun) or next(prepositional(noun, "for"), None)


# ---- verb + preposition + addressee + infinitive


def phrasal_verb(verb: Token) -> Iterator[Match]:
    """As in "called on the court to act", "called for a ceasefire", "called to lift the ban"."""
    lemma = verb.lemma_.lower()
    by = agent(verb) if is_passive(verb) else subject(verb)
    urging = lemma in words("request", "urging")
    done = False
    for preposition in phrasal("request").get(lemma, ()):
        for addressee in list(prepositional(verb, preposition))[:1]:
            action = infinitive_below(verb, addressee) or complement_after(addressee)
            if action is not None:
                done = True
                negated = negation(action) is not None
                yield Match(
                    "request", "phrasal", verb, by, addressee, action, negated, urging=urging
                )
    if not done and lemma in words("request", "phrasal_for"):
        for action in list(prepositional(verb, "for"))[:1]:
            clause = next((c for c in children(action, "relcl", "acl") if is_infinitive(c)), None)
            clause = clause or infinitive_below(verb, action)
            done = True
            if clause is not None:
                yield Match("request", "for-to", verb, by, action, clause, urging=urging)
            else:
                whom = direct_object(verb)
                yield Match(
                    "request", "for", verb, by, whom if whom != by else None, action, urging=urging
                )
    if not done and lemma in words("request", "to_do"):
        for clause in children(verb, "xcomp", "advcl"):
            if is_infinitive(clause):
                yield Match("request", "to-do", verb, by, None, clause, urging=urging)


def infinitive_below(verb: Token, addressee: Token) -> Token | None:
    """The infinitive that depends on a verb or on the addressee."""
    for holder in (verb, addressee):
        for clause in children(holder, "xcomp", "advcl", "ccomp", "acl", "relcl"):
            if is_infinitive(clause) and clause.i > addressee.i:
                return clause
    return None


# ---- nouns


def is_noun_of(kind: str, noun: Token) -> bool:
    """True for a noun that stands for a norm of a kind."""
    return noun.lemma_.lower() in words(kind, "nouns")


def nominal(noun: Token) -> Iterator[Match]:
    """As in "a ban on exports", "calls on the court to act", "the policy against arms sales"."""
    lemma = noun.lemma_.lower()
    for kind in ("permission", "prohibition"):
        if lemma in words(kind, "nouns") and noun.dep_ not in ("compound",):
            for action in complements(kind, noun):
                yield Match(kind, "noun", noun, possessor(noun), None, action, policy=noun)
    if lemma in words("policy", "nouns"):
        for action in list(prepositional(noun, *words("policy", "against")))[:1]:
            yield Match(
                "prohibition", "policy-against", noun, possessor(noun), None, action, policy=noun
            )
    if lemma in words("request", "nouns"):
        yield from requested(noun)


def complements(kind: Modality, noun: Token) -> list[Token]:
    """What a noun of a norm permits or forbids: the object of *on*, *for* …, or its infinitive."""
    found = list(prepositional(noun, *words(kind, "noun_prepositions")))[:1]
    found += [c for c in children(noun, "acl", "relcl") if is_infinitive(c)][:1]
    return found[:1]


def requested(noun: Token) -> Iterator[Match]:
    """As in "calls on the administration to allow", "a request for aid", "its demand that"."""
    for addressee in list(prepositional(noun, "on", "to"))[:1]:
        holders = [noun, addressee, noun.head]
        clauses = [c for h in holders for c in children(h, "acl", "relcl", "advcl", "xcomp")]
        action = next((c for c in clauses if is_infinitive(c) and c.i > addressee.i), None)
        action = action or complement_after(addressee)
        if action is not None:
            yield Match(
                "request",
                "noun-to",
                noun,
                asker(noun),
                addressee,
                action,
                negation(action) is not None,
                urging=noun.lemma_ in words("request", "urging"),
            )
            return
    for action in list(prepositional(noun, *words("request", "noun_prepositions")))[:1]:
        if asker(noun) is not None and noun.dep_ != "pobj":
            yield Match(
                "request",
                "noun-for",
                noun,
                asker(noun),
                None,
                action,
                urging=noun.lemma_ in words("request", "urging"),
            )


def asker(noun: Token) -> Token | None:
    """Who makes a request that is told as a noun: its owner, or the subject of its verb."""
    owner = possessor(noun)
    if owner is None and noun.dep_ == "dobj" and is_verb(noun.head):
        owner = subject(noun.head)
    return owner


def able_to(adjective: Token) -> Iterator[Match]:
    """As in "ensure that the army is able to use": a permission that an order implies."""
    if adjective.lemma_.lower() not in words("permission", "able"):
        return
    action = next((c for c in children(adjective, "xcomp") if is_infinitive(c)), None)
    verb = adjective.head
    if action is not None and is_verb(verb) and verb.dep_ == "ccomp":
        governor = verb.head
        ensured = governor.lemma_.lower() in read_lexicon("frames")["ensuring"]["verbs"]
        whom = surface_subject(verb)
        if ensured and whom is not None:
            yield Match("permission", "able", adjective, None, whom, action)
