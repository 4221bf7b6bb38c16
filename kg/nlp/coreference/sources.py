"""Anonymous sources: unnamed officials and people who say something, told apart by number, order.

'Three US officials' are several, 'one of the officials' is one of them, 'a second official' another
one, 'the official' the one who spoke last. An unnamed person who says nothing stays a person.
"""

from dataclasses import replace

from spacy.tokens import Token

from kg.model import Span
from kg.nlp.coreference.board import Board, Chain
from kg.nlp.coreference.descriptions import Answer, common_noun
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.phrases import text_between
from kg.nlp.entities.words import nominal_words

ANONYMOUS = "AnonymousSource"
CLOSING = {",”", ',"'}


def is_source_noun(mention: FoundMention) -> bool:
    """True for nouns that name no one: official, source, person, diplomat, aide."""
    return mention.noun_class == "source"


def speaks(board: Board, mention: FoundMention, sources: set[int]) -> bool:
    """True if a mention is the source of a statement, or the subject of a verb of saying."""
    token = board.doc[mention.token]
    if mention.token in sources or any(t.lower_ == "familiar" for t in token.rights):
        return True
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        granted = any(c.lemma_.lower() in anonymity() for c in head.rights)
        return granted or head.lemma_.lower() in nominal_words("saying", "lemmas")
    if token.dep_ == "pobj":
        according = head.lower_ == "to" and head.head.lower_ == "according"
        return according or head.dep_ == "agent"
    return False


def anonymity() -> frozenset[str]:
    """The nouns that say a source may stay unnamed."""
    return nominal_words("saying", "anonymity")


def describe_source(board: Board, mention: FoundMention) -> Answer:
    """The one or the several who spoke before, or nothing where a noun tells of a new one."""
    if mention.plural:
        return describe_several(board, mention)
    if mention.partitive or mention.determiner not in ("definite", "demonstrative"):
        return None
    if mention.ordinal and mention.ordinal > 1:
        for _, chain in board.recent(200):
            if chain.individual and chain.ordinal == mention.ordinal and same(mention, chain):
                return chain, "the same ordinal"
        return None
    for _, chain in board.recent():
        if chain.individual and same(mention, chain):
            return chain, "the official who spoke last"
    return None


def is_sum(board: Board, mention: FoundMention) -> bool:
    """True for 'all the people': those told of one by one, and nobody else."""
    lefts = board.doc[mention.token].lefts
    summed = any(child.lower_ == "all" for child in lefts) and mention.determiner == "definite"
    return is_source_noun(mention) and summed and not mention.modifiers and not mention.country


def same(mention: FoundMention, chain: Chain) -> bool:
    """True if a source noun fits the nouns and the country of a chain."""
    nouns = {common_noun(noun) for noun in chain.nouns}
    fits = common_noun(mention.lemma) in nouns or mention.lemma == "source"
    return fits and (mention.country is None or chain.country in (None, mention.country))


def describe_several(board: Board, mention: FoundMention) -> Answer:
    """The several who were told of before, by noun, country and number."""
    token = board.doc[mention.token]
    if any(child.lower_ == "all" for child in token.lefts) and mention.lemma in (
        "people",
        "person",
    ):
        for _, chain in board.recent():
            if chain.type == ANONYMOUS and chain.plural and chain.parts:
                return chain, "all the people"
    if mention.modifiers and not mention.country:
        return None
    for _, chain in board.recent():
        several = chain.plural and not chain.individual and not chain.parts
        if several and same(mention, chain) and counts_fit(mention, chain):
            return chain, "the same officials"
    return None


def counts_fit(mention: FoundMention, chain: Chain) -> bool:
    """True if number, modifiers and country of several officials allow them to be the same."""
    if mention.count and chain.count and mention.count != chain.count:
        return False
    if set(mention.modifiers) - chain.modifiers - nominal_words("unnamed", "words"):
        return False
    open_to_all = chain.country is None and not chain.modifiers
    named = mention.determiner != "none" or open_to_all or same_country(mention, chain)
    return named or bool(mention.count and chain.count is None)


def same_country(mention: FoundMention, chain: Chain) -> bool:
    """True if a mention and a chain name the same country, or neither names one."""
    return mention.country == chain.country


def settle_source(chain: Chain, mention: FoundMention, speaking: bool) -> None:
    """Types a chain of a source noun once it is known whether it speaks."""
    chain.individual = chain.individual or not mention.plural
    if mention.count:
        chain.count = mention.count
    if not speaking:
        return
    counted = chain.count is not None or mention.determiner in ("definite", "indefinite")
    if chain.individual or counted:
        chain.type = ANONYMOUS
        if chain.individual:
            chain.count = 1


def join_sources(board: Board, token: Token, chain: Chain) -> None:
    """'Three officials and two other people': those named together are a source of their own."""
    first = board.chain_at(token.head.i) if token.dep_ == "conj" else None
    if first is None or first is chain or {first.type, chain.type} != {ANONYMOUS}:
        return
    one, other = (board.mentions[board.by_token[i]] for i in (token.head.i, token.i))
    end = other.span.end
    after = board.doc.char_span(other.head.begin, end, alignment_mode="expand")
    if after is not None and board.doc[after.end : after.end + 2].text in CLOSING:
        end += 2
    both = replace(
        one,
        span=Span(one.span.begin, end),
        name=text_between(board.doc, one.span.begin, end),
        count=(first.count or 0) + (chain.count or 0) if first.count and chain.count else None,
    )
    board.mentions.append(both)
    joint = board.open(len(board.mentions) - 1, "named together")
    joint.type, joint.plural, joint.parts = ANONYMOUS, True, (first.number, chain.number)
    board.see(len(board.mentions) - 1)


def reason_of(token: Token) -> str | None:
    """Why a source is not named, as stated after 'anonymity': 'to discuss the sensitive matter'."""
    verb = token.head if token.dep_ in ("nsubj", "nsubjpass") else None
    relatives = [child for child in token.rights if child.dep_ in ("relcl", "acl")]
    for clause in [c for c in (verb, *relatives) if c is not None]:
        for word in clause.subtree:
            if word.lemma_.lower() in anonymity():
                return clause_after(word)
    return None


def clause_after(word: Token) -> str | None:
    """The words of the purpose or cause that follows a word in its sentence."""
    doc = word.doc
    following = doc[word.i + 1] if word.i + 1 < len(doc) else None
    if following is None or following.lower_ not in nominal_words("unnamed", "reasons"):
        return None
    verb = following.head
    last = max((t.i for t in verb.subtree), default=following.i)
    stop = next((i for i in range(following.i, last + 1) if doc[i].text in ",.;"), last + 1)
    return doc[following.i : stop].text
