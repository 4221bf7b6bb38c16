"""Text of quads: what any parser reads back, for any text that articles can hold."""

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.serialise import to_nquads, to_turtle
from kg.rdf.terms import Quad, decimal, flag, iri, name, text, whole

PREFIXES = prefixes_with_base("https://x.example/id/")
SUBJECT = iri("https://x.example/id/a")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LOCALS = st.text(st.sampled_from("aZ09_-.,;%/:()'~$"), max_size=12)


def parsed(lines: str, syntax: ox.RdfFormat) -> set[str]:
    """The quads of a text, as Oxigraph reads them."""
    return {str(quad) for quad in ox.parse(lines.encode("utf-8"), format=syntax)}


@settings(max_examples=60, deadline=None)
@given(words=TEXTS, local=LOCALS, number=st.integers())
def test_turtle_and_lines_say_the_same(words: str, local: str, number: int) -> None:
    link = iri(f"https://x.example/id/{local}".replace("%", "%25"))
    quads = sorted(
        {
            Quad(SUBJECT, name("rdf:type"), link),
            Quad(SUBJECT, name("rdfs:label"), text(words, "en")),
            Quad(link, name("rdfs:comment"), text(words)),
            Quad(link, name("kgo:articleCount"), whole(number)),
        }
    )
    lines = parsed("".join(to_nquads(quads)), ox.RdfFormat.N_QUADS)
    assert len(lines) == len(quads)
    assert parsed("".join(to_turtle(quads, PREFIXES)), ox.RdfFormat.TURTLE) == lines


@settings(max_examples=40, deadline=None)
@given(words=TEXTS)
def test_texts_come_back_as_they_were(words: str) -> None:
    line = "".join(to_nquads([Quad(SUBJECT, name("rdfs:label"), text(words))]))
    (quad,) = ox.parse(line.encode("utf-8"), format=ox.RdfFormat.N_QUADS)
    assert quad.object.value == words


def test_named_graphs_are_written_as_blocks() -> None:
    quads = [
        Quad(SUBJECT, name("kgo:negated"), flag(True), iri("https://x.example/id/article/g")),
        Quad(SUBJECT, name("kgo:confidence"), decimal(0.5)),
    ]
    lines = "".join(to_turtle(sorted(quads), PREFIXES))
    assert '\nkg:a kgo:confidence "0.5"^^xsd:decimal .\n' in lines
    assert '\narticle:g {\n\n    kg:a kgo:negated "true"^^xsd:boolean .\n}\n' in lines
    assert parsed(lines, ox.RdfFormat.TRIG) == parsed(
        "".join(to_nquads(quads)), ox.RdfFormat.N_QUADS
    )


def test_types_come_first() -> None:
    quads = [Quad(SUBJECT, name("kgo:about"), SUBJECT), Quad(SUBJECT, name("rdf:type"), SUBJECT)]
    assert "kg:a a kg:a ;\n    kgo:about kg:a .\n" in "".join(to_turtle(quads, PREFIXES))


def test_names_that_need_escapes_are_written_in_full() -> None:
    quads = [Quad(iri("https://x.example/id/a.b,c"), name("rdf:type"), SUBJECT)]
    written = "".join(to_turtle(quads, PREFIXES))
    assert "\n<https://x.example/id/a.b,c> a kg:a .\n" in written
    assert len(Graph().parse(data=written, format="turtle")) == 1
