"""Every format: read back it is the same graph, and written twice it is the same bytes."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg import formats
from kg.errors import FormatError
from kg.formats.graphml import to_networkx
from kg.formats.tables import TABLES, harmless
from kg.rdf.dataset import to_quads, to_triples
from tests.graph_sample import sample_graph
from tests.running import ROOT

GRAPH = sample_graph()
FLAT = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld"}
NAMED = {".trig": "trig", ".nq": "nquads"}
OXIGRAPH = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
}
NAMES = [
    *(f"graph{suffix}" for suffix in (*FLAT, *NAMED, ".graphml")),
    *map("{}.csv".format, TABLES),
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample in every format of this module."""
    folder = tmp_path_factory.mktemp("formats")
    for name in NAMES:
        formats.write(GRAPH, folder / name)
    return folder


@pytest.fixture(scope="module")
def expected() -> Graph:
    """The triples of the sample in rdflib."""
    data = "".join(f"{t.subject} {t.predicate} {t.object} .\n" for t in to_triples(GRAPH))
    return Graph().parse(data=data, format="nt")


@pytest.mark.parametrize("suffix", FLAT)
def test_flat_format_holds_the_whole_graph(suffix: str, written: Path, expected: Graph) -> None:
    graph = Graph().parse(written / f"graph{suffix}", format=FLAT[suffix])
    assert len(expected) == len(to_triples(GRAPH)) > 900
    assert isomorphic(graph, expected)


@pytest.mark.parametrize("suffix", NAMED)
def test_format_with_named_graphs_holds_all_quads(suffix: str, written: Path) -> None:
    dataset = Dataset()
    dataset.parse(written / f"graph{suffix}", format=NAMED[suffix])
    found = {
        (*(term.n3() for term in quad[:3]), quad[3].n3() if quad[3] else "")
        for quad in dataset.quads((None, None, None, None))
    }
    assert len(found) == len(to_quads(GRAPH))
    names = {graph for *_, graph in found} - {dataset.default_graph.identifier.n3()}
    assert names == {*(f"<{GRAPH.base}{node.article.id}>" for node in GRAPH.articles)}


@pytest.mark.parametrize("suffix", OXIGRAPH)
def test_a_second_parser_reads_the_same(suffix: str, written: Path) -> None:
    quads = set(ox.parse(path=str(written / f"graph{suffix}"), format=OXIGRAPH[suffix]))
    lines = to_quads(GRAPH) if suffix in NAMED else to_triples(GRAPH)
    data = "".join(" ".join(filter(None, quad)) + " .\n" for quad in lines)
    assert quads == set(ox.parse(data.encode(), format=ox.RdfFormat.N_QUADS))


def test_same_bytes_whatever_the_hash_seed(written: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kg import formats\n"
        "from tests.graph_sample import sample_graph\n"
        "for name in sys.argv[2:]: formats.write(sample_graph(), Path(sys.argv[1], name))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, str(tmp_path), *NAMES]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    for name in NAMES:
        assert (tmp_path / name).read_bytes() == (written / name).read_bytes(), name


def test_line_formats_are_sorted(written: Path) -> None:
    for name in ("graph.nt", "graph.nq"):
        lines = (written / name).read_text(encoding="utf-8").splitlines()
        assert lines == sorted(set(lines))


def test_turtle_is_written_with_prefixes(written: Path) -> None:
    text = (written / "graph.ttl").read_text(encoding="utf-8")
    assert "\nkg:Mara_Voss a kgo:Actor, kgo:Person ;\n" in text
    assert "kgo:headCount 2 ;" in text


def test_another_base_reaches_every_node(tmp_path: Path) -> None:
    base = "https://data.example/news/"
    graph = sample_graph(base)
    for suffix in OXIGRAPH:
        path = tmp_path / f"graph{suffix}"
        formats.write(graph, path)
        quads = ox.parse(path=str(path), format=OXIGRAPH[suffix])
        subjects = {quad.subject.value for quad in quads}
        ours = (base, "https://w3id.org/polkg/ontology#", "https://w3id.org/polkg/relation/")
        assert all(subject.startswith(ours) for subject in subjects)


def test_json_ld_is_compact(written: Path) -> None:
    document = json.loads((written / "graph.jsonld").read_text(encoding="utf-8"))
    voss = next(node for node in document["@graph"] if node["@id"] == "kg:Mara_Voss")
    assert voss["kgo:authorized"].startswith("action:")
    assert voss["skos:prefLabel"] == {"en": ["Mara Voss"]}


def test_graphml_opens_with_types_labels_and_counts(written: Path) -> None:
    graph = networkx.read_graphml(written / "graph.graphml", force_multigraph=True)
    assert graph.nodes["Mara_Voss"] == {"label": "Mara Voss", "type": "Person", "mentions": 4}
    edges = [edge for *_, edge in graph.edges(data=True) if edge["predicate"] == "kgo:authorized"]
    assert [(edge["articles"], edge["lineages"], edge["date"]) for edge in edges] == [
        (2, 2, "2031-05-01")
    ]


def test_network_has_an_edge_for_every_asserted_claim() -> None:
    keys = {key for *_, key in to_networkx(GRAPH).edges(keys=True)}
    assert keys == {claim.id for claim in GRAPH.claims if claim.asserted}
    assert len(keys) < len(GRAPH.claims)


def test_characters_that_xml_cannot_hold_are_replaced(tmp_path: Path) -> None:
    from dataclasses import replace

    first, *others = GRAPH.concepts
    graph = replace(GRAPH, concepts=(replace(first, label="a\x00b\ufffe]]>"), *others))
    formats.write(graph, tmp_path / "graph.graphml")
    labels = networkx.read_graphml(tmp_path / "graph.graphml").nodes(data="label")
    assert dict(labels)[first.id] == "a\ufffdb\ufffd]]>"


@pytest.mark.parametrize("name", TABLES)
def test_table_has_its_columns_and_a_row_for_each_record(name: str, written: Path) -> None:
    text = (written / f"{name}.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == TABLES[name]
    assert len(rows) - 1 == len(getattr(GRAPH, name))
    assert {len(row) for row in rows} == {len(TABLES[name])}


def test_no_cell_is_a_formula(written: Path) -> None:
    for name in TABLES:
        with (written / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=SUM(A1) of the harbor board" in (written / "entities.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("cell", "safe"), [("=1", "'=1"), (" \n=1", "'=1"), ("a=1", "a=1"), (3, 3), ("", "")]
)
def test_cells_are_made_harmless(cell: str | int, safe: str | int) -> None:
    assert harmless(cell) == safe


def test_claims_tell_where_their_sentence_stands(written: Path) -> None:
    texts = {node.article.files[0]: node.article.text for node in GRAPH.articles}
    with (written / "claims.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = texts[row["file"]][int(row["begin"]) : int(row["end"])]
            assert row["sentence"].removeprefix("'") == " ".join(words.split())


def test_unknown_suffix_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"graph\.xlsx: unknown format.*\.ttl.*\.graphml"):
        formats.write(GRAPH, tmp_path / "graph.xlsx")


def test_unknown_table_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"people\.csv: no such table.*entities\.csv"):
        formats.write(GRAPH, tmp_path / "people.csv")


@pytest.mark.parametrize("suffix", formats.FORMATS)
def test_every_format_of_the_table_is_there(suffix: str) -> None:
    assert callable(formats.find_writer(Path(f"graph{suffix.upper()}")))
