"""Grammatical functions read off spaCy's dependency parse: subjects, objects, complements.

The parse names the surface (``nsubjpass``, ``agent``, ``relcl``); these functions answer the
question behind it: who does it, to whom, with which clause as its content. Control and raising
("decided to allow"), participles, relative clauses, coordination and passives are resolved.
"""

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OBJECTS = ("dobj", "obj", "attr")
RECIPIENTS = ("dative", "iobj")
CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl")
RELATIVE_TAGS = ("WP", "WDT", "WP$")
VERBAL = ("VERB", "AUX")
TENSED = ("VBD", "VBZ", "VBP")


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of some functions, or None."""
    return next((c for c in token.children if c.dep_ in deps), None)


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of some functions, in order."""
    return [c for c in token.children if c.dep_ in deps]


def is_verb(token: Token) -> bool:
    """True for a word that heads a clause."""
    return token.pos_ in VERBAL or token.tag_.startswith("VB")


def is_passive(verb: Token) -> bool:
    """True for a passive verb, finite ("was told") or a reduced relative ("told by")."""
    if child(verb, "nsubjpass", "auxpass", "csubjpass"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "aux") is None


def prepositional(token: Token, *words: str) -> Iterator[Token]:
    """The objects of the prepositions below a word (all, or those named), conjuncts included."""
    for prep in token.children:
        if prep.dep_ in ("prep", "agent", "dative", "prt") and (not words or prep.lower_ in words):
            for target in children(prep, "pobj", "pcomp"):
                yield target
                yield from target.conjuncts


def agent(verb: Token) -> Token | None:
    """Who does it, in a passive clause: the object of *by*."""
    return next(prepositional(verb, "by"), None)


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for: the word its clause modifies; else the word itself."""
    if token.tag_ not in RELATIVE_TAGS:
        return token
    for verb in token.ancestors:
        if verb.dep_ in ("relcl", "acl"):
            return agreeing(verb.head, verb) if token.dep_ in SUBJECTS else verb.head
    return token


def agreeing(noun: Token, verb: Token) -> Token:
    """The noun that a relative clause is about: one that its verb agrees with in number.

    In "attacks on the deal, which were amplified" the parser takes the nearer one.
    """
    if not is_plural_verb(verb) or not is_singular(noun) or child(noun, "conj") is not None:
        return noun
    for word in noun.ancestors:
        if word.dep_ in CLAUSES or is_verb(word):
            break
        if word.tag_ in ("NNS", "NNPS"):
            return word
    return noun


def is_plural_verb(verb: Token) -> bool:
    """True for "are", "were" and "have" with a verb in the third person."""
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return finite.lower_ in ("are", "were", "have") and finite.tag_ in TENSED


def is_singular(noun: Token) -> bool:
    """True for a noun or name in the singular."""
    return noun.tag_ in ("NN", "NNP")


def surface_subject(verb: Token) -> Token | None:
    """The subject that stands in the clause itself; relative pronouns are resolved."""
    found = child(verb, "nsubj", "nsubjpass", "csubj")
    return antecedent(found) if found is not None else None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does what a verb says, or None; looks through control, coordination and nominals."""
    if is_passive(verb):
        return agent(verb)
    found = surface_subject(verb)
    return found if found is not None else inherited_subject(verb, depth)


def inherited_subject(verb: Token, depth: int) -> Token | None:
    """The subject that a clause without one takes from the word it depends on."""
    head = verb.head
    if depth > 6 or head == verb:
        return None
    if verb.dep_ == "xcomp":
        controller = direct_object(head) if is_verb(head) else None
        return controller if controller is not None else doer(head, depth)
    if verb.dep_ == "conj":
        return doer(joined_to(verb), depth)
    if verb.dep_ in ("advcl", "ccomp", "acomp", "dep"):
        own = absolute_subject(verb)
        return own if own is not None else doer(head, depth)
    if verb.dep_ in ("relcl", "acl"):
        return doer(head, depth) if is_infinitive(verb) else head
    if verb.dep_ == "pcomp":
        held = head.lower_ in ("from", "against", "into") and is_verb(head.head)
        kept = direct_object(head.head) if held else None
        return kept if kept is not None else doer(head.head, depth)
    return None


def absolute_subject(verb: Token) -> Token | None:
    """Whose a participle is behind a preposition: "despite *the press* saying so"."""
    edge = verb.left_edge.i
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or edge == 0:
        return None
    for word in verb.doc[edge - 1].ancestors:
        if word.dep_ == "prep" and word.lower_ in ("despite", "with", "without"):
            found = child(word, "pobj")
            return found if found is not None and right_edge(found) == edge - 1 else None
    return None


def is_far_participle(verb: Token) -> bool:
    """True for a participle behind a list, which the parser hangs on one of its members.

    In "sued the mayor, the port and a bank, alleging fraud" none of them alleges it.
    """
    noun = verb.head
    if (
        verb.tag_ != "VBG"
        or verb.dep_ != "acl"
        or noun.dep_ not in ("pobj", "dobj", "conj", "appos")
    ):
        return False
    return noun.dep_ == "conj" or any(
        c.dep_ in ("conj", "appos") and noun.i < c.i < verb.i for c in noun.children
    )


def joined_to(verb: Token) -> Token:
    """The word that a coordinated verb goes on from.

    A verb with a tense goes on from one with a tense, where the parser chose an infinitive between
    them: "allowed them to sell wheat and banned rice".
    """
    head = verb.head
    while verb.tag_ in TENSED and is_bare(head) and head.dep_ in CLAUSES and is_verb(head.head):
        head = head.head
    return head


def is_bare(verb: Token) -> bool:
    """True for an infinitive, with or without *to*, that no modal governs."""
    return verb.tag_ == "VB" and not any(c.tag_ == "MD" for c in verb.children)


def doer(head: Token, depth: int) -> Token | None:
    """Who stands behind a governing word: the subject of a verb, the owner of a noun."""
    if not is_verb(head) and head.pos_ != "ADJ":
        owner = possessor(head)
        if owner is not None:
            return owner
        verb = head.head
        if head.dep_ in ("dobj", "attr", "pobj") and is_verb(verb):
            return doer(verb, depth + 1)
        return head
    if is_verb(head):
        if is_passive(head):
            return surface_subject(head)
        return subject(head, depth + 1)
    return inherited_subject(head, depth + 1)


def possessor(noun: Token) -> Token | None:
    """Whose a noun is: *Biden's* decision, the decision *by Biden*, *US* policy."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    by = next(prepositional(noun, "by"), None)
    if by is not None:
        return by
    return next((c for c in noun.children if is_name_modifier(c)), None)


def is_name_modifier(token: Token) -> bool:
    """True for a name before its noun: *US* policy, *Biden* administration."""
    return token.dep_ in ("compound", "nmod", "amod") and token.pos_ == "PROPN"


def is_infinitive(verb: Token) -> bool:
    """True for a verb with *to*."""
    return any(c.tag_ == "TO" for c in verb.children)


def direct_object(verb: Token) -> Token | None:
    """What is done to: the object, or the subject of a passive; relative pronouns are resolved."""
    if is_passive(verb):
        found = surface_subject(verb)
        return found if found is not None else (verb.head if verb.dep_ == "acl" else None)
    found = child(verb, *OBJECTS)
    if found is not None:
        return antecedent(found)
    if verb.dep_ == "relcl" and surface_subject(verb) not in (None, verb.head):
        return None if is_circumstance(verb) else verb.head
    return None


def is_circumstance(clause: Token) -> bool:
    """True for "the court where he appeared", "in which …": the noun is no object of the verb."""
    inner = (word for c in clause.children if c.dep_ == "prep" for word in c.children)
    return any(c.tag_ == "WRB" for c in clause.children) or any(w.tag_ == "WDT" for w in inner)


def recipient(verb: Token) -> Token | None:
    """To whom: the indirect object, or the object of *to*."""
    found = child(verb, *RECIPIENTS)
    if found is not None:
        inner = child(found, "pobj")
        return inner if inner is not None else found
    return next(prepositional(verb, "to"), None)


def right_edge(token: Token) -> int:
    """The position of the last word below a word."""
    return int(token.right_edge.i)


def complement_after(token: Token) -> Token | None:
    """The infinitive that follows a phrase directly, where the parser hung it elsewhere.

    "calling on the ministry | not to publish": the verb after an optional *not* and *to*.
    """
    doc = token.doc
    position = right_edge(token) + 1
    if position < len(doc) and doc[position].lower_ == "not":
        position += 1
    if position >= len(doc) or doc[position].tag_ != "TO":
        return None
    for follower in doc[position + 1 : position + 4]:
        if follower.tag_ == "VB":
            return follower
    return None


def coordinated(verb: Token) -> list[Token]:
    """A word and those coordinated with it by conjunctions, in the order of the text.

    What the parser joined without an *and* or *or* ("fire missiles, to hit towns") is left out.
    """
    found = sorted((c for c in verb.conjuncts if c.i > verb.i), key=lambda c: c.i)
    while found and not has_conjunction(found[-1]):
        found.pop()
    return [verb, *found]


def has_conjunction(conjunct: Token) -> bool:
    """True if *and* or *or* stands right before a conjunct."""
    edge = conjunct.left_edge.i
    return edge > 0 and conjunct.doc[edge - 1].dep_ == "cc"


def subject_in_clause(verb: Token) -> Token | None:
    """The subject as it stands in the text, of the clause or of the clause that it continues."""
    found = child(verb, "nsubj", "nsubjpass", "csubj")
    if found is not None:
        return antecedent(found)
    if verb.dep_ in ("conj", "advcl", "xcomp", "acl", "pcomp", "dep") and verb.head != verb:
        return subject(verb)
    return None
