"""What is said: the clause, quotation or noun phrase that belongs to a cue."""

from spacy.tokens import Doc, Token

from kg.nlp.attribution.words import cues
from kg.nlp.grammar import child, children, is_infinitive, is_verb

CLAUSES = ("ccomp", "parataxis", "csubj")
FARTHEST = 400
COMPLEMENTIZERS = ("that", "whether", "if")


def clause_of(cue: Token, own: set[int]) -> list[Token]:
    """The clause that a cue has as its complement, before or after it; empty where it has none.

    ``own`` are the positions of the source and cue, which are never content.
    """
    for clause in sorted(children(cue, "ccomp"), key=lambda c: abs(c.i - cue.i)):
        return cleaned(clause_words(clause, cue, own), cue)
    if cue.dep_ in ("parataxis", "ccomp", "dep") and is_main(cue) and is_verb(cue.head):
        return cleaned([t for t in cue.head.subtree if t not in set(cue.subtree)], cue)
    for clause in children(cue, "parataxis", "dep"):
        if is_verb(clause):
            return cleaned(clause_words(clause, cue, own), cue)
    for clause in children(cue, "advcl"):
        edge = clause.left_edge.i
        quoted = any(t.is_quote for t in clause.doc[max(0, edge - 1) : edge + 1])
        if quoted:
            return cleaned(clause_words(clause, cue, own), cue)
    return []


def is_main(cue: Token) -> bool:
    """True for a cue put in beside what it reports: "The bridge, officials said, would close"."""
    if cue.head == cue or any(c.dep_ == "mark" for c in cue.children):
        return False
    # A clause before another cue is what that one reports, not a cue put in.
    told = cues().act("verbs", cue.head.lemma_.lower()) is not None
    # One after it is its own content: "said | the company had ordered them to".
    reported = told and (cue.i < cue.head.i or cue.dep_ == "ccomp")
    return any(c.dep_ == "nsubj" for c in cue.children) and not reported


def clause_words(clause: Token, cue: Token, own: set[int]) -> list[Token]:
    """A clause with what hangs on the cue before it."""
    found = [t for t in clause.subtree if t.i not in own and t != cue]
    if clause.i < cue.i:
        before = [t for t in cue.subtree if t.i < clause.i and t.i not in own and t != cue]
        source_first = any(t.i in own for t in cue.subtree if t.i < clause.i)
        found += [] if source_first else before
    return found


def cleaned(found: list[Token], cue: Token) -> list[Token]:
    """Content without the complementizer, the marks at its ends, and one-sided quotation marks.

    Quotation marks stay with what they enclose; a comma before a closing mark too.
    """
    found = sorted((t for t in found if not t.is_space), key=lambda t: t.i)
    while found and (
        is_complementizer(found[0])
        or (found[0].is_punct and not found[0].is_quote)
        or found[0].dep_ == "cc"
    ):
        found = found[1:]
    found = with_quotes(found, cue)
    while found and (
        (found[-1].is_punct and not found[-1].is_quote) or found[-1].dep_ in ("cc", "preconj")
    ):
        found = found[:-1]
    return found


def is_complementizer(word: Token) -> bool:
    """True for the *that* before what is said; not for the *if* of a condition within it."""
    if word.lower_ not in COMPLEMENTIZERS or word.dep_ != "mark":
        return False
    return word.lower_ == "that" or word.head.dep_ != "advcl"


def with_quotes(found: list[Token], cue: Token) -> list[Token]:
    """Takes in the quotation marks that the parser hung on the cue."""
    if not found:
        return found
    doc, inside = cue.doc, {t.i for t in found}
    first, last = found[0].i, found[-1].i
    if first > 0 and doc[first - 1].is_quote and doc[first - 1].sent == cue.sent:
        inside.add(first - 1)
    for position in range(last + 1, min(last + 4, len(doc))):
        token = doc[position]
        if token.is_space or token == cue:
            break
        if token.is_quote:
            inside |= set(range(last + 1, position + 1))
            break
        if not token.is_punct:
            break
    return [doc[i] for i in sorted(inside | opened_before(doc, min(inside), max(inside)))]


def opened_before(doc: Doc, first: int, last: int) -> set[int]:
    """The words back to where a quotation that content closes was opened, some sentences before."""
    marks = [t for t in doc[first : last + 1] if t.text in "”»“„«"]
    if not marks or marks[0].text not in "”»":
        return set()
    for position in range(first - 1, max(-1, first - FARTHEST), -1):
        text = doc[position].text
        if text in "“„«":
            return set(range(position, first))
        if text in "”»" or "\n" in text:
            break
    return set()


def infinitive_of(cue: Token) -> list[Token]:
    """The infinitive that is asked for or promised: "to leave the town"."""
    for clause in children(cue, "xcomp", "ccomp", "advcl"):
        if is_infinitive(clause) and clause.i > cue.i:
            words = sorted(clause.subtree, key=lambda t: t.i)
            subject = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
            held = {t.i for s in subject for t in s.subtree}
            return cleaned([t for t in words if t.i not in held and t.i > cue.i], cue)
    return []


def object_of(cue: Token, prepositions: tuple[str, ...] = ()) -> list[Token]:
    """A noun phrase as content: "announced *the sale*", "warned of *floods*"."""
    if prepositions:
        for prep in children(cue, "prep"):
            if prep.lower_ in prepositions:
                for target in children(prep, "pobj", "pcomp"):
                    # What follows the object belongs to it: "warned of floods | in the north".
                    after = [
                        c
                        for c in children(cue, "prep", "ccomp")
                        if c.i > target.i and c.pos_ != "SCONJ"
                    ]
                    held = [t for c in (target, *after) for t in c.subtree]
                    return cleaned([t for t in held if t.ent_type_ != "DATE"], cue)
        return []
    for target in children(cue, "dobj", "nsubjpass"):
        if target.pos_ in ("PRON", "DET"):
            return []
        return cleaned(list(target.subtree), cue)
    return []


def gerund_of(cue: Token) -> list[Token]:
    """What is denied or proposed as a deed: "denied *paying bribes*"."""
    for clause in children(cue, "xcomp"):
        if clause.tag_ == "VBG" and clause.i > cue.i:
            return cleaned(list(clause.subtree), cue)
    return []


def judgement_of(cue: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """Whom or what a cue says to be what: "called *the plan a mistake*", "accused *him of lying*".

    Empty where nothing is said of the object: "called the office".
    """
    for target in children(cue, "dobj", "nsubjpass"):
        said = [c for c in children(cue, "oprd", "xcomp") if c.i > cue.i]
        said += [c for c in children(cue, "prep") if c.i > cue.i and c.lower_ in prepositions]
        inner = [c for c in children(target, "prep") if c.lower_ in prepositions]
        if said or inner:
            held = [t for c in (target, *said) for t in c.subtree]
            return cleaned([t for t in held if t != cue], cue)
    for clause in children(cue, "ccomp"):
        # Some parses take object and predicate for a clause without a verb.
        small = child(clause, "nsubj") is not None and not is_verb(clause)
        if clause.i > cue.i and (small or clause.tag_ == "VBG"):
            return cleaned(list(clause.subtree), cue)
    return []


def sentence_without(token: Token, left_out: list[Token]) -> list[Token]:
    """The sentence of a word without some others, for cues that stand beside a whole clause."""
    gone = {t.i for t in left_out}
    return cleaned([t for t in token.sent if t.i not in gone], token)
