"""The spaCy component ``kg_claims``: sets ``doc._.kg_norms`` and ``doc._.kg_relations``."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.claims.norms import find_norms
from kg.nlp.claims.reading import read_doc
from kg.nlp.claims.relations import find_relations
from kg.nlp.extensions import declare_extensions


@Language.factory(
    "kg_claims",
    assigns=["doc._.kg_norms", "doc._.kg_relations"],
    requires=["doc._.kg_referents", "doc._.kg_statements", "token.dep", "token.lemma"],
)
def create_claims(nlp: Language, name: str) -> "Claims":  # noqa: ARG001
    """The component, for ``nlp.add_pipe("kg_claims", last=True)``."""
    declare_extensions()
    return Claims()


class Claims:
    """Reads norms, events and relations off a parsed Doc with referents and statements."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets the norms and relations of a Doc, with indices into its referents."""
        reading = read_doc(doc)
        norms = find_norms(reading)
        doc._.kg_norms = tuple(norms)
        doc._.kg_relations = tuple(find_relations(reading, norms))
        return doc
