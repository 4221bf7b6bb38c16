"""Two graphs held against each other."""

import json
from dataclasses import replace
from pathlib import Path

from kg.differences import differences
from tests.graph_sample import sample_graph
from tests.running import run_kg

GRAPH = sample_graph()


def test_the_same_graph_has_no_differences() -> None:
    assert differences(GRAPH, GRAPH) == ()


def test_what_only_one_has_is_added_or_removed_with_its_sentences() -> None:
    gone = GRAPH.claims[0]
    smaller = replace(GRAPH, claims=GRAPH.claims[1:])
    [removed] = differences(GRAPH, smaller)
    [added] = differences(smaller, GRAPH)
    assert (removed.kind, added.kind) == ("removed", "added")
    assert removed.id == added.id == gone.id
    assert added.sentences == removed.sentences
    assert len(added.sentences) == len(gone.evidence)
    label = GRAPH.labels()[gone.subject]
    assert added.text.startswith(label)


def test_what_is_told_differently_says_what() -> None:
    claim = GRAPH.claims[0]
    other = replace(claim, certainties=("possible",), lineages=())
    changed = replace(GRAPH, claims=(other, *GRAPH.claims[1:]))
    [found] = differences(GRAPH, changed)
    assert found.kind == "changed"
    assert any(detail.startswith("certainty: ") for detail in found.details)
    assert any(detail.startswith("origins: ") for detail in found.details)


def test_a_policy_with_another_status() -> None:
    policy = GRAPH.policies[0]
    lifted = replace(policy, statuses=("lifted",))
    [found] = differences(GRAPH, replace(GRAPH, policies=(lifted, *GRAPH.policies[1:])))
    assert (found.of, found.kind) == ("policy", "changed")
    assert found.details == (f"status: {', '.join(sorted(policy.statuses))} → lifted",)


def test_a_new_name_is_no_new_claim() -> None:
    claim = GRAPH.claims[0]
    renamed = replace(claim, id=f"{claim.id}-anew")
    assert differences(GRAPH, replace(GRAPH, claims=(renamed, *GRAPH.claims[1:]))) == ()


def test_command(built: Path, tmp_path: Path) -> None:
    fewer = tmp_path / "fewer"
    seeds = sorted(Path("seeds").glob("*.txt"))[:4]
    assert run_kg("build", *map(str, seeds), "-o", str(fewer)).code == 0
    told = run_kg("diff", str(fewer), str(built))
    assert told.code == 0
    assert "+ claim: " in told.stdout
    assert "~ claim: " in told.stdout
    rows = json.loads(run_kg("diff", str(fewer), str(built), "--format", "json").stdout)
    assert {row["of"] for row in rows} <= {"claim", "policy"}
    assert len(rows) == sum(line[:2] in ("+ ", "- ", "~ ") for line in told.stdout.splitlines())
    same = run_kg("diff", str(built), str(built))
    assert same.stdout == "no claim and no policy is told differently\n"
    assert run_kg("diff", str(built), str(tmp_path / "nothing")).code == 1
    assert run_kg("diff", str(built), str(built), "--format", "xml").code == 2
