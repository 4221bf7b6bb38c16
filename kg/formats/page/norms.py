"""Policies as the matrix shows them: who may, must and must not do what, within which limits."""

from collections import defaultdict
from collections.abc import Iterable

from kg.formats.page.facts import Json
from kg.model import Claim, KnowledgeGraph, Policy

MOST_LIMITS = 6
ANYONE = "Nobody named"


def policy_rows(graph: KnowledgeGraph, claims: Iterable[Claim]) -> list[Json]:
    """The policies that some claims are about, in the order of the claims.

    ``claims`` are those that the page holds, each by its number. ``limits`` are words, the
    exclusive ones first; ``column`` is may, may not, must, asked or asked not.
    """
    facts: dict[str, list[int]] = defaultdict(list)
    policies = {policy.id: policy for policy in graph.policies}
    for number, claim in enumerate(claims):
        for node in dict.fromkeys((*claim.about, claim.object)):
            if node in policies:
                facts[node].append(number)
    labels = graph.labels()
    return [
        {
            "id": node,
            "box": f"policy|{node}",
            "column": column_of(policies[node]),
            "action": action_of(policies[node], labels),
            "by": [labels.get(one, one) for one in policies[node].assigners],
            "whom": [labels.get(one, one) for one in policies[node].assignees] or [ANYONE],
            "status": list(policies[node].statuses),
            "limits": limits(policies[node]),
            "facts": numbers,
        }
        for node, numbers in facts.items()
    ]


def action_of(policy: Policy, labels: dict[str, str]) -> str:
    """What a policy is about; a permission not to do a thing has no column of its own."""
    action = labels.get(policy.action, policy.label)
    return f"not to {action}" if policy.negated and policy.modality == "permission" else action


def column_of(policy: Policy) -> str:
    """The column of the matrix that a policy stands in; not to do a thing turns it round."""
    turned = {
        "permission": "may",
        "prohibition": "must" if policy.negated else "may not",
        "obligation": "may not" if policy.negated else "must",
        "request": "asked not" if policy.negated else "asked",
    }
    return turned[policy.modality]


def limits(policy: Policy) -> list[Json]:
    """The limits of a policy as worded, each once, the exclusive and the shorter ones first."""
    found: dict[str, Json] = {}
    for limit in sorted(policy.constraints, key=lambda c: (not c.exclusive, len(c.text), c.text)):
        words = " ".join(limit.text.split())
        row = {"role": limit.role, "text": words, "only": limit.exclusive}
        found.setdefault(words.casefold(), row)
    return list(found.values())[:MOST_LIMITS]
