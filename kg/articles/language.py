"""Is a text English? Counted by function words, which every running text is full of."""

import re

from kg.lexicon import read_lexicon

WORD = re.compile(r"[^\W\d_]+")
READ = 2000
FEWEST = 12


def is_english(text: str) -> bool:
    """True if the commonest function words are English ones; short texts pass in Latin letters."""
    words = [word.lower() for word in WORD.findall(text[:20_000])[:READ]]
    if not words:
        return False
    latin = sum(word.isascii() for word in words) / len(words)
    if len(words) < FEWEST:
        return latin > 0.5
    lists: dict[str, list[str]] = read_lexicon("languages")["function_words"]
    shares = {
        language: sum(word in known for word in words)
        for language, known in ((name, frozenset(found)) for name, found in lists.items())
    }
    return latin > 0.5 and shares["en"] == max(shares.values()) and shares["en"] > 0.08 * len(words)
