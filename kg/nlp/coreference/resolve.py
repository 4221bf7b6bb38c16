"""The order of decisions: names, offices, then descriptions and pronouns as they are read."""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Statement
from kg.nlp.coreference.appositions import apposed, is_named
from kg.nlp.coreference.board import Board
from kg.nlp.coreference.descriptions import (
    Answer,
    describe_body,
    describe_office,
    same_noun,
)
from kg.nlp.coreference.documents import describe_document, drop_unwritten
from kg.nlp.coreference.governments import describe_government, settle_administration
from kg.nlp.coreference.learned import learned_description, learned_pronoun, look_ahead
from kg.nlp.coreference.naming import link_names
from kg.nlp.coreference.offices import learn_offices
from kg.nlp.coreference.pairs import describe_pair, open_pair
from kg.nlp.coreference.places import describe_country, describe_place
from kg.nlp.coreference.pronouns import fronted, own_conjunct, own_subject, resolve_pronoun
from kg.nlp.coreference.quoted import source_tokens, unfound_sources
from kg.nlp.coreference.renamed import join_renamed
from kg.nlp.coreference.sources import (
    describe_source,
    is_source_noun,
    is_sum,
    join_sources,
    reason_of,
    settle_source,
    speaks,
)
from kg.nlp.coreference.speakers import (
    contents_of,
    is_first_person,
    resolve_first_person,
    speaker_country,
)
from kg.nlp.coreference.things import describe_thing
from kg.nlp.entities.mention import FoundMention

PLACES = ("city", "region", "border", "area")
THINGS = ("weapon", "force")
BODIES = ("campaign", "body", "organization", "outlet", "report")


def resolve(board: Board, statements: Sequence[Statement]) -> None:
    """Puts every mention of a board that can be into a chain."""
    board.contents = contents_of(statements)
    board.add(unfound_sources(board, statements))
    link_names(board)
    join_renamed(board)
    learn_offices(board)
    look_ahead(board)
    speaking = source_tokens(board, statements)
    order = sorted(range(len(board.mentions)), key=lambda i: (board.mentions[i].token, i))
    for index in order:
        mention = board.mentions[index]
        if mention.kind == "nominal":
            read_description(board, index, statements, speaking)
        elif mention.kind == "pronoun" and not is_first_person(mention):
            found = own_subject(board, mention) or own_conjunct(board, mention)
            found = found or learned_pronoun(board, mention, speaks=mention.token in speaking)
            found = found or fronted(board, mention) or resolve_pronoun(board, mention)
            if found is not None:
                board.join(index, *found)
        board.see(index)
    for index in order:
        if is_first_person(board.mentions[index]):
            found = resolve_first_person(board, statements, index)
            if found is not None:
                board.join(index, *found)
    drop_unwritten(board)


def read_description(
    board: Board, index: int, statements: Sequence[Statement], speaking: set[int]
) -> None:
    """Puts a description into a chain, a new one where it means nothing told before."""
    mention = board.mentions[index]
    token = board.doc[mention.token]
    inherit_country(board, index)
    mention = board.mentions[index]
    is_speaking = is_source_noun(mention) and speaks(board, mention, speaking)
    found = apposed(board, token, mention) or answer(board, mention, statements)
    if found is None and not is_sum(board, mention):
        found = learned_description(board, mention)
    if found is not None:
        board.join(index, *found)
        chain = found[0]
    elif mention.noun_class == "pair":
        open_pair(board, index)
        return
    elif is_sum(board, mention) or (
        mention.noun_class == "campaign" and board.chain_at(mention.owner) is None
    ):
        return
    else:
        chain = board.open(index, "description")
        owner = board.chain_at(mention.owner)
        chain.owner = owner.number if owner is not None else None
        if mention.noun_class == "government" and mention.lemma == "administration":
            settle_administration(board, chain, mention)
    if is_source_noun(mention) and not is_named(board, chain):
        settle_source(chain, mention, is_speaking)
        chain.reason = chain.reason or reason_of(token)
        join_sources(board, token, chain)


def inherit_country(board: Board, index: int) -> None:
    """Gives 'its forces' the country that 'its' means."""
    mention = board.mentions[index]
    if mention.country is not None or mention.owner is None:
        return
    owner = board.chain_at(mention.owner)
    if owner is not None and owner.type == "Country" and owner.known:
        board.mentions[index] = replace(mention, country=owner.known)


def answer(board: Board, mention: FoundMention, statements: Sequence[Statement]) -> Answer:
    """The chain that a description means by its class of noun."""
    kind = mention.noun_class
    if kind == "pair":
        return describe_pair(board, mention)
    if kind == "source":
        return describe_source(board, mention)
    if kind == "government":
        return describe_government(board, mention)
    if kind == "office":
        return describe_office(board, mention, speaker_country(board, statements, mention.span))
    if kind in PLACES:
        return describe_place(board, mention)
    if kind == "country" and not mention.plural:
        return describe_country(board, mention)
    if kind in THINGS:
        return describe_thing(board, mention)
    if kind == "document":
        return describe_document(board, mention)
    if kind in BODIES:
        return describe_body(board, mention)
    return same_noun(board, mention)
