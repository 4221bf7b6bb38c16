"""The page of the ontology."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kg.rdf.catalogue import catalogue
from kg.rdf.namespaces import PREFIXES, expand
from kg.rdf.ontology import Ontology, read_ontology

TEMPLATE = "ontology.html.j2"


def render_ontology() -> str:
    """The page as one HTML document that asks for nothing else."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    folder = Path(__file__).parent
    loader = DictLoader({TEMPLATE: (folder / TEMPLATE).read_text(encoding="utf-8")})
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    environment.filters |= {"anchor": anchor, "address": address}
    ontology = read_ontology()
    sections = {
        section: list(terms) for section, terms in groupby(ontology.terms, lambda t: t.section)
    }
    return environment.get_template(TEMPLATE).render(
        ontology=ontology,
        sections=sections,
        known={term.name for term in ontology.terms},
        uses=dict(uses_of(ontology)),
        queries=catalogue(),
        prefixes=PREFIXES,
        style=(folder / "ontology.css").read_text(encoding="utf-8"),
    )


def uses_of(ontology: Ontology) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """For each term those that are linked to it, and how it is seen from there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for term in ontology.terms:
        for how, names in term.links:
            for name in names:
                found.setdefault(name, []).append((BACK.get(how, how), term.name))
    for name, links in found.items():
        yield name, sorted(links)


BACK = {
    "narrower than": "broader than",
    "of": "has",
    "to": "target of",
    "in": "holds",
    "is a": "one is",
    "never also": "never also",
    "inverse of": "inverse of",
    "close to": "close to",
}


def anchor(name: str) -> str:
    """The place of a term on the page."""
    return name.partition(":")[2]


def address(name: str) -> str:
    """The IRI of a prefixed name, or an IRI as it is."""
    return expand(name) if name.partition(":")[0] in PREFIXES else name
