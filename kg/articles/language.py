"""Is a text English? Counted by function words, which every running text is full of."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import islice

from kg.articles.blocks import TOKEN
from kg.lexicon import read_lexicon

READ = 1500
FEWEST = 12
# Of the words of running English text, about four in ten are function words; in tables, fewer.
ENGLISH_SHARE = 0.1


def is_english(text: str) -> bool:
    """True if English function words are the commonest; a few words pass in Latin letters alone."""
    words = (found.group().lower() for found in islice(TOKEN.finditer(text), READ))
    counts = Counter(word for word in words if not word[0].isdigit())
    total = counts.total()
    if not total or sum(counts[word] for word in counts if word.isascii()) < 0.5 * total:
        return False
    shares = {
        name: sum(counts[word] for word in counts.keys() & known) / total
        for name, known in function_words().items()
    }
    english = shares.pop("english")
    enough = total < FEWEST or english >= ENGLISH_SHARE
    return enough and english >= max(shares.values())


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """The function words of each language."""
    content = read_lexicon("languages")
    lists = {"english": content["english"]["words"], **content["others"]}
    return {name: frozenset(words) for name, words in lists.items()}
