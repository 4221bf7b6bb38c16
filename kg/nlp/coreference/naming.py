"""Names that are one: the gazetteer's keys, full and short names of persons, initials of bodies."""

import re
from collections import defaultdict
from dataclasses import replace

from kg.lexicon.gazetteer.lookup import find_entry, find_terms
from kg.lexicon.given_names import same_given_name
from kg.nlp.coreference.board import Board, Chain
from kg.nlp.entities.mention import FoundMention
from kg.nlp.entities.words import location_words, title_list


def link_names(board: Board) -> None:
    """Puts every named mention into a chain."""
    retype_given_names(board)
    people = [i for i, m in enumerate(board.mentions) if m.kind == "name" and m.type == "Person"]
    link_people(board, people)
    short: dict[str, Chain] = {}
    for i, mention in enumerate(board.mentions):
        if mention.kind != "name" or mention.type == "Person":
            continue
        if (
            mention.name.removeprefix("the ").removeprefix("The ") in location_words("halves")
            and mention.known is None
        ):
            mention = board.mentions[i] = directed(board, mention)
        chain = next((short[key] for key in keys_of(mention) if key in short), None)
        if chain is None:
            chain = board.open(i, "name")
            chain.country = mention.country
        else:
            board.join(i, chain, "same name")
        for key in keys_of(mention):
            short.setdefault(key, chain)


def retype_given_names(board: Board) -> None:
    """Takes 'Ines' for a person, whatever it was taken for, where one Ines Moor is told of."""
    full = [words_of(m.name) for m in board.mentions if m.kind == "name" and m.type == "Person"]
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for words in full:
        if len(words) > 1:
            bearers[words[0]].add(words[-1])
    for i, mention in enumerate(board.mentions):
        if mention.kind != "name" or mention.type == "Person" or mention.known:
            continue
        words = words_of(mention.name)
        if len(words) == 1 and len(bearers.get(words[0], ())) == 1 and not mention.locative:
            board.mentions[i] = replace(mention, type="Person", noun_class="")


def directed(board: Board, mention: FoundMention) -> FoundMention:
    """'the North' where North Korea is told of: that country."""
    keys = {m.known for m in board.mentions if m.known and m.type == "Country"}
    fitting = [
        key for key in keys if key and key.startswith(f"{mention.name.split()[-1].lower()}_")
    ]
    if len(fitting) != 1:
        return mention
    return replace(mention, known=fitting[0], type="Country")


def keys_of(mention: FoundMention) -> list[str]:
    """The keys by which a name is the same as another: gazetteer key, words, initials."""
    if mention.known:
        return [f"known {mention.known}"]
    words = re.findall(r"\w+", mention.name.lower().replace("'s", "").replace("’s", ""))
    words = [word for word in words if word not in ("the", "and")]
    kind = "people" if mention.type == "Group" else "name"
    keys = [f"{kind} {' '.join(words)}"]
    initials = "".join(
        w[0]
        for w in re.findall(r"\w+", mention.name)
        if w.lower() not in title_list("names", "small")
    )
    if len(words) > 2 and initials.isupper():
        keys.append(f"{kind} {initials.lower()}")
    return keys


def words_of(name: str) -> list[str]:
    """The words of a person's name in lower case, without initials' dots and generations."""
    words = [word.strip(".").lower() for word in re.findall(r"[\w'’.-]+", name)]
    return [word for word in words if word and word not in title_list("generations", "words")]


def link_people(board: Board, people: list[int]) -> None:
    """Full names first, then single names to the full name that they shorten."""
    full: list[tuple[list[str], Chain]] = []
    for i in people:
        words = words_of(board.mentions[i].name)
        if len(words) < 2:
            continue
        chain = next((c for other, c in full if same_person(words, other, board, i, c)), None)
        if chain is None:
            full.append((words, board.open(i, "full name")))
        else:
            board.join(i, chain, "same full name")
            if all(words != other for other, _ in full):
                full.append((words, chain))
    by_part: defaultdict[str, dict[int, Chain]] = defaultdict(dict)
    for words, chain in full:
        entry = chain.entry
        last = entry.surname.lower() if entry and entry.surname else words[-1]
        by_part[last][chain.number] = chain
    first_names: defaultdict[str, dict[int, Chain]] = defaultdict(dict)
    for words, chain in full:
        first_names[words[0]][chain.number] = chain
    link_single_names(board, people, by_part, first_names)


def same_person(words: list[str], other: list[str], board: Board, index: int, chain: Chain) -> bool:
    """True if two full names name one person: same key, or same surname and fitting first names."""
    known = board.mentions[index].known
    if known and chain.known:
        return known == chain.known
    if differ_in_generation(board.mentions[index].name, chain, board):
        return False
    if words[-len(other) :] == other or other[-len(words) :] == words:
        return True
    return words[-1] == other[-1] and same_given_name(words[0], other[0])


def generation(name: str) -> str:
    """'jr' of 'Roy Gant Jr.', or nothing."""
    last = re.findall(r"[\w'’-]+", name.lower())[-1:]
    return last[0] if last and last[0] in title_list("generations", "words") else ""


def differ_in_generation(name: str, chain: Chain, board: Board) -> bool:
    """True for father and son: 'Roy Gant' and 'Roy Gant Jr.' in one article are two."""
    return generation(name) not in {generation(board.mentions[i].name) for i in chain.members}


def link_single_names(
    board: Board,
    people: list[int],
    surnames: dict[str, dict[int, Chain]],
    first_names: dict[str, dict[int, Chain]],
) -> None:
    """Puts single names to the one, or else the last mentioned, person who bears them."""
    alone: dict[str, Chain] = {}
    introduced: set[str] = set()
    last: dict[str, Chain] = {}
    for i in people:
        mention = board.mentions[i]
        words = words_of(mention.name)
        if not words:
            continue
        name = words[-1]
        chain = board.chain(i)
        if chain is not None:
            # 'Macron' goes on meaning the president after his wife was named in full.
            held = last.get(name)
            if held is None or not held.known or chain.known:
                last[name] = chain
            continue
        bearers = list(surnames.get(name, {}).values())
        if mention.known and all(chain.known != mention.known for chain in bearers):
            told = trusted_key(board, people, name, titled=True)
            if told or name in introduced or introduced_alone(board, i, bearers):
                introduced.add(name)
                bearers = []
        if not bearers and len(first_names.get(name, {})) == 1:
            bearers = list(first_names[name].values())
        found = choose_bearer(board, mention, bearers, last.get(name))
        if found is not None:
            board.join(i, found, "surname")
            last[name] = found
        elif name in alone:
            board.join(i, alone[name], "same name")
        else:
            alone[name] = board.open(i, "name")
            alone[name].known = trusted_key(board, people, name)


def introduced_alone(board: Board, index: int, bearers: list[Chain]) -> bool:
    """True for a known surname that stands alone before anybody else of that name is told of.

    Such an article takes for granted who is meant; the wife with a full name comes later.
    """
    begin = board.mentions[index].span.begin
    entry = find_entry(board.mentions[index].known)
    common = entry is None or entry.surname in title_list("surnames", "common")
    firsts = [min(board.mentions[i].span.begin for i in chain.members) for chain in bearers]
    return not common and all(begin < first for first in firsts)


def choose_bearer(
    board: Board, mention: FoundMention, bearers: list[Chain], last: Chain | None
) -> Chain | None:
    """The person of a surname whose office and gender fit; the last mentioned of several."""
    fitting = [
        chain
        for chain in bearers
        if mention.gender == "any" or chain.gender in ("any", mention.gender)
    ]
    if len(fitting) > 1 and mention.office:
        holders = [chain for chain in fitting if mention.office in offices_of(board, chain)]
        fitting = holders or fitting
    if last in fitting:
        return last
    return fitting[0] if fitting else None


def offices_of(board: Board, chain: Chain) -> set[str]:
    """The offices of a person by the article's titles and the gazetteer."""
    told = {board.mentions[i].office for i in chain.members}
    return {office for office in told if office} | {t.office for t in find_terms(chain.known or "")}


def trusted_key(board: Board, people: list[int], name: str, titled: bool = False) -> str | None:
    """The key of a known person called by surname alone, where that is proof enough.

    A common surname needs a title that the person held; so does any if ``titled``.
    """
    alike = [board.mentions[i] for i in people if words_of(board.mentions[i].name)[-1:] == [name]]
    key = next((m.known for m in alike if m.known), None)
    entry = find_entry(key)
    if key is None or entry is None or entry.surname is None:
        return key
    held = {term.office for term in find_terms(key)}
    proven = any(m.office in held for m in alike if m.office)
    if titled or entry.surname in title_list("surnames", "common"):
        return key if proven else None
    other = any(m.office and m.office not in held for m in alike)
    return None if other and not proven else key
