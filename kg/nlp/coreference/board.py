"""The state of resolving one article: its mentions, and the chains they have been put into."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc

from kg.lexicon.gazetteer.entries import Entry
from kg.lexicon.gazetteer.lookup import find_entry
from kg.nlp.coreference.ranking.reader import Reading
from kg.nlp.entities.mention import FoundMention


@dataclass(slots=True)
class Chain:
    """The mentions (by index) of one actor, place or thing, in the order they were joined.

    ``offices`` are (office, key of country or body) pairs that the article or the gazetteer tells.
    ``key`` are the words by which later descriptions may mean it again.
    """

    number: int
    type: str
    known: str | None = None
    name: str = ""
    members: list[int] = field(default_factory=list)
    rules: dict[str, None] = field(default_factory=dict)
    offices: dict[tuple[str, str | None], None] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    country: str | None = None
    owner: int | None = None
    plural: bool = False
    individual: bool = False
    count: int | None = None
    ordinal: int | None = None
    gender: str = "any"
    leader: int | None = None
    reason: str | None = None
    parts: tuple[int, ...] = ()

    @property
    def entry(self) -> Entry | None:
        """Its entry of the gazetteer."""
        return find_entry(self.known)


class Content(NamedTuple):
    """What a statement says, from one character to another; ``statement`` is its index.

    ``furthest`` is where what begins no later than this reaches to at most.
    """

    begin: int
    end: int
    statement: int
    furthest: int


@dataclass(slots=True)
class Board:
    """One article while its mentions are resolved; ``chain_of`` maps a mention to its chain.

    ``reading`` is what the trained models see in it, if they are used, ``contents`` what its
    statements say.
    """

    doc: Doc
    mentions: list[FoundMention]
    published: date | None
    reading: Reading | None = None
    contents: list[Content] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    chain_of: dict[int, int] = field(default_factory=dict)
    by_token: dict[int, int] = field(default_factory=dict)
    seen: list[int] = field(default_factory=list)
    last_seen: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for i, mention in enumerate(self.mentions):
            self.by_token.setdefault(mention.token, i)

    def add(self, mentions: Iterable[FoundMention]) -> None:
        """Further mentions, in front of which nothing has been resolved yet."""
        for mention in mentions:
            self.by_token.setdefault(mention.token, len(self.mentions))
            self.mentions.append(mention)

    def open(self, index: int, rule: str) -> Chain:
        """A new chain with one mention."""
        mention = self.mentions[index]
        chain = Chain(len(self.chains), mention.type or "Group", known=mention.known)
        self.chains.append(chain)
        chain.plural, chain.gender = mention.plural, mention.gender
        chain.count, chain.ordinal = mention.count, mention.ordinal
        self.join(index, chain, rule)
        return chain

    def join(self, index: int, chain: Chain, rule: str) -> None:
        """Puts a mention into a chain, with the rule that says so."""
        mention = self.mentions[index]
        self.chain_of[index] = chain.number
        chain.members.append(index)
        chain.rules[rule] = None
        if mention.noun_class:
            chain.nouns.add(mention.lemma)
            chain.modifiers.update(mention.modifiers)
        if mention.kind != "pronoun":
            chain.country = chain.country or mention.country
        if mention.gender in ("m", "f") and chain.gender == "any":
            chain.gender = mention.gender

    def merge(self, into: Chain, other: Chain, rule: str) -> None:
        """Puts all mentions of one chain into another; the emptied chain stays without mentions."""
        if into is other:
            return
        members, other.members = other.members, []
        for index in members:
            self.join(index, into, rule)
        into.count = into.count or other.count
        into.known = into.known or other.known

    def chain(self, index: int) -> Chain | None:
        """The chain of a mention, if it has one by now."""
        number = self.chain_of.get(index)
        return None if number is None else self.chains[number]

    def joint_chain(self, token: int, end: int) -> Chain | None:
        """The chain of several named together by a phrase with a head and an end (a character)."""
        for chain in self.chains:
            if chain.parts and any(
                self.mentions[i].token == token and self.mentions[i].span.end <= end + 2
                for i in chain.members
            ):
                return chain
        return None

    def chain_at(self, token: int | None) -> Chain | None:
        """The chain of the mention headed by a token."""
        index = self.by_token.get(token) if token is not None else None
        return None if index is None else self.chain(index)

    def recent(self, limit: int = 60) -> Iterator[tuple[int, Chain]]:
        """The mentions read so far that have a chain, the last first, with their chains."""
        for index in reversed(self.seen[-limit:]):
            chain = self.chain(index)
            if chain is not None:
                yield index, chain

    def see(self, index: int) -> None:
        """Notes that the reading has come past a mention."""
        self.seen.append(index)
        number = self.chain_of.get(index)
        if number is not None:
            self.last_seen[number] = len(self.seen)

    def last_position(self, chain: Chain) -> int:
        """How late a chain was last read; 0 where it has not been yet."""
        return self.last_seen.get(chain.number, 0)
