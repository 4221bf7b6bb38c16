"""What the trained ranker says about a mention of the board: the odds of each chain."""

from collections import defaultdict
from collections.abc import Iterable

from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.ranking.ranker import Ranking
from kg.nlp.coreference.ranking.reader import Reading
from kg.nlp.entities.mention import FoundMention

# Links that are followed to a mention that has a chain.
DEEPEST = 4
# Odds that are worth following.
LEAST = 0.005


def odds_of_chains(
    board: Board, reading: Reading, mention: FoundMention
) -> tuple[float, list[tuple[float, Chain]]]:
    """The odds that a mention means something new, and the chains it can mean, likeliest first.

    The odds of a chain are those of all its mentions. What the board has no chain for is left out,
    but for mentions that themselves mean one.
    """
    number = number_of(reading, mention)
    if number is None:
        return 1.0, []
    ranking = reading.rankings[number]
    sums: defaultdict[int, float] = defaultdict(float)
    for other, chance in likely(ranking):
        chain = chain_of(board, reading, other)
        if chain is not None:
            sums[chain.number] += chance
    order = sorted(sums, key=lambda k: (-sums[k], k))
    return ranking.new, [(sums[k], board.chains[k]) for k in order]


def number_of(reading: Reading, mention: FoundMention) -> int | None:
    """The number that a mention of the board has for the ranker."""
    return reading.find(mention.token, pronoun=mention.kind == "pronoun")


def likely(ranking: Ranking) -> Iterable[tuple[int, float]]:
    """The earlier mentions that have a chance, each with its odds."""
    some = ranking.odds >= LEAST
    return zip(ranking.earlier[some].tolist(), ranking.odds[some].tolist(), strict=True)


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


def rank_ahead(board: Board, reading: Reading, mentions: Iterable[FoundMention]) -> None:
    """Ranks at once what will be asked for: some mentions, and what they can mean that is none."""
    found = [number_of(reading, mention) for mention in mentions]
    asked = [number for number in found if number is not None]
    reading.rankings.ahead(asked)
    followed = {other for number in asked for other, _ in likely(reading.rankings[number])}
    heads = reading.facts.root
    reading.rankings.ahead(other for other in followed if int(heads[other]) not in board.by_token)
