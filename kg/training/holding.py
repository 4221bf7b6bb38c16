"""What is held out of the training."""

from hashlib import blake2b

# One article or document in so many chooses the thresholds and is not trained on.
HELD_OUT = 12


def is_held_out(name: str) -> bool:
    """True for the articles and documents that choose thresholds, by a hash of the name."""
    return blake2b(name.encode(), digest_size=4).digest()[0] % HELD_OUT == 0
