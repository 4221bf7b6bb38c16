"""Several pieces of work, timed in turns: what slows the machine for a while slows all of them."""

import time
from collections.abc import Callable, Iterable, Mapping
from statistics import median

Work = Callable[[], Iterable[object]]


def timed(works: Mapping[str, Work], rounds: int) -> dict[str, list[float]]:
    """Processor seconds of each piece of work in each round; one round before them warms up."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            start = time.process_time()
            for _ in work():
                pass
            if number:
                found[name].append(time.process_time() - start)
    return found


def shares(spent: Mapping[str, list[float]], name: str, whole: str) -> list[float]:
    """What a piece of work took of another in each round."""
    return [one / other for one, other in zip(spent[name], spent[whole], strict=True)]


def table(spent: Mapping[str, list[float]], words: int, whole: str) -> str:
    """Words per second, and the part of ``whole``: the median of the rounds, least and most."""
    lines = [f"{'':24}{'words/s':>9}{f'of {whole}':>16}"]
    for name, seconds in spent.items():
        parts = shares(spent, name, whole)
        ends = f"{min(parts):.2f} to {max(parts):.2f}"
        lines.append(f"{name:24}{words / median(seconds):9,.0f}{median(parts):16.2f}  {ends}")
    return "\n".join(lines)
