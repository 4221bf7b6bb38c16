"""The spaCy component ``kg_attribution``: sets ``doc._.kg_statements``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.config import model_folder
from kg.lexicon.gazetteer.lookup import find_entry, find_senses
from kg.model import Span, Statement
from kg.nlp.attribution.anonymity import affiliation_of, head_count, is_anonymous, reason_of
from kg.nlp.attribution.choice import choose
from kg.nlp.attribution.continuing import continue_quotations
from kg.nlp.attribution.credits import by_credits
from kg.nlp.attribution.draft import Draft, runs
from kg.nlp.attribution.learned import by_model
from kg.nlp.attribution.manner import manner_of, with_double_marks
from kg.nlp.attribution.mending import mend, without_adverbs
from kg.nlp.attribution.nesting import enclosing, without_circles
from kg.nlp.attribution.nouns import by_nouns
from kg.nlp.attribution.quotation import (
    Pair,
    complete_quotations,
    find_quotations,
)
from kg.nlp.attribution.quoted import by_quotations
from kg.nlp.attribution.silence import by_silence
from kg.nlp.attribution.tagger import Tagger
from kg.nlp.attribution.verbs import by_verbs
from kg.nlp.attribution.words import words
from kg.nlp.extensions import declare_extensions, paragraphs_of


@Language.factory(
    "kg_attribution",
    assigns=["doc._.kg_statements"],
    requires=["token.dep", "token.tag", "token.lemma", "doc.sents"],
    default_config={"trained": True},
)
def create_attribution(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    trained: bool = True,
) -> "Attribution":
    """The component, for ``nlp.add_pipe("kg_attribution", after="parser")``.

    ``trained`` False leaves the model out: rules alone, a third of the time, half of the recall.
    """
    declare_extensions()
    return Attribution(trained=trained)


@cache
def default_tagger() -> Tagger:
    """The tagger that ships with the package, loaded once for each process."""
    return Tagger(model_folder("attribution"))


class Attribution:
    """Finds the statements of a parsed Doc, by the model and rules or by rules alone.

    The model is loaded with the first Doc: a pipeline that is only looked at costs nothing.
    """

    def __init__(self, *, trained: bool) -> None:
        self.trained = trained

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc._.kg_statements`` in the order of the text."""
        text = doc.text
        pairs = find_quotations(doc, paragraphs_of(doc))
        drafts = find_drafts(doc, text, pairs, default_tagger() if self.trained else None)
        marked = with_double_marks(doc, text, pairs)
        statements = [make_statement(doc, marked, draft) for draft in drafts]
        contents = [s.content for s in statements]
        around = enclosing(contents, [s.cue for s in statements])
        within = without_circles([*parents(drafts, around)], contents)
        doc._.kg_statements = tuple(
            replace(statement, within=parent)
            for statement, parent in zip(statements, within, strict=True)
        )
        return doc


def parents(drafts: list[Draft], around: list[int | None]) -> Iterator[int | None]:
    """The statement that each is nested in, by syntax or by its place in the text."""
    by_cue = {
        token.i: number for number, draft in reversed([*enumerate(drafts)]) for token in draft.cue
    }
    for number, draft in enumerate(drafts):
        found = by_cue.get(draft.under.i) if draft.under is not None else around[number]
        yield found if found != number else None


def find_drafts(doc: Doc, text: str, pairs: Sequence[Pair], tagger: Tagger | None) -> list[Draft]:
    """All attributions of a Doc, one for each cue and source, in the order of the text."""
    tokens = [t for t in doc if not t.is_space]
    silent = list(by_silence(tokens))
    taken = {t.i for draft in silent for t in draft.cue}
    drafts = [d for d in by_verbs(tokens) if not any(t.i in taken for t in d.cue)]
    drafts += silent
    drafts += by_nouns(tokens)
    drafts += by_credits(doc, tokens)
    paragraphs = paragraphs_of(doc)
    if tagger is not None:
        encoded = tagger.encode(text, paragraphs)
        # Coreference goes on from the middle states; the last ones are of no further use.
        doc._.kg_encoded = replace(encoded, states=())
        learned = list(by_model(doc, tagger.name, tagger.read(encoded)))
        settings = tagger.settings
        learned = without_adverbs(learned, drafts)
        drafts = mend(choose(learned, drafts, settings["score"], settings["sourceless"]))
    drafts += by_quotations(doc, drafts, pairs)
    complete_quotations(doc, drafts, pairs)
    continue_quotations(doc, drafts, pairs, paragraphs)
    return without_repeats(sorted(drafts, key=lambda draft: (draft.head, draft.rule)))


def without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but for those with the words of an earlier one in every part: one statement."""
    kept: dict[object, Draft] = {}
    for draft in drafts:
        parts = draft.source, draft.cue, draft.content
        words = tuple(tuple(t.i for t in part) for part in parts)
        kept.setdefault((words, tuple(draft.spans)), draft)
    return list(kept.values())


def make_statement(doc: Doc, text: str, draft: Draft) -> Statement:
    """A draft as a record with offsets."""
    content = draft.spans or runs(doc, draft.content, bridge=2)
    head = source_head(draft)
    anonymous = head is not None and is_anonymous(draft.source, head)
    addressee = draft.addressee
    return Statement(
        source=tuple(whole(doc, draft.source)),
        cue=tuple(runs(doc, draft.cue)),
        content=tuple(content),
        manner=manner_of(text, content),
        speech_act=act_of(draft),
        rule=f"attribution.{draft.rule}",
        confidence=draft.confidence,
        addressee=Span(addressee.idx, addressee.idx + len(addressee))
        if addressee is not None
        else None,
        anonymous=anonymous,
        head_count=head_count(draft.source) if anonymous else None,
        affiliation=affiliation_of(draft.source, head) if anonymous and head else None,
        reason=reason_of(draft.source) if anonymous else None,
        negated=draft.negated,
    )


def act_of(draft: Draft) -> str:
    """The speech act; what an outlet or a report states it reports."""
    name = " ".join("".join(t.text_with_ws for t in draft.source).split())
    plain = name.removeprefix("The ").removeprefix("the ")
    entries = [find_entry(sense.key) for text in (name, plain) for sense in find_senses(text)]
    outlet = any(entry is not None and entry.type == "MediaOutlet" for entry in entries)
    report = any(t.lemma_.lower() in words("credit", "reports") for t in draft.source)
    return "report" if draft.act == "state" and (outlet or report) else draft.act


def source_head(draft: Draft) -> Token | None:
    """The word of the source that governs the others."""
    inside = {t.i for t in draft.source}
    return next((t for t in draft.source if t.head.i not in inside or t.head == t), None)


def whole(doc: Doc, tokens: list[Token]) -> list[Span]:
    """The source as one span."""
    if not tokens:
        return []
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    return [Span(doc[first].idx, doc[last].idx + len(doc[last]))]
