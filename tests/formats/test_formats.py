"""Every format: read back it is the same graph, and written twice it is the same bytes."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
from rdflib import BNode, Dataset, Graph, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SKOS

from kg import formats
from kg.errors import FormatError
from kg.formats.description import content_digest, description
from kg.formats.graphml import to_networkx
from kg.formats.tables import TABLES, harmless
from kg.graph import FILES
from kg.rdf.dataset import Dataset as Quads
from kg.rdf.dataset import to_quads, to_triples
from tests.graph_sample import sample_graph
from tests.running import ROOT

GRAPH = sample_graph()
FLAT = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml"}
NAMED = {".trig": "trig", ".nq": "nquads"}
OXIGRAPH = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
}
NAMES = [
    *(f"graph{suffix}" for suffix in (*FLAT, *NAMED, ".graphml", ".gexf", ".ttl12", ".ttl.gz")),
    *map("{}.csv".format, TABLES),
    *map("{}.parquet".format, TABLES),
    "void.ttl",
    "claims.csv.gz",
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


def test_packed_files_are_the_plain_ones(written: Path) -> None:
    for name in ("graph.ttl", "claims.csv"):
        packed = (written / f"{name}.gz").read_bytes()
        assert gzip.decompress(packed) == (written / name).read_bytes()
        assert len(packed) < 0.5 * (written / name).stat().st_size


def test_gexf_opens_with_types_labels_weights_and_dates(written: Path) -> None:
    graph = networkx.read_gexf(written / "graph.gexf")
    assert graph.nodes["Mara_Voss"] == {"label": "Mara Voss", "type": "Person", "mentions": 4}
    edges = [edge for *_, edge in graph.edges(data=True) if edge["predicate"] == "kgo:authorized"]
    assert [(edge["articles"], edge["weight"], edge["date"]) for edge in edges] == [
        (2, 2.0, "2031-05-01")
    ]
    assert graph.number_of_edges() == to_networkx(GRAPH).number_of_edges()


def test_every_claim_reifies_its_edge_in_turtle_1_2(written: Path) -> None:
    quads = list(ox.parse(path=str(written / "graph.ttl12"), format=ox.RdfFormat.TURTLE))
    edges = {quad.triple for quad in quads}
    found = {q.subject.value: q.object for q in quads if q.predicate.value.endswith("#reifies")}
    assert set(found) == {GRAPH.base + claim.id for claim in GRAPH.claims}
    for claim in GRAPH.claims:
        assert (found[GRAPH.base + claim.id] in edges) >= claim.asserted
    assert len(quads) == len(to_triples(GRAPH)) + len(GRAPH.claims)
    denied = [claim for claim in GRAPH.claims if not claim.asserted]
    assert any(found[GRAPH.base + claim.id] not in edges for claim in denied)


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_the_rows_of_the_table(name: str, written: Path) -> None:
    from pyarrow import parquet

    table = parquet.read_table(written / f"{name}.parquet")
    assert tuple(table.column_names) == TABLES[name]
    with (written / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in table.to_pylist()] == [row["id"] for row in rows]
    if name == "claims":
        assert [str(row["begin"]) for row in table.to_pylist()] == [row["begin"] for row in rows]


def test_rdf_xml_of_what_xml_cannot_hold(tmp_path: Path) -> None:
    first, *others = GRAPH.concepts
    strange = 'a\x00b\\u0000c\\\x0b"\ufffe]]> &<\r\n\x1f'
    graph = replace(GRAPH, concepts=(replace(first, label=strange), *others))
    formats.write(graph, tmp_path / "graph.rdf")
    node = URIRef(GRAPH.base + first.id)
    for again in (Graph().parse(tmp_path / "graph.rdf"), to_rdflib_by_oxigraph(tmp_path)):
        label = again.value(node, SKOS.prefLabel)
        expected = 'a\ufffdb\\u0000c\\\ufffd"\ufffd]]> &<\r\n\ufffd'
        assert str(label).replace("\r\n", "\n") == expected.replace("\r\n", "\n")
        assert len(again) == len(to_triples(graph))


def to_rdflib_by_oxigraph(folder: Path) -> Graph:
    """The RDF/XML file of a folder, read by Oxigraph."""
    quads = ox.parse(path=str(folder / "graph.rdf"), format=ox.RdfFormat.RDF_XML)
    return Graph().parse(data=ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES), format="nt")


def test_description_counts_what_is_there(written: Path, expected: Graph) -> None:
    void, dcat = Namespace("http://rdfs.org/ns/void#"), Namespace("http://www.w3.org/ns/dcat#")
    about = Graph().parse(written / "void.ttl")
    dataset = URIRef(GRAPH.base + "dataset")
    assert int(str(about.value(dataset, void.triples))) == len(expected)
    assert int(str(about.value(dataset, void.documents))) == len(GRAPH.articles)
    assert int(str(about.value(dataset, void.distinctSubjects))) == len(set(expected.subjects()))
    assert int(str(about.value(dataset, void.distinctObjects))) == len(set(expected.objects()))
    ours = {node for node in expected.subjects() if str(node).startswith(GRAPH.base)}
    assert int(str(about.value(dataset, void.entities))) == len(ours)
    classes = {
        about.value(part, void["class"]) for part in about.objects(dataset, void.classPartition)
    }
    assert classes == set(expected.objects(None, RDF.type))
    for part in about.objects(dataset, void.propertyPartition):
        predicate = about.value(part, void.property)
        triples = set(expected.subject_objects(predicate))
        assert int(str(about.value(part, void.triples))) == len(triples) > 0
    files = {str(url).rpartition("/")[2] for url in about.objects(None, dcat.downloadURL)}
    assert {"graph.ttl", "graph.nq", "graph.rdf"} < files <= set(FILES)
    assert not [node for triple in about for node in triple if isinstance(node, BNode)]


def test_description_has_licence_versions_and_the_run() -> None:
    graph = replace(GRAPH, provenance=replace(GRAPH.provenance, licence="https://l.example/by"))
    lines = {f"{q.subject} {q.predicate} {q.object}" for q in description(Quads(graph))}
    dataset, run = f"<{GRAPH.base}dataset>", f"<{GRAPH.base}how/extraction>"
    terms = "http://purl.org/dc/terms/"
    assert f"{dataset} <{terms}license> <https://l.example/by>" in lines
    assert f"{dataset} <{terms}conformsTo> <https://w3id.org/polkg/ontology/0.1>" in lines
    for node in GRAPH.articles:
        article = f"<{GRAPH.base}{node.article.id}>"
        assert f"{run} <http://www.w3.org/ns/prov#used> {article}" in lines
    assert not [line for line in {str(q) for q in description(Quads(GRAPH))} if "license" in line]


def test_version_of_the_data_set_is_that_of_its_content() -> None:
    assert content_digest(Quads(GRAPH)) == content_digest(Quads(sample_graph()))
    fewer = replace(GRAPH, conflicts=())
    assert content_digest(Quads(fewer)) != content_digest(Quads(GRAPH))
