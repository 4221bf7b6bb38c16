"""Every shipped query gives the same rows on the flat file in rdflib as on the store."""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.term import Literal, URIRef

from kg.config import query_folder
from kg.errors import QueryError
from kg.rdf.catalogue import find_query
from kg.rdf.namespaces import prefixes_with_base
from kg.rdf.parameters import bind
from kg.rdf.query import ask, base_of
from kg.rdf.store import open_store

NAMES = sorted(path.stem for path in query_folder().glob("*.rq"))
PARAMETERS = {
    "who-said-what": {"topic": "policy"},
    "actor": {"actor": "Joe Biden"},
    "corroboration": {"least": "3"},
}


@pytest.fixture(scope="module")
def flat(built: Path) -> rdflib.Graph:
    """The flat Turtle file in rdflib."""
    return rdflib.Graph().parse(built / "graph.ttl")


@pytest.mark.parametrize("name", NAMES)
def test_store_and_flat_file_agree(name: str, built: Path, flat: rdflib.Graph) -> None:
    given = PARAMETERS.get(name, {})
    store = open_store(built / "store")
    rows = ask(store, name, given)
    prefixes = prefixes_with_base(base_of(store))
    query = find_query(name)
    bound = {
        name: URIRef(term.value) if isinstance(term, ox.NamedNode) else Literal(term.value)
        for name, term in bind(query, given, prefixes).items()
    }
    answer = flat.query(query.text, initBindings=bound, initNs=prefixes)
    if answer.type != "SELECT":
        assert len(rows) == len(answer)
        return
    columns = [str(variable) for variable in answer.vars or ()]
    kept = [i for i, column in enumerate(columns) if column in rows.columns]
    other = Counter(tuple(None if row[i] is None else str(row[i]) for i in kept) for row in answer)
    assert rows.columns == tuple(columns[i] for i in kept)
    assert Counter(rows) == other
    assert len(rows) > 0


def test_wrong_query_shows_where(built: Path) -> None:
    with pytest.raises(QueryError, match="line 2"):
        ask(open_store(built / "store"), "SELECT ?a WHERE {\n ?a ?b }")


def test_updates_are_refused(built: Path) -> None:
    with pytest.raises(QueryError):
        ask(open_store(built / "store"), "DELETE WHERE { ?a ?b ?c }")


def test_parameters_are_values_never_text(built: Path) -> None:
    hostile = '") } #'
    assert len(ask(open_store(built / "store"), "who-said-what", {"topic": hostile})) == 0


def test_unknown_name_offers_the_nearest(built: Path) -> None:
    with pytest.raises(QueryError, match="conflicts"):
        ask(open_store(built / "store"), "conflict")
