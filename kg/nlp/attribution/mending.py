"""What grammar takes back from the parts that the model gives to an attribution.

The model marks words, and at the ends of its parts a few too many or too few: whom somebody tells
in what is told, who is told as the one who tells, half of a name. The parse knows better there.
"""

from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Token

from kg.nlp.attribution.clauses import hold_to_clause
from kg.nlp.attribution.content import cleaned
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.inserted import go_on_behind
from kg.nlp.attribution.source import (
    addressee_of,
    can_be_told,
    is_speaker,
    phrase_of,
    trimmed,
)
from kg.nlp.attribution.whole_cue import says
from kg.nlp.attribution.words import cues, words
from kg.nlp.grammar import (
    SUBJECTS,
    agent,
    children,
    is_infinitive,
    is_passive,
    is_verb,
    prepositional,
    surface_subject,
)

# Parts of speech at which no noun phrase ends.
UNFINISHED = ("ADP", "DET", "CCONJ", "SCONJ")


def mend(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with their parts set right by syntax, without those that say the same again."""
    cited = [draft for draft in drafts if draft.rule == "citing"]
    for draft in drafts:
        verb = verb_of(draft)
        without_citing(draft, cited)
        if verb is not None:
            if is_passive(verb):
                mend_passive(draft, verb)
            else:
                without_addressee(draft, verb)
                without_second_verb(draft, verb)
        with_whole_source(draft)
        with_whole_clause(draft)
    taken = {t.i for draft in drafts for t in (*draft.cue, *draft.source)}
    for draft in drafts:
        beyond_the_mark(draft, verb_of(draft), taken)
        go_on_behind(draft, taken)
        if draft.rule != "citing":
            hold_to_clause(draft, verb_of(draft), taken)
        without_speaker(draft)
    credited = [draft for draft in drafts if draft.rule == "credit" and draft.source]
    return [draft for draft in drafts if not is_told_by_credit(draft, credited)]


def verb_of(draft: Draft) -> Token | None:
    """The first full verb of a cue."""
    return next((t for t in draft.cue if is_verb(t) and t.dep_ not in ("aux", "auxpass")), None)


def without_speaker(draft: Draft) -> None:
    """Takes the source out of what is said: "“It froze,” | the master, Pekka Laine, | said"."""
    own = {t.i for t in draft.source}
    rest = [t for t in draft.content if t.i not in own]
    if 0 < len(rest) < len(draft.content):
        draft.content = cleaned(rest, draft.cue[0])


def without_citing(draft: Draft, cited: Iterable[Draft]) -> None:
    """Takes "citing two officials" out of what another one says, and out of its source."""
    for other in cited:
        if other is draft or other.under is None or other.under not in draft.cue:
            continue
        gone = {t.i for t in (*other.cue, *other.source)}
        if gone & {t.i for t in draft.content}:
            draft.content = cleaned([t for t in draft.content if t.i not in gone], other.under)
        if gone & {t.i for t in draft.source}:
            before = [t for t in draft.source if t.i < min(gone)]
            draft.source = trimmed(before) if before else draft.source


def without_addressee(draft: Draft, verb: Token) -> None:
    """Takes whom something is said to out of what is said: "warned | lenders | that …"."""
    if not tells(verb) or not draft.content or draft.addressee is not None:
        return
    whom = addressee_of(verb) or next(prepositional(verb, "to", "with", "on"), None)
    if whom is None or whom.i < verb.i or not can_be_told(whom):
        return
    clauses = [c for c in whom.children if c.dep_ in ("acl", "relcl") and is_infinitive(c)]
    told_by = surface_subject(verb)
    if draft.source and told_by is not None and {*draft.source} <= {*whom.subtree}:
        draft.source = phrase_of(told_by, verb)
    own = {t.i for t in whom.subtree} - {t.i for c in clauses for t in c.subtree}
    held = {t.i for t in draft.content}
    rest = [t for t in draft.content if t.i > whom.i and t.i not in own]
    if held.isdisjoint(own):
        draft.addressee = whom
    elif draft.content[0].i in own and rest and (clauses or has_clause(verb)):
        draft.content, draft.addressee = cleaned(rest, verb), whom


def without_second_verb(draft: Draft, verb: Token) -> None:
    """Takes out what else the source does: "denied the charge | and left the room"."""
    if any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return
    held = {t.i for t in draft.content}
    objects = [c for c in children(verb, "dobj") if c.i in held]
    for other in verb.conjuncts:
        if objects and is_verb(other) and other.i in held and surface_subject(other) is None:
            begin = min(t.i for t in other.subtree)
            rest = [t for t in draft.content if t.i < begin]
            if rest and objects[0].i < begin:
                draft.content = cleaned(trimmed(rest), verb)
                return


def tells(verb: Token) -> bool:
    """True for a verb whose object is whom something is said to."""
    lemma = verb.lemma_.lower()
    return cues().act("tells", lemma) is not None or cues().act("directive", lemma) is not None


def has_clause(verb: Token) -> bool:
    """True for a verb with a clause or an infinitive after its object."""
    return any(c.dep_ in ("ccomp", "xcomp", "advcl") and c.i > verb.i for c in verb.children)


def mend_passive(draft: Draft, verb: Token) -> None:
    """Gives a passive clause the source that *by* names; who is told something does not tell it."""
    by = agent(verb)
    subject = surface_subject(verb)
    if by is not None and not draft.source and is_speaker(by):
        draft.source = [t for t in phrase_of(by) if t not in draft.content]
    held = {t.i for t in draft.source}
    if by is not None and held & {t.i for t in by.subtree}:
        stop = prepositions(verb)
        whole = {t.i for t in phrase_of(by) if t.i <= by.i}
        said = {t.i for t in draft.content} - whole
        phrase = [t for t in phrase_of(by) if t.i not in said and t.lower_ != "that"]
        if not phrase:
            return
        end = next((t.i for t in phrase if t.i > by.i and t.lower_ in stop), phrase[-1].i + 1)
        rest = [t for t in phrase if t.i >= end]
        told = [t for t in draft.content if t.i in said]
        taken = [*told, *(t for t in rest if t.i >= end)]
        draft.source = trimmed([t for t in phrase if t.i < end])
        draft.content = sorted({t.i: t for t in taken}.values(), key=lambda t: t.i)
    elif subject is not None and subject.i in held and tells(verb) and can_be_told(subject):
        draft.source = phrase_of(by) if by is not None else []
        draft.addressee = draft.addressee or subject


def prepositions(verb: Token) -> tuple[str, ...]:
    """The prepositions before what a verb says of its object."""
    return cues().predicative.get(verb.lemma_.lower(), ("", ()))[1]


def with_whole_source(draft: Draft) -> None:
    """Gives a source that breaks off, or begins in the middle, the rest of its noun phrase."""
    if not draft.source or draft.rule.startswith("headline"):
        return
    first, last = draft.source[0], draft.source[-1]
    head = first.head if first.pos_ == "ADP" and first.head.pos_ in ("NOUN", "PROPN") else None
    if head is None and last.pos_ in UNFINISHED:
        inside = {t.i for t in draft.source}
        head = next((t for t in draft.source if t.head.i not in inside), None)
    if head is None or head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return
    phrase = phrase_of(head)
    if {t.i for t in phrase} & {t.i for t in draft.cue}:
        return
    draft.source = phrase


def with_whole_clause(draft: Draft) -> None:
    """Gives content that breaks off at a conjunction the clause behind it, or a noun its clause."""
    noun = draft.cue[0] if len(draft.cue) == 1 and draft.cue[0].dep_ in SUBJECTS else None
    for clause in noun.children if noun is not None else ():
        marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
        if clause.dep_ in ("acl", "ccomp") and marked and {*clause.subtree} & {*draft.content}:
            # "Reports that he had fled | could not be verified": what follows is no content.
            draft.content = cleaned(list(clause.subtree), clause)
            return
    last = draft.content[-1] if draft.content else None
    if last is None or last.pos_ != "SCONJ" or last.dep_ != "mark" or draft.rule == "citing":
        return
    rest = [t for t in last.head.subtree if t.i > last.i]
    taken = {t.i for t in (*draft.cue, *draft.source)}
    if taken.isdisjoint(t.i for t in rest):
        draft.content = cleaned([*draft.content, *rest], last)


def beyond_the_mark(draft: Draft, verb: Token | None, taken: Collection[int]) -> None:
    """Gives content that stops at a closing mark the rest of its clause: "it “will” | open".

    Not where somebody says something in the rest: it was “an outrage” | and called for a vote.
    """
    last = draft.content[-1] if draft.content else None
    if verb is None or last is None or not last.is_quote:
        return
    clause = next((c for c in verb.rights if c.dep_ == "ccomp" and c in draft.content), None)
    if clause is None or clause.i > last.i or draft.content[0].is_quote:
        return
    inside = {t.i for t in clause.subtree}
    rest: list[Token] = []
    for token in last.doc[last.i + 1 : last.sent.end]:
        if token.i in taken:
            return
        if token.i not in inside or token.is_punct or token.is_quote:
            break
        rest.append(token)
    draft.content += rest


def is_told_by_credit(draft: Draft, credited: Sequence[Draft]) -> bool:
    """True for what "Per Reuters:" tells, found once more with the colon as its cue.

    ``credited`` are what such credits tell.
    """
    if draft.rule == "credit":
        return False
    for other in credited:
        own = {t.i for t in other.source}
        if own <= {t.i for t in draft.source} and all(t.is_punct for t in draft.cue):
            return True
        if {t.i for t in draft.cue} & {t.i for t in other.cue} and draft.cue[0].lower_ in words(
            "credit", "prepositions"
        ):
            return True
    return False


def without_adverbs(learned: Sequence[Draft], ruled: Sequence[Draft]) -> list[Draft]:
    """The drafts without "reportedly" in their cues, which the rules read better.

    The model takes the doer of what is reportedly done for its source, or "is" for a part of it;
    only of "reportedly said" the verb remains a cue.
    """
    adverbs = {t.i for draft in ruled if draft.rule == "adverb" for t in draft.cue}
    found = []
    for draft in learned:
        rest = [t for t in draft.cue if t.i not in adverbs]
        if len(rest) == len(draft.cue) or any(is_verb(t) and says(t) for t in rest):
            draft.cue = rest
            found.append(draft)
    return found
