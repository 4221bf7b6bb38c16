"""The spaCy component ``kg_attribution``: sets ``doc._.kg_statements``."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.model import Span, Statement
from kg.nlp.attribution.credits import by_credits
from kg.nlp.attribution.draft import Draft, runs
from kg.nlp.attribution.nesting import enclosing
from kg.nlp.attribution.quotation import continue_quotations, manner_of
from kg.nlp.attribution.silence import by_silence
from kg.nlp.attribution.source import head_count, is_anonymous, reason_of
from kg.nlp.attribution.verbs import by_verbs
from kg.nlp.extensions import declare_extensions, paragraphs_of


@Language.factory(
    "kg_attribution",
    assigns=["doc._.kg_statements"],
    requires=["token.dep", "token.tag", "token.lemma", "doc.sents"],
)
def create_attribution(nlp: Language, name: str) -> "Attribution":  # noqa: ARG001
    """The component, for ``nlp.add_pipe("kg_attribution", after="parser")``."""
    declare_extensions()
    return Attribution()


class Attribution:
    """Finds the statements of a parsed Doc by rule."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc._.kg_statements`` in the order of the text."""
        drafts = find_drafts(doc)
        statements = [make_statement(doc, draft) for draft in drafts]
        contents = [list(s.content) for s in statements]
        cues = [list(s.cue) for s in statements]
        doc._.kg_statements = tuple(
            replace(s, within=enclosing(contents, cues, number)) for number, s in enumerate(statements)
        )
        return doc


def find_drafts(doc: Doc) -> list[Draft]:
    """All attributions of a Doc, one for each cue and source, in the order of the text."""
    tokens = [t for t in doc if not t.is_space]
    silent = list(by_silence(tokens))
    taken = {t.i for draft in silent for t in draft.cue}
    drafts = [d for d in by_verbs(tokens) if not any(t.i in taken for t in d.cue)]
    drafts += silent
    drafts += by_credits(doc, tokens)
    continue_quotations(doc, drafts, paragraphs_of(doc))
    return sorted(drafts, key=lambda draft: (draft.head, draft.rule))


def make_statement(doc: Doc, draft: Draft) -> Statement:
    """A draft as a record with offsets."""
    content = draft.spans or runs(doc, draft.content, bridge=2)
    head = source_head(draft)
    anonymous = head is not None and is_anonymous(draft.source, head)
    addressee = draft.addressee
    return Statement(
        source=tuple(whole(doc, draft.source)),
        cue=tuple(runs(doc, draft.cue)),
        content=tuple(content),
        manner=manner_of(doc, content),
        speech_act=draft.act,
        rule=f"attribution.{draft.rule}",
        confidence=draft.confidence,
        addressee=Span(addressee.idx, addressee.idx + len(addressee)) if addressee is not None else None,
        anonymous=anonymous,
        head_count=head_count(draft.source) if anonymous else None,
        reason=reason_of(draft.source) if anonymous else None,
        negated=draft.negated,
    )


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
