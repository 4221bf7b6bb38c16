"""What the trained ranker says about a mention of the board: the odds of each chain."""

from collections import defaultdict

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.ranking.reader import Reading
from kg.nlp.entities.mention import FoundMention

# Links that are followed to a mention that has a chain.
DEEPEST = 4


def odds_of_chains(
    board: Board, reading: Reading, mention: FoundMention
) -> tuple[float, list[tuple[float, Chain]]]:
    """The odds that a mention means something new, and the chains it can mean, likeliest first.

    The odds of a chain are those of all its mentions. What the board has no chain for is left out,
    but for mentions that themselves mean one.
    """
    number = reading.find(mention.token, pronoun=mention.kind == "pronoun")
    if number is None:
        return 1.0, []
    ranking = reading.rankings[number]
    sums: defaultdict[int, float] = defaultdict(float)
    for other, chance in zip(ranking.earlier.tolist(), ranking.odds.tolist(), strict=True):
        chain = chain_of(board, reading, other)
        if chain is not None:
            sums[chain.number] += chance
    order = sorted(sums, key=lambda k: (-sums[k], k))
    return ranking.new, [(sums[k], board.chains[k]) for k in order]


def chain_of(board: Board, reading: Reading, number: int) -> Chain | None:
    """The chain of a mention of the model: of its head, or of what it most likely means."""
    for _ in range(DEEPEST):
        chain = board.chain_at(int(reading.facts.root[number]))
        if chain is not None:
            return chain
        best = reading.rankings[number].best
        if best is None:
            return None
        number = best
    return None
