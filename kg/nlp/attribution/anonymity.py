"""Sources without a name: whether one is, how many they are, where they belong, and why so."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.nlp.attribution.source import can_be_told, trimmed
from kg.nlp.attribution.words import words
from kg.nlp.grammar import children, is_verb


def is_anonymous(phrase: list[Token], head: Token) -> bool:
    """True for an unnamed person or several, such as "a second U.S. official"."""
    lemmas = {t.lemma_.lower() for t in phrase}
    named = [t for t in phrase if t.ent_type_ == "PERSON" and t.pos_ == "PROPN"]
    heads = {head.lemma_.lower(), *(c.lemma_.lower() for c in head.conjuncts)}
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ == "of" and head.pos_ in ("NUM", "PRON", "NOUN"):
            heads |= {c.lemma_.lower() for c in prep.children}
    if named and head.pos_ == "PROPN":
        return False
    if heads & set(words("anonymous", "always")):
        return not is_group(phrase, head)
    several = any((words("anonymous", "numbers").get(t.lower_) or 0) > 1 for t in phrase[:3])
    unnamed = several or bool(lemmas & set(words("anonymous", "markers")))
    return unnamed and bool(heads & set(words("anonymous", "heads")))


def is_group(phrase: list[Token], head: Token) -> bool:
    """True for people as such, "Ukrainian officials": a plural without number or marker."""
    plural = head.tag_ in ("NNS", "NNPS")
    counted = any(t.pos_ == "NUM" or t.dep_ == "det" for t in phrase)
    marked = any(t.lemma_.lower() in words("anonymous", "markers") for t in phrase)
    adjectives = [t for t in phrase if t.dep_ == "amod" and t.text[:1].isupper()]
    named = any(t.ent_type_ == "PERSON" for t in phrase)
    return named or (plural and bool(adjectives) and not counted and not marked)


def head_count(phrase: list[Token]) -> int | None:
    """How many people a source is, as stated: 5 for "three officials and two others"."""
    numbers: dict[str, int] = words("anonymous", "numbers")
    counts = [numbers[t.lower_] for t in phrase if t.pos_ == "NUM" and t.lower_ in numbers]
    counts += [int(t.text) for t in phrase if t.text.isdigit() and len(t.text) < 4]
    if counts:
        return counts[0] if phrase and phrase[0].lower_ == "one" else sum(counts)
    if any(t.lower_ in numbers and t.dep_ in ("det", "amod") for t in phrase):
        return 1
    return None


def reason_of(phrase: list[Token]) -> str | None:
    """Why a source is not named, as stated in its own phrase with its "because" or "to", or None.

    As in "on condition of anonymity *to discuss the talks*", "asked not to be named *because …*".
    """
    marked = [t.i for t in phrase if t.lemma_.lower() in words("anonymous", "unnaming") and t.i > 0]
    if not marked:
        return None
    after = [t for t in phrase if t.i > marked[0]]
    begin = next((n for n, t in enumerate(after) if opens_reason(t)), None)
    if begin is None:
        return None
    stop = next((n for n, t in enumerate(after) if n > begin and t.text in (",", ";", ".")), None)
    found = trimmed(after[begin:stop])
    return " ".join("".join(t.text_with_ws for t in found).split()) or None


def opens_reason(token: Token) -> bool:
    """True for "because", "for fear", "to" before a verb that tells what for."""
    if token.lower_ in words("anonymous", "reasons"):
        return True
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is None:
        return False
    purpose = token.tag_ == "TO" and following.lemma_.lower() not in ("be", "remain", "stay")
    return purpose or (token.lower_ == "for" and following.lower_ == "fear")


def affiliation_of(phrase: list[Token], head: Token) -> str | None:
    """The body, country or person that an unnamed source belongs to, as worded, or None.

    As in "a *Pentagon* official", "an aide to *the mayor*", "officials at *the ministry*".
    """
    for found in (*before(head), *after(head)):
        kept = trimmed([t for t in found if t in phrase and t != head])
        if kept:
            return " ".join("".join(t.text_with_ws for t in kept).split())
    return None


def before(head: Token) -> Iterator[list[Token]]:
    """The modifiers before a noun that name where somebody belongs."""
    for modifier in children(head, "compound", "nmod", "amod", "poss"):
        named = modifier.ent_type_ in ("ORG", "GPE", "NORP", "FAC")
        if modifier.i < head.i and (named or belongs(modifier)):
            yield [t for t in modifier.subtree if t.lower_ not in ("'s", "’s")]


def after(head: Token) -> Iterator[list[Token]]:
    """The complements of a noun that name where somebody belongs: "at the ministry"."""
    close = [c for c in head.children if c.lower_ == "close"]
    for holder in (head, *close):
        for prep in children(holder, "prep"):
            for target in children(prep, "pobj"):
                if prep.lower_ not in words("anonymous", "belonging"):
                    continue
                if belongs(target) or (prep.lower_ != "in" and target.ent_type_ in ("ORG", "GPE")):
                    clauses = [c for c in target.children if c.dep_ in ("relcl", "acl", "appos")]
                    gone = {t.i for c in clauses for t in c.subtree}
                    yield [t for t in target.subtree if t.i not in gone]


def belongs(noun: Token) -> bool:
    """True for a body, a place of work or a person by office, to which somebody may belong."""
    lemma = noun.lemma_.lower()
    if is_verb(noun) or lemma in words("anonymous", "heads"):
        return False
    return lemma in words("anonymous", "places") or can_be_told(noun)
