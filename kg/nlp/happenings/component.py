"""The spaCy component ``kg_happenings``: sets ``doc._.kg_happenings``."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.claims.reading import read_doc
from kg.nlp.extensions import declare_extensions
from kg.nlp.happenings.chains import find_happenings


@Language.factory(
    "kg_happenings",
    assigns=["doc._.kg_happenings"],
    requires=["doc._.kg_referents", "token.dep", "token.lemma"],
)
def create_happenings(nlp: Language, name: str) -> "Happenings":  # noqa: ARG001
    """The component, for ``nlp.add_pipe("kg_happenings", after="kg_coreference")``."""
    declare_extensions()
    return Happenings()


class Happenings:
    """Reads off a parsed Doc with referents what it tells of as happening."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets the happenings of a Doc, with indices into its referents."""
        doc._.kg_happenings = find_happenings(read_doc(doc))
        return doc
