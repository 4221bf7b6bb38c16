"""The spaCy component ``kg_coreference``: sets ``doc._.kg_referents``, completes the statements."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.lexicon.gazetteer.lookup import find_entry
from kg.model import Mention, Referent, Statement
from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.ranking.reader import Reading, default_finder, default_ranker, read
from kg.nlp.coreference.resolve import resolve
from kg.nlp.coreference.statements import fill_affiliations, fill_statements
from kg.nlp.coreference.titles import name_chain
from kg.nlp.extensions import declare_extensions


@Language.factory(
    "kg_coreference",
    assigns=["doc._.kg_referents", "doc._.kg_statements"],
    requires=["doc._.kg_mentions", "token.dep"],
    default_config={"trained": True},
)
def create_coreference(nlp: Language, name: str, trained: bool = True) -> "Coreference":  # noqa: ARG001
    """The component, for ``nlp.add_pipe("kg_coreference", after="kg_entities")``.

    ``trained`` False leaves pronouns and descriptions to the rules; so does an attribution
    component without its model, whose encoder this one shares.
    """
    declare_extensions()
    return Coreference(trained=trained)


class Coreference:
    """Puts the mentions of a Doc into chains."""

    def __init__(self, *, trained: bool) -> None:
        self.trained = trained

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc._.kg_referents`` in the order of first mention, and fills the statements."""
        statements: Sequence[Statement] = doc._.kg_statements
        board = Board(doc, list(doc._.kg_mentions), doc._.kg_published, self.reading(doc))
        resolve(board, statements)
        doc._.kg_reading = board.reading
        referents, numbers = make_referents(board)
        filled = fill_statements(board, statements, numbers)
        doc._.kg_referents = fill_affiliations(referents, filled)
        doc._.kg_statements = filled
        return doc

    def reading(self, doc: Doc) -> Reading | None:
        """What the trained models see, from the states that the attributions left."""
        encoded, doc._.kg_encoded = doc._.kg_encoded, None
        if not self.trained or encoded is None:
            return None
        return read(doc, encoded, default_finder(), default_ranker())


def make_referents(board: Board) -> tuple[tuple[Referent, ...], dict[int, int]]:
    """The chains as records in the order of first mention, and the place of each chain there."""
    filled = [chain for chain in board.chains if chain.members]
    for chain in filled:
        chain.members.sort(key=lambda i: (board.mentions[i].span, i))
    filled.sort(key=lambda chain: (board.mentions[chain.members[0]].span, chain.number))
    numbers = {chain.number: place for place, chain in enumerate(filled)}
    return tuple(make_referent(board, chain) for chain in filled), numbers


def make_referent(board: Board, chain: Chain) -> Referent:
    """One chain as a record."""
    found = [board.mentions[i] for i in chain.members]
    name = name_chain(board, chain)
    aliases = sorted({m.name for m in found if m.kind == "name"} - {name})
    anonymous = chain.type == "AnonymousSource"
    return Referent(
        type=chain.type,
        name=name,
        mentions=tuple(Mention(m.span, m.head, m.kind, m.locative) for m in found),
        known=chain.known,
        aliases=tuple(aliases),
        head_count=chain.count if anonymous else None,
        affiliation=affiliation(chain) if anonymous else None,
        reason=chain.reason if anonymous else None,
        rules=tuple(sorted(chain.rules)),
    )


def affiliation(chain: Chain) -> str | None:
    """The name of the country or body an anonymous source belongs to."""
    entry = find_entry(chain.country)
    return entry.name if entry else None
