"""Which mentions of happenings in one article tell of the same one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.lexicon.gazetteer.lookup import power_of as gazetteer_power
from kg.model import Happening, Referent
from kg.nlp.claims.reading import Reading
from kg.nlp.happenings.mentions import Told, find_told


@dataclass(slots=True)
class HappeningChain:
    """The mentions of one happening; parties by power, so that a leader counts as the country."""

    told: list[Told]
    doers: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)


def find_happenings(reading: Reading) -> tuple[Happening, ...]:
    """The happenings of an article in the order of first mention."""
    power = powers_of(reading.referents)
    chains: dict[str, list[HappeningChain]] = {}
    for told in find_told(reading):
        group = chains.setdefault(told.kind.name, [])
        found = choose(told, group, power)
        if found is None:
            found = HappeningChain([])
            group.append(found)
        add(told, found, power)
    kept = [c for group in chains.values() for c in group if is_one(c)]
    return tuple(record(c) for c in sorted(kept, key=lambda c: c.told[0].span))


def powers_of(referents: tuple[Referent, ...]) -> Mapping[int, str]:
    """Referent → the country that it is, or heads, or else itself."""
    return {number: power_of(number, referent) for number, referent in enumerate(referents)}


def power_of(number: int, referent: Referent) -> str:
    """The key of the country that a referent is or heads, or a mark of the referent itself."""
    return gazetteer_power(referent.known) or f"#{number}"


def choose(
    told: Told, group: list[HappeningChain], power: Mapping[int, str]
) -> HappeningChain | None:
    """The chain that a mention goes on with, or ``None`` for a new one.

    Words that agree count; where a mention tells nothing of its own, 'the summit' is the last of
    its noun, else the one told of most.
    """
    fitting = [c for c in group if fits(told, c, power)]
    if not fitting:
        return None
    scored = [(evidence(told, c, power), c) for c in fitting]
    best = max(score for score, _ in scored)
    if best > 0:
        return next(c for score, c in reversed(scored) if score == best)
    own = told.topics or told.parties
    if told.indefinite or (own and not told.definite):
        return None
    same = [c for c in fitting if any(t.lemma == told.lemma for t in c.told)]
    if told.definite and own:
        same = [c for c in same if not (c.topics or c.doers or c.others or c.beside)]
    elif not same:
        same = fitting
    return max(same, key=lambda c: (len(c.told), c.told[-1].span), default=None)


def fits(told: Told, chain: HappeningChain, power: Mapping[int, str]) -> bool:
    """True unless others do it, or it is done with or to others."""
    doers = {power[number] for number in told.doers}
    others = {power[number] for number in told.others}
    both = doers | others | {power[number] for number in told.beside}
    known = chain.doers | chain.others | chain.beside
    if doers and chain.doers and not doers & known:
        return False
    if others and chain.others and not others & known:
        return False
    numbers = {t for t in told.topics if t.isdigit()}, {t for t in chain.topics if t.isdigit()}
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    return not (len(both) > 1 and len(known) > 1 and len(both & known) < 2)


def evidence(told: Told, chain: HappeningChain, power: Mapping[int, str]) -> float:
    """How much of what a mention tells the chain has told before."""
    parties = {power[number] for number in told.parties}
    known = chain.doers | chain.others | chain.beside
    return len(parties & known) + len(told.topics & chain.topics)


def add(told: Told, chain: HappeningChain, power: Mapping[int, str]) -> None:
    """Puts a mention into a chain."""
    chain.told.append(told)
    chain.doers |= {power[number] for number in told.doers}
    chain.others |= {power[number] for number in told.others}
    chain.beside |= {power[number] for number in told.beside}
    chain.topics |= told.topics


def is_one(chain: HappeningChain) -> bool:
    """True where something tells which one it is, and more than one bare mention that it is."""
    told = chain.told[0]
    informed = chain.topics or chain.doers or chain.others or chain.beside
    return bool(informed) and (len(chain.told) > 1 or not told.indefinite)


def record(chain: HappeningChain) -> Happening:
    """A chain as a record; its words are those of most of its mentions."""
    kind = chain.told[0].kind
    return Happening(
        kind=kind.name,
        event=kind.event,
        mentions=tuple(sorted({t.span for t in chain.told})),
        parties=tuple(sorted({n for t in chain.told for n in t.parties})),
        topics=tuple(sorted(chain.topics)),
    )
