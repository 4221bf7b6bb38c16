"""The closed lists of the records, and the span they all count in."""

from typing import Literal, NamedTuple

MentionKind = Literal["name", "nominal", "pronoun"]
Manner = Literal["direct", "indirect", "mixed"]
Modality = Literal["permission", "prohibition", "obligation", "request"]
PolicyStatus = Literal["introduced", "inForce", "unchanged", "lifted", "requested", "considered"]
Certainty = Literal["asserted", "attributed", "possible", "hypothetical"]
ConflictKind = Literal["contradiction", "quoteDrift", "lostQualifier", "sourceIdentity"]
ConstraintRole = Literal[
    "place", "purpose", "instrument", "target", "time", "condition", "exception"
]
CreditKind = Literal["reprint", "passage", "rests_on"]

# Local names of the classes of actors; a country is one too (and a government and a place).
ACTOR_TYPES = (
    "Person",
    "Organization",
    "Government",
    "GovernmentBody",
    "MilitaryForce",
    "MediaOutlet",
    "Group",
    "AnonymousSource",
)


class Span(NamedTuple):
    """A half-open range of code points of one article's text."""

    begin: int
    end: int
