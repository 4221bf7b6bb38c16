"""The spaCy component ``kg_entities``: sets ``doc._.kg_mentions``."""

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.entities.evidence import IsCommon
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.named import find_named
from kg.nlp.entities.nominals import find_nominals
from kg.nlp.entities.pronominals import find_pronouns
from kg.nlp.extensions import declare_extensions, paragraphs_of
from kg.nlp.parse import dictionary


@Language.factory(
    "kg_entities",
    assigns=["doc._.kg_mentions"],
    requires=["token.tag", "token.dep", "token.lemma", "doc.ents"],
)
def create_entities(nlp: Language, name: str) -> "EntityFinder":  # noqa: ARG001
    """The component, for ``nlp.add_pipe("kg_entities")``."""
    declare_extensions()
    return EntityFinder(dictionary(nlp) if nlp.has_pipe("lemmatizer") else never)


def never(word: str) -> bool:  # noqa: ARG001
    """For pipelines without word lists: no word is known to be common."""
    return False


class EntityFinder:
    """Finds the mentions of a Doc; ``is_common`` tells words from names."""

    def __init__(self, is_common: IsCommon = never) -> None:
        self.is_common = is_common

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc._.kg_mentions`` in the order of the text."""
        doc._.kg_mentions = find_mentions(doc, self.is_common)
        return doc


def find_mentions(doc: Doc, is_common: IsCommon = never) -> tuple[FoundMention, ...]:
    """All mentions of a Doc; offsets count the characters of its text."""
    paragraphs = sorted(paragraphs_of(doc))
    begins, ends = [p.begin for p in paragraphs], [p.end for p in paragraphs]
    named, keys = find_named(doc, is_common)
    taken = {i for mention in named for i in tokens_of(doc, mention)}
    nominal = find_nominals(doc, taken, keys)
    found = [*named, *nominal, *find_pronouns(doc)]
    found = [mention for mention in found if is_inside(mention, begins, ends)]
    return tuple(sorted(found, key=lambda m: (m.span.begin, -m.span.end, m.token)))


def is_inside(mention: FoundMention, begins: list[int], ends: list[int]) -> bool:
    """True if a mention lies in one of the journalistic passages, given in order."""
    place = bisect_right(begins, mention.span.begin) - 1
    return place >= 0 and mention.span.end <= ends[place]


def tokens_of(doc: Doc, mention: FoundMention) -> range:
    """The tokens under a mention."""
    span = doc.char_span(*mention.span, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)
