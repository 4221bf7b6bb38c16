"""Every shape has an example that fits, and one that does not in every way the shape knows."""

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH

from kg.config import ontology_folder
from kg.rdf.validate import violations_of_file

EXAMPLES = ontology_folder() / "examples"
SHAPES = Graph().parse(ontology_folder() / "shapes.ttl")
NAMES = sorted(str(shape).rpartition("#")[2] for shape in SHAPES.subjects(RDF.type, SH.NodeShape))


def messages(name: str) -> set[str]:
    """All messages of a shape, up to where a value is put in."""
    shape = next(s for s in SHAPES.subjects(RDF.type, SH.NodeShape) if str(s).endswith(f"#{name}"))
    parts = [shape, *SHAPES.objects(shape, SH.property), *SHAPES.objects(shape, SH.sparql)]
    found = {str(message) for part in parts for message in SHAPES.objects(part, SH.message)}
    assert found
    return {message.partition("{")[0] for message in found}


def test_examples_are_those_of_the_shapes() -> None:
    for kind in ("valid", "invalid"):
        assert sorted(path.stem for path in (EXAMPLES / kind).glob("*.ttl")) == NAMES


@pytest.mark.parametrize("path", sorted((EXAMPLES / "valid").glob("*.ttl")), ids=lambda p: p.stem)
def test_valid_example_fits(path: Path) -> None:
    assert violations_of_file(path) == ()


@pytest.mark.parametrize("path", sorted((EXAMPLES / "invalid").glob("*.ttl")), ids=lambda p: p.stem)
def test_invalid_example_shows_every_message(path: Path) -> None:
    found = violations_of_file(path)
    missing = {part for part in messages(path.stem) if not any(part in line for line in found)}
    assert missing == set(), found


def test_every_part_of_a_shape_has_a_message() -> None:
    for shape in SHAPES.subjects(RDF.type, SH.NodeShape):
        for part in (*SHAPES.objects(shape, SH.property), *SHAPES.objects(shape, SH.sparql)):
            assert SHAPES.value(part, SH.message)
