"""Independent readers of our files: rapper, N3.js, jsonld.js, Jena ARQ, Comunica, rdflib."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from kg import formats
from kg.config import ontology_folder, query_folder
from kg.rdf.namespaces import KGO
from kg.rdf.query import ask
from kg.rdf.store import open_store, read_file
from kg.rdf.validate import violations_of_file
from tests.graph_sample import sample_graph
from tests.running import ROOT

pytestmark = pytest.mark.server
HERE = Path(__file__).parent
QUERIES = sorted(query_folder().glob("*.rq"))
SYNTAXES = {".nt": "ntriples", ".nq": "nquads", ".ttl": "turtle", ".trig": "trig"}
FLAT = (".ttl", ".nt", ".jsonld")


def output_of(*command: str | Path) -> str:
    """What a program writes; the test fails with what it complains of."""
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def node(script: str, *arguments: str | Path) -> Any:
    """What a script of Node.js writes as JSON."""
    if shutil.which("node") is None or not (ROOT / "node_modules").is_dir():
        pytest.fail("Node.js or its packages are missing: apt-get install nodejs npm; npm install")
    return json.loads(output_of("node", HERE / script, *arguments))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with all that breaks careless readers, in every format."""
    folder = tmp_path_factory.mktemp("sample")
    for suffix in (*SYNTAXES, ".rdf", ".jsonld"):
        formats.write(sample_graph(), folder / f"graph{suffix}")
    return folder


@pytest.fixture(scope="module", params=["seeds", "sample"])
def folder(request: pytest.FixtureRequest, built: Path, sample: Path) -> Path:
    """The output of the seeds, and that of the sample."""
    return built if request.param == "seeds" else sample


@pytest.mark.parametrize("suffix", [*SYNTAXES, ".rdf"])
def test_rapper_takes_every_file(suffix: str, folder: Path) -> None:
    if shutil.which("rapper") is None:
        pytest.fail("rapper is missing: apt-get install raptor2-utils")
    path = folder / f"graph{suffix}"
    command = ["rapper", "-c", "-i", SYNTAXES.get(suffix, "rdfxml"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr.lower()
    assert "error" not in done.stderr.lower()
    assert f"returned {len(read_file(path))} triples" in done.stderr


def test_every_file_is_the_same_graph_to_n3_and_jsonld(folder: Path) -> None:
    names = [folder / f"graph{suffix}" for suffix in (*SYNTAXES, ".jsonld")]
    found = {Path(name).suffix: facts for name, facts in node("canonical.mjs", *names).items()}
    assert len({found[suffix]["hash"] for suffix in FLAT}) == 1
    assert found[".nq"] == found[".trig"]
    assert found[".nq"]["hash"] != found[".nt"]["hash"]
    for suffix, facts in found.items():
        assert facts["quads"] == len(read_file(folder / f"graph{suffix}")), suffix


def test_json_ld_comes_back_the_same_from_rdflib(folder: Path, tmp_path: Path) -> None:
    dataset = Dataset()
    dataset.parse(folder / "graph.jsonld", format="json-ld")
    dataset.serialize(tmp_path / "again.jsonld", format="json-ld")
    names = [folder / "graph.nt", tmp_path / "again.jsonld"]
    first, again = node("canonical.mjs", *names).values()
    assert again == first


def test_hashes_of_n3_are_those_of_our_own_store(folder: Path) -> None:
    dataset = ox.Dataset(read_file(folder / "graph.nq"))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(ox.serialize([quad], format=ox.RdfFormat.N_QUADS).decode() for quad in dataset)
    (facts,) = node("canonical.mjs", folder / "graph.nq").values()
    assert facts["hash"] == hashlib.sha256("".join(lines).encode()).hexdigest()


# ---- queries


@pytest.fixture(scope="module")
def arq(built: Path) -> dict[str, Any]:
    """The answers of Apache Jena ARQ on the flat file."""
    command = (sys.executable, HERE / "arq.py", built / "graph.ttl", *QUERIES)
    return by_name(json.loads(output_of(*command)))


@pytest.fixture(scope="module")
def comunica(built: Path) -> dict[str, Any]:
    """The answers of Comunica on the flat file."""
    return by_name(node("comunica.mjs", built / "graph.ttl", *QUERIES))


def by_name(answers: dict[str, Any]) -> dict[str, Any]:
    """Answers by the names of the queries."""
    return {Path(file).stem: answer for file, answer in answers.items()}


@pytest.mark.parametrize("name", [path.stem for path in QUERIES])
def test_jena_gives_the_same_rows_in_the_same_order(
    name: str, arq: dict[str, Any], built: Path
) -> None:
    expected = ask(open_store(built / "store"), name)
    if expected.is_graph:
        assert arq[name] == {"triples": len(expected)}
        return
    assert arq[name]["columns"] == list(expected.columns)
    assert [tuple(row) for row in arq[name]["rows"]] == list(expected)


@pytest.mark.parametrize("name", [path.stem for path in QUERIES])
def test_comunica_gives_the_same_rows(name: str, comunica: dict[str, Any], built: Path) -> None:
    expected = ask(open_store(built / "store"), name)
    if expected.is_graph:
        assert comunica[name] == {"triples": len(expected)}
        return
    assert comunica[name]["columns"] == list(expected.columns)
    # It sorts strings by the customs of a language, not by code point as SPARQL 1.1 says (15.1).
    assert Counter(map(tuple, comunica[name]["rows"])) == Counter(expected)


# ---- shapes


def test_another_validator_finds_the_same_violations(built: Path) -> None:
    folder = ontology_folder()
    examples = sorted((folder / "examples").rglob("*.ttl"))
    assert len(examples) >= 26
    files = [*examples, built / "graph.ttl"]
    command = (sys.executable, HERE / "topbraid.py", folder / "shapes.ttl", *files)
    found = json.loads(output_of(*command))
    for file in files:
        ours = [
            line.replace("https://example.org/id/", "ex:")  # a file's own prefixes are not known
            for line in violations_of_file(file)
            if "its words are not those" not in line
        ]
        theirs = found[str(file)]
        assert (not ours) == ("invalid" not in str(file)), file
        for node, message in theirs:
            short = node.replace("https://example.org/id/", "ex:")
            start = "" if node.startswith(KGO) else f"{short}: "
            assert any(line.startswith(start + message) for line in ours), (file, node, message)
        for line in ours:
            assert any(message in line for _, message in theirs), (file, line)
