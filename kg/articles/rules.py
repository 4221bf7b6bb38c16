"""The rules of ``boilerplate.toml``: which words tell that a block is no journalistic text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kg.articles.blocks import Block, fold_phrase
from kg.lexicon import read_lexicon

Then = Literal["", "one", "teasers", "rest"]
LONGEST = 60
SHORT = 12
QUOTED_WORDS = 4
QUOTING = ("", '"', "'", "“", "‘")
QUOTES = (("“", "”"), ('"', '"'), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; the fields are explained at the head of ``boilerplate.toml``."""

    name: str
    where: Literal["whole", "start", "end", "anywhere"]
    phrases: tuple[str, ...]
    words: int = LONGEST
    label: bool = False
    address: Literal["", "short", "always"] = ""
    firm: bool = False
    then: Then = ""
    caption: bool = False

    def fits(self, block: Block, phrase: str) -> bool:
        """True if the rule holds for a block in which one of its phrases was found."""
        if len(block.words) > self.words or (self.label and not labels(block, phrase)):
            return False
        if self.where != "whole" and not self.firm and tells_news(block):
            return False
        if self.caption and block.ended:
            return False
        spoken = self.address == "always" or (self.address and len(block.words) > SHORT)
        return not spoken or speaks_to_reader(block)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, by the place where their phrases stand, and by first word where they can be."""

    whole: Mapping[str, Rule]
    start: Mapping[str, tuple[tuple[str, Rule], ...]]
    end: tuple[tuple[str, Rule], ...]
    anywhere: Mapping[str, tuple[tuple[str, Rule], ...]]


def find_rule(block: Block) -> Rule | None:
    """The first rule that makes a block boilerplate by its words alone, or ``None``."""
    if not block.words:
        return None
    for phrase, rule in candidates(block, read_rules()):
        if rule.fits(block, phrase):
            return rule
    return None


def candidates(block: Block, rules: Rules) -> Iterator[tuple[str, Rule]]:
    """The rules that have a phrase in a block where the rule wants it."""
    text = block.joined
    if text in rules.whole:
        yield text, rules.whole[text]
    for phrase, rule in rules.start.get(block.words[0], ()):
        if starts(text, phrase):
            yield phrase, rule
    yield from ((phrase, rule) for phrase, rule in rules.end if text.endswith(phrase))
    for word in dict.fromkeys(block.words):
        for phrase, rule in rules.anywhere.get(word, ()):
            if len(block.words) <= rule.words and phrase in text:
                yield phrase, rule


def starts(text: str, phrase: str) -> bool:
    """True if compared words begin with a phrase; a gap in it stands for any words."""
    head, *parts = phrase.split(" ... ")
    if not parts:
        return text.startswith(phrase)
    at = len(head)
    if not text.startswith(f"{head} "):
        return False
    for part in parts:
        at = text.find(f" {part.rstrip()} ", at)
        if at < 0:
            return False
        at += len(part)
    return True


def labels(block: Block, phrase: str) -> bool:
    """True if a phrase at the head of a block has a colon after it: a label."""
    head, colon, _ = block.plain.partition(":")
    return bool(colon) and head[:1] not in QUOTING and fold_phrase(head.lstrip("([")) == phrase


def speaks_to_reader(block: Block) -> bool:
    """True if a block has words that speak to the reader or of the page ("your", "this site")."""
    return any(word in block.joined for word in address_words())


def tells_news(block: Block) -> bool:
    """True if a block says that somebody said something, or quotes some words."""
    if not news_words().isdisjoint(block.words):
        return True
    for opening, closing in QUOTES:
        _, found, rest = block.plain.partition(opening)
        if found and closing in rest and len(rest.partition(closing)[0].split()) >= QUOTED_WORDS:
            return True
    return False


def count_hints(block: Block) -> int:
    """How many different weak signs of boilerplate a block of moderate length has."""
    if len(block.words) > 4 * LONGEST:
        return 0
    hints = hints_by_word()
    found = (phrase for word in {*block.words} & hints.keys() for phrase in hints[word])
    return sum(phrase in block.joined for phrase in found)


@cache
def read_rules() -> Rules:
    """The rules of the lexicon."""
    whole: dict[str, Rule] = {}
    start: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
    anywhere: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
    end: list[tuple[str, Rule]] = []
    for entry in read_lexicon("boilerplate")["rules"]:
        rule = make_rule(entry)
        for phrase in rule.phrases:
            if rule.where == "whole":
                whole[phrase] = rule
            elif rule.where == "start":
                start[phrase.split()[0]].append((phrase, rule))
            elif rule.where == "anywhere":
                anywhere[phrase.split()[0]].append((phrase, rule))
            else:
                end.append((phrase, rule))
    return Rules(whole, frozen(start), tuple(end), frozen(anywhere))


def frozen(table: Mapping[str, list[tuple[str, Rule]]]) -> dict[str, tuple[tuple[str, Rule], ...]]:
    """A table of lists as one of tuples."""
    return {word: tuple(pairs) for word, pairs in table.items()}


def make_rule(entry: Mapping[str, Any]) -> Rule:
    """A rule from its entry, its phrases as they are compared."""
    fields = {name: value for name, value in entry.items() if name in Rule.__dataclass_fields__}
    return Rule(**{**fields, "phrases": tuple(compared(phrase) for phrase in entry["phrases"])})


def compared(phrase: str) -> str:
    """A phrase as compared, its gaps kept."""
    return f" {' ... '.join(fold_phrase(part).strip() for part in phrase.split('...'))} "


@cache
def hints_by_word() -> Mapping[str, frozenset[str]]:
    """The weak signs by their first words."""
    table: dict[str, set[str]] = defaultdict(set)
    for phrase in map(fold_phrase, read_lexicon("boilerplate")["hints"]["phrases"]):
        table[phrase.split()[0]].add(phrase)
    return {word: frozenset(phrases) for word, phrases in table.items()}


@cache
def address_words() -> tuple[str, ...]:
    """The words that speak to the reader."""
    return tuple(map(fold_phrase, read_lexicon("boilerplate")["hints"]["address"]))


@cache
def news_words() -> frozenset[str]:
    """The words by which a block tells news."""
    return frozenset(read_lexicon("boilerplate")["news"]["words"])
