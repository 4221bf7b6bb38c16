"""Headlines that tell as decided what their article only tells as considered."""

from collections.abc import Iterator, Mapping, Sequence

from kg.model import Conflict, Document, Norm, Policy
from kg.resolution.clusters import likeness
from kg.resolution.notes import make_conflict
from kg.resolution.policies import Policies
from kg.resolution.wording import phrase_words, weighted

ALIKE = 0.5
FIRM = ("introduced", "inForce", "unchanged", "lifted")


def bold_headlines(
    documents: Sequence[Document],
    kept: Sequence[Policy],
    merged: Policies,
    labels: Mapping[str, str],
) -> Iterator[Conflict]:
    """A conflict for each policy of a headline that its text leaves open and nowhere confirms."""
    known = {policy.id for policy in kept}
    for document in documents:
        head = document.article.headline
        if head is None:
            continue
        told = [(n, merged.policy_of[document.article.id, i]) for i, n in enumerate(document.norms)]
        inside = [(n, p) for n, p in told if head.begin <= n.evidence.begin < head.end]
        below = [(n, p) for n, p in told if n.evidence.begin >= head.end]
        for norm, policy in inside:
            firm = [p for n, p in below if n.status in FIRM and p.modality == policy.modality]
            if norm.status not in FIRM or firm or policy.id not in known:
                continue
            for other, weaker in below:
                if other.status == "considered" and weaker.id in known and same(norm, other):
                    yield make_conflict(
                        "lostQualifier",
                        (policy.id, weaker.id),
                        f"The headline tells it as decided: “{labels[policy.action]}”; the text "
                        f"only as considered: “{labels[weaker.action]}”.",
                    )


def same(norm: Norm, other: Norm) -> bool:
    """True if two norms of one article are about the same action and parties."""
    alike = likeness(weighted(phrase_words(norm.action)), weighted(phrase_words(other.action)))
    parties = norm.addressee == other.addressee or None in (norm.addressee, other.addressee)
    return norm.modality == other.modality and parties and alike >= ALIKE
