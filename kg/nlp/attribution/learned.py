"""What the trained model finds, as drafts: its spans as tokens, its cue read with the lexicon."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.model import Span
from kg.nlp.attribution.content import cleaned
from kg.nlp.attribution.decoding import Found
from kg.nlp.attribution.draft import Draft
from kg.nlp.attribution.source import addressee_of, is_speaker, phrase_of, source_of, trimmed
from kg.nlp.attribution.whole_cue import tells_nothing, whole_cue
from kg.nlp.attribution.words import cues, words
from kg.nlp.entities.pronominals import is_expletive
from kg.nlp.grammar import child, is_passive, is_verb, prepositional
from kg.nlp.negation import negation

# The groups of cues in which the act of a verb is looked up, the most telling first.
VERB_GROUPS = ("verbs", "objects", "directive", "gerunds", "passive")
WITHOUT_CLAUSE = ("objects", "passive")
OTHER = "other"
# Parts of speech that mean nobody: "been", "-".
NOBODY = ("AUX", "VERB", "PART", "PUNCT", "SYM", "ADP", "CCONJ", "SCONJ", "SPACE")
NOUNS = ("NOUN", "PROPN")


def by_model(doc: Doc, model: str, found: Iterable[Found]) -> Iterator[Draft]:
    """Each attribution of a model as a draft; ``confidence`` is its score, the rule its name."""
    for attribution in found:
        cue = tokens_in(doc, attribution.cue)
        content = tokens_in(doc, attribution.content)
        cue = whole_cue(cue, content)
        content = [t for t in content if t not in cue]
        if not content or tells_nothing(cue):
            continue
        head, act = read_cue(cue, content)
        content = cleaned(content, head)
        if says_nothing(cue, content) or only_calls(head, content) or is_free(head, content):
            continue
        yield Draft(
            model,
            act,
            somebody(trimmed(tokens_in(doc, attribution.source)), head),
            cue,
            content,
            addressee=addressee(head, act, content),
            negated=is_verb(head) and negation(head) is not None,
            confidence=round(attribution.score, 3),
        )


def says_nothing(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """True for no content, or one that is the cue over again: "said said said"."""
    said = {t.lower_ for t in cue}
    return all(t.is_punct or t.lower_ in said for t in content)


def only_calls(verb: Token, content: Sequence[Token]) -> bool:
    """True for "called the office": nobody is told what the office is."""
    told = cues().predicative.get(verb.lemma_.lower())
    if told is None or told[1] or any(t.is_quote for t in content):
        return False
    named = [t for t in content if t.pos_ in NOUNS and t.dep_ not in ("compound", "poss")]
    return len(named) < 2 and all(t.pos_ in (*NOUNS, "DET", "PUNCT") for t in content)


def is_free(verb: Token, content: Sequence[Token]) -> bool:
    """True for "whatever she says | goes": what she says is not told."""
    return any(c.tag_ in ("WP", "WDT") and c.i < verb.i for c in verb.children if c in content)


def tokens_in(doc: Doc, spans: Sequence[Span]) -> list[Token]:
    """The tokens that share a character with some spans."""
    found = [doc.char_span(*span, alignment_mode="expand") for span in spans]
    return [token for span in found if span is not None for token in span if not token.is_space]


def somebody(source: list[Token], head: Token) -> list[Token]:
    """A source, by syntax where the model took a stray word for it; none for "it is said that"."""
    if len(source) == 1 and source[0].lower_ == "it" and is_expletive(source[0]):
        return []
    if not all(token.pos_ in NOBODY and token.text.islower() for token in source) or not source:
        return source
    found = source_of(head) if is_verb(head) else None
    return phrase_of(found, head) if found is not None and is_speaker(found) else []


def read_cue(cue: list[Token], content: list[Token]) -> tuple[Token, str]:
    """The word of a cue that tells the speech act, and the act; *other* where none does.

    Who shows a film or dismisses a remark says nothing by that: what is no clause and no quotation
    needs a cue that takes a noun phrase.
    """
    for token in cue:
        lemma = token.lemma_.lower()
        if is_verb(token):
            acts = acts_of_verb(token, content)
        else:
            table = cues()
            acts = [table.act("nouns", lemma), table.act("adjectives", lemma)]
            acts += ["state"] if token.lower_ in words("credit", "prepositions") else []
            acts += ["report"] if token.lower_ in words("credit", "adverbs") else []
        act = next((act for act in acts if act is not None), None)
        if act is not None:
            return token, act
    verbs = [token for token in cue if is_verb(token)]
    only_marks = all(token.is_punct for token in cue)
    return (verbs or cue)[0], "state" if only_marks else OTHER


def acts_of_verb(verb: Token, content: list[Token]) -> list[str | None]:
    """The acts that a verb may be, with its prepositions, its particle and its content."""
    table, lemma = cues(), verb.lemma_.lower()
    following = [c.lower_ for c in verb.children if c.dep_ in ("prep", "agent")]
    acts = [table.phrasal.get((lemma, word)) for word in following]
    particle = child(verb, "prt")
    if particle is not None and particle.lower_ not in words("particles", "saying"):
        return acts
    said = is_clause(content)
    judged, prepositions = table.predicative.get(lemma, (None, ()))
    acts += [judged] if not prepositions or {*following, *heads(content)} & {*prepositions} else []
    acts += [table.act(group, lemma) for group in VERB_GROUPS if said or group in WITHOUT_CLAUSE]
    return acts


def is_clause(content: list[Token]) -> bool:
    """True for what has a verb that is not only part of a relative clause, or is quoted."""
    return any(
        token.is_quote or (is_verb(token) and token.dep_ not in ("relcl", "acl", "amod"))
        for token in content
    )


def heads(content: list[Token]) -> set[str]:
    """The prepositions of a content."""
    return {token.lower_ for token in content if token.dep_ == "prep"}


def addressee(head: Token, act: str, content: list[Token]) -> Token | None:
    """To whom it is said, outside what is said."""
    if not is_verb(head) or act == OTHER or is_passive(head):
        return None
    told = cues().act("tells", head.lemma_.lower()) is not None
    told = told or cues().act("directive", head.lemma_.lower()) is not None
    whom = addressee_of(head) if told else next(prepositional(head, "to"), None)
    return whom if whom is not None and whom not in content else None
