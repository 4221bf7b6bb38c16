"""The spaCy component ``kg_entities``: sets ``doc._.kg_mentions``."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.named import find_named
from kg.nlp.entities.nominals import find_nominals
from kg.nlp.entities.pronominals import find_pronouns
from kg.nlp.extensions import declare_extensions


@Language.factory(
    "kg_entities",
    assigns=["doc._.kg_mentions"],
    requires=["token.tag", "token.dep", "token.lemma", "doc.ents"],
)
def create_entities(nlp: Language, name: str) -> "EntityFinder":  # noqa: ARG001
    """The component, for ``nlp.add_pipe("kg_entities")``."""
    declare_extensions()
    return EntityFinder()


class EntityFinder:
    """Finds the mentions of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc._.kg_mentions`` in the order of the text."""
        doc._.kg_mentions = find_mentions(doc)
        return doc


def find_mentions(doc: Doc) -> tuple[FoundMention, ...]:
    """All mentions of a Doc; offsets count the characters of its text."""
    named, keys = find_named(doc)
    taken = {i for mention in named for i in tokens_of(doc, mention)}
    nominal = find_nominals(doc, taken, keys)
    found = [*named, *nominal, *find_pronouns(doc)]
    return tuple(sorted(found, key=lambda m: (m.span.begin, -m.span.end, m.token)))


def tokens_of(doc: Doc, mention: FoundMention) -> range:
    """The tokens under a mention."""
    span = doc.char_span(*mention.span, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)
