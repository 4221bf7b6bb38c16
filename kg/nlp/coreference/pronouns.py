"""Pronouns of the third person: the antecedent that agrees, by syntax, nearness and role."""

from spacy.tokens import Token

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import pronouns

PERSONS = {"Person", "AnonymousSource"}
THINGS = {"Country", "Government", "GovernmentBody", "Organization", "MediaOutlet", "MilitaryForce"}
COLLECTIVE = THINGS | {"Group"}
SUBJECTS = {"nsubj", "nsubjpass"}
MODIFYING = {"compound", "amod", "nmod", "npadvmod"}
FARTHEST = 3
DEEPEST = 6
FRONTED = {"advcl", "prep"}
INHERITING = {"xcomp", "conj", "advcl", "pcomp", "ccomp"}


def resolve_pronoun(board: Board, mention: FoundMention) -> tuple[Chain, str] | None:
    """The chain and rule of a pronoun of the third person, or ``None`` where nothing agrees."""
    token = board.doc[mention.token]
    features = pronouns()[mention.lemma]
    if features.get("reflexive"):
        return reflexive(board, token, mention)
    excluded = barred_chains(board, mention)
    best: tuple[float, Chain] | None = None
    borders = sentence_starts(board, token)
    for index, chain in board.recent():
        other = board.mentions[index]
        if chain.number in excluded or not agrees(mention, other, chain):
            continue
        if contains(other, mention):
            continue
        distance = sum(start > other.token for start in borders)
        if distance > FARTHEST:
            break
        value = score(board, token, other, chain, distance)
        if best is None or value > best[0]:
            best = value, chain
    if best is None or best[0] < 0:
        return None
    return best[1], "pronoun"


def own_subject(board: Board, mention: FoundMention) -> tuple[Chain, str] | None:
    """Whoever does what is done to somebody of theirs: "the mayor instructed his staff"."""
    token = board.doc[mention.token]
    owned = token.head
    if token.dep_ != "poss" or mention.gender not in ("m", "f") or owned.dep_ != "dobj":
        return None
    for child in owned.head.lefts:
        chain = board.chain_at(child.i) if child.dep_ == "nsubj" else None
        if chain is not None and agrees(mention, mention, chain):
            return chain, "own subject"
    return None


def own_conjunct(board: Board, mention: FoundMention) -> tuple[Chain, str] | None:
    """The first of those joined by "and", where a later one is its own: "the firm and its owners".

    Not in "her mother and her sister", who have both the same possessor.
    """
    token = board.doc[mention.token]
    first = token.head
    if token.dep_ != "poss" or first.dep_ != "conj":
        return None
    while first.dep_ == "conj":
        first = first.head
    index = board.by_token.get(first.i)
    chain = None if index is None else board.chain(index)
    same = any(child.dep_ == "poss" and child.lower_ == token.lower_ for child in first.lefts)
    if index is None or chain is None or same:
        return None
    return (chain, "own conjunct") if agrees(mention, board.mentions[index], chain) else None


def fronted(board: Board, mention: FoundMention) -> tuple[Chain, str] | None:
    """Whoever is named after a clause or phrase in front: "Despite her protests, Ruiz agreed"."""
    if mention.gender not in ("m", "f"):
        return None
    subject = following_subject(board.doc[mention.token])
    index = board.by_token.get(subject.i) if subject is not None else None
    chain = board.chain(index) if index is not None else None
    if chain is None or index is None or board.mentions[index].kind != "name":
        return None
    return (chain, "named after it") if agrees(mention, mention, chain) else None


def following_subject(token: Token) -> Token | None:
    """The subject of the clause before which the clause or phrase of a word stands."""
    for _ in range(DEEPEST):
        head = token.head
        if token.dep_ in FRONTED and token.i < head.i:
            return next((c for c in head.lefts if c.dep_ in SUBJECTS and c.i > token.i), None)
        token = head
    return None


def barred_chains(board: Board, mention: FoundMention) -> set[int]:
    """The numbers of the chains that a pronoun does not mean.

    An object not the subject of its verb ("she asked her"), none what one of another number has
    just meant ("allies allow it to use weapons they supplied").
    """
    token = board.doc[mention.token]
    found = []
    if not pronouns()[token.lower_].get("possessive") and token.dep_ not in SUBJECTS:
        subject = subject_of(token)
        found.append(board.chain_at(subject.i) if subject is not None else None)
    for earlier in range(token.sent.start, token.i):
        index = board.by_token.get(earlier)
        other = None if index is None else board.mentions[index]
        if other is not None and other.kind == "pronoun" and other.plural != mention.plural:
            found.append(board.chain_at(earlier))
    return {chain.number for chain in found if chain is not None}


def sentence_starts(board: Board, token: Token) -> list[int]:
    """The first tokens of this sentence and the few before it."""
    starts: list[int] = []
    i = token.sent.start
    while i >= 0 and len(starts) <= FARTHEST + 1:
        starts.append(i)
        i = board.doc[i - 1].sent.start if i > 0 else -1
    return starts


def contains(other: FoundMention, mention: FoundMention) -> bool:
    """True if the candidate's span holds the pronoun ('its partners')."""
    return other.span.begin <= mention.span.begin and mention.span.end <= other.span.end


def agrees(mention: FoundMention, other: FoundMention, chain: Chain) -> bool:
    """True if number, gender and kind of a chain allow a pronoun."""
    if mention.gender in ("m", "f"):
        return (
            chain.type in PERSONS and not chain.plural and chain.gender in ("any", mention.gender)
        )
    if mention.gender == "thing":
        place = chain.type == "Place" and not other.locative
        weapon = chain.type == "Weapon"
        return (chain.type in THINGS or place or weapon) and not chain.plural
    if chain.type in PERSONS:
        return chain.plural
    return chain.plural or chain.type in COLLECTIVE


def score(board: Board, token: Token, other: FoundMention, chain: Chain, distance: int) -> float:
    """How likely a candidate is: nearer, subject, named often, not a modifier or a place."""
    candidate = board.doc[other.token]
    value = 4.0 - 1.5 * distance - 0.02 * (token.i - candidate.i)
    inner = candidate.dep_ in MODIFYING or other.span.begin > candidate.idx
    if candidate.dep_ in SUBJECTS:
        value += 1.0 + (0.7 if token.dep_ in SUBJECTS else 0.0)
    elif inner:
        value -= 1.2
    elif candidate.dep_ in ("dobj", "dative", "poss"):
        value += 0.3
    if other.locative:
        value -= 2.0
    if token.lower_ in ("they", "them", "their") and not chain.plural:
        value -= 1.0 if chain.type == "Country" else 1.5
    if chain.type == "Weapon":
        value -= 2.0
    if chain.type == "Place":
        value -= 1.5
    subject = subject_of(token, own=True)
    if subject is not None and subject.i == candidate.i:
        value += 1.0
    return value + min(len(chain.members), 6) * 0.1


def reflexive(board: Board, token: Token, mention: FoundMention) -> tuple[Chain, str] | None:
    """'itself': the subject of its verb, or the nearest before it that agrees."""
    verb = token.head.head if token.head.dep_ == "prep" else token.head
    for child in verb.lefts:
        chain = board.chain_at(antecedent(child).i) if child.dep_ in SUBJECTS else None
        if chain is not None and agrees(mention, mention, chain):
            return chain, "reflexive"
    for index, other in board.recent():
        candidate = board.mentions[index]
        inner = board.doc[candidate.token].dep_ in ("compound", "amod")
        if agrees(mention, candidate, other) and not candidate.locative and not inner:
            return other, "reflexive, nearest"
    return None


def subject_of(token: Token, own: bool = False) -> Token | None:
    """The subject of the clause that a token is an argument of, through control and relatives.

    ``own``: of the clause around a possessor or a deeper argument too.
    """
    verb = token.head
    while own and verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    while verb.dep_ in ("prep", "agent", "dative") and verb.head.i != verb.i:
        verb = verb.head
    for _ in range(DEEPEST):
        for child in verb.lefts:
            if child.dep_ in SUBJECTS and child.i != token.i:
                return antecedent(child)
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        controller = controller_of(verb)
        if controller is not None:
            return controller if controller.i != token.i else None
        if verb.dep_ not in INHERITING or verb.head.i == verb.i:
            return None
        verb = verb.head.head if verb.head.dep_ == "prep" else verb.head
    return None


def controller_of(verb: Token) -> Token | None:
    """The object that does what an infinitive says: 'asked them to leave'."""
    if verb.dep_ != "xcomp":
        return None
    objects = [c for c in verb.head.rights if c.dep_ in ("dobj", "dative") and c.i < verb.i]
    return objects[0] if objects else None


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, or the token itself."""
    if token.tag_ not in ("WDT", "WP", "WP$") and token.lower_ != "that":
        return token
    verb = token.head
    while verb.dep_ in ("conj", "xcomp", "ccomp", "prep", "aux", "pobj") and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token
