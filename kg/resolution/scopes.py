"""What policies cover: their words and places, and which lies inside which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.gazetteer.lookup import find_entry
from kg.model import Norm, Policy
from kg.resolution.wording import PLACES, listed, phrase_words, words_of

IN_FORCE = frozenset(("introduced", "inForce", "unchanged"))
COMMON = 50
Party = tuple[str, str]


@dataclass(frozen=True)
class Scope:
    """What a policy covers.

    ``parties`` are (power of the issuer, addressee). ``core`` are the words, places left out, that
    most tellings share, ``words`` all of them. ``places`` are gazetteer keys of where it holds.
    ``limited``: some telling says that it holds nowhere else. ``firm``: told as valid. ``new``:
    told as introduced, ``ended``: told as lifted and by nobody as valid.
    """

    policy: str
    modality: str
    negated: bool
    parties: frozenset[Party]
    core: frozenset[str]
    words: frozenset[str]
    places: frozenset[str]
    limited: bool
    firm: bool
    new: bool = False
    ended: bool = False

    def covers(self, other: "Scope") -> bool:
        """True if what the other policy is about lies inside this one's scope, as far as told."""
        if not self.parties & other.parties or not self.core <= other.words:
            return False
        if not self.places and self.core <= listed("light"):
            return False
        return not self.places or bool(self.places & other.places)


def scope_of(
    policy: Policy, norms: Sequence[Norm], power_of: Mapping[str, str], former: bool = False
) -> Scope:
    """The scope of a policy from the norms that tell it; ``former``: told as history."""
    counts: dict[str, int] = defaultdict(int)
    places: set[str] = set()
    parties = {power_of.get(p, p) for p in (*policy.assigners, *policy.assignees)}
    for norm in norms:
        action = frozenset(phrase_words(norm.action))
        told = {w for c in norm.constraints if c.role == "place" for w in words_of(c.text)}
        places |= {word for word in told or action - parties if is_place(word)}
        for word in action:
            counts[word] += not is_place(word)
    words = frozenset(word for word in counts if counts[word]) - parties
    instruments = {
        w for c in policy.constraints if c.role == "instrument" for w in words_of(c.text)
    }
    return Scope(
        policy=policy.id,
        modality=policy.modality,
        negated=policy.negated,
        parties=frozenset(
            (power_of.get(issuer, issuer), power_of.get(addressee, addressee))
            for issuer in policy.assigners
            for addressee in policy.assignees or ("",)
        ),
        core=frozenset(w for w in words if 2 * counts[w] > len(norms)),
        words=words | (frozenset(instruments) & listed("light")),
        places=frozenset(places),
        limited=any(limit.exclusive for limit in policy.constraints),
        firm=not former and bool(IN_FORCE & set(policy.statuses)),
        new=not former and "introduced" in policy.statuses,
        ended="lifted" in policy.statuses and not IN_FORCE & set(policy.statuses),
    )


def is_place(word: str) -> bool:
    """True for the key of a country or place."""
    entry = find_entry(word)
    return entry is not None and entry.type in PLACES


def country(place: str) -> str:
    """The country of a place, or the place itself."""
    entry = find_entry(place)
    return (entry.country or place) if entry is not None else place


def exceptions(scopes: Mapping[str, Scope]) -> dict[str, tuple[str, ...]]:
    """Policy → the wider policies of the opposite kind that it is an exception to."""
    found: dict[str, set[str]] = defaultdict(set)
    for wide, narrow in inside(scopes.values()):
        opposite = {wide.modality, narrow.modality} == {"permission", "prohibition"}
        if opposite and wide.negated == narrow.negated and wide.firm and narrow.firm:
            found[narrow.policy].add(wide.policy)
    return {policy: tuple(sorted(wider)) for policy, wider in found.items()}


def replaced(scopes: Mapping[str, Scope]) -> dict[str, tuple[str, ...]]:
    """Policy → the policies of the opposite sense on the same matter that ended as it came."""
    found: dict[str, set[str]] = defaultdict(set)
    for wide, narrow in inside(scopes.values()):
        opposite = {wide.modality, narrow.modality} == {"permission", "prohibition"}
        if not opposite or wide.negated != narrow.negated:
            continue
        for new, old in ((wide, narrow), (narrow, wide)):
            if new.new and old.ended:
                found[new.policy].add(old.policy)
    return {policy: tuple(sorted(old)) for policy, old in found.items()}


def narrowed(scopes: Mapping[str, Scope]) -> dict[str, tuple[str, ...]]:
    """Policy → the wider policies of the same kind that it is a part of."""
    found: dict[str, set[str]] = defaultdict(set)
    for wide, narrow in inside(scopes.values()):
        same = wide.modality == narrow.modality and wide.negated == narrow.negated
        if same and wide.core != narrow.core and not narrow.covers(wide):
            found[narrow.policy].add(wide.policy)
    return {policy: tuple(sorted(wider)) for policy, wider in found.items()}


def inside(scopes: Iterable[Scope]) -> Iterator[tuple[Scope, Scope]]:
    """All pairs (wide, narrow) of policies of the same parties, found through a shared word."""
    ordered = sorted(scopes, key=lambda scope: scope.policy)
    index: dict[tuple[Party, str], list[Scope]] = defaultdict(list)
    for scope in ordered:
        for party in sorted(scope.parties):
            for word in sorted(scope.words):
                index[party, word].append(scope)
    for wide in ordered:
        seen = {wide.policy}
        for party in sorted(wide.parties):
            lists = [index[party, word] for word in sorted(wide.core) if (party, word) in index]
            for narrow in min(lists, key=len, default=[])[:COMMON]:
                if narrow.policy not in seen and wide.covers(narrow):
                    seen.add(narrow.policy)
                    yield wide, narrow
