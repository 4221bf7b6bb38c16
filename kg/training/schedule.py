"""How the rate of learning goes up and down."""


def pace(step: int, steps: int, warmup: float) -> float:
    """The factor of the rate: up during the warm-up, a share of all steps, then down to nothing."""
    first = max(1, int(warmup * steps))
    return min((step + 1) / first, max(0.0, (steps - step) / max(1, steps - first)))
