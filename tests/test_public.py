"""The public names are complete, load on demand, and cost nothing until they are used."""

import json
import subprocess
import sys
import types

import pytest

import kg
from kg import model

HEAVY = {
    "spacy",
    "rdflib",
    "pyoxigraph",
    "networkx",
    "numpy",
    "pydantic",
    "rich",
    "jinja2",
    "typer",
}
VERBS = {"read", "extract", "merge", "build", "query", "write", "validate"}


def modules_after(code: str) -> set[str]:
    """The top-level modules that are loaded after some code ran in a fresh Python."""
    program = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_all_is_complete_and_sorted() -> None:
    assert sorted(kg.__all__, key=str) == list(kg.__all__)
    assert set(kg.__all__) > VERBS
    public = {
        name
        for name, value in vars(kg).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("kg")
    }
    assert public - {"ON_DEMAND"} <= set(kg.__all__)


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(kg, name) is not None


@pytest.mark.parametrize("name", sorted(VERBS))
def test_verbs_are_documented_functions(name: str) -> None:
    verb = getattr(kg, name)
    assert isinstance(verb, types.FunctionType)
    assert verb.__doc__


def test_types_are_those_of_the_model() -> None:
    assert kg.Article is model.Article
    assert kg.KnowledgeGraph is model.KnowledgeGraph


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'kg' has no attribute 'biuld'"):
        _ = kg.biuld  # type: ignore[attr-defined]


def test_build_stays_a_function_whatever_is_imported_first() -> None:
    code = "import kg.build\nfrom kg.build import as_paths\nimport kg\nassert callable(kg.build)"
    assert modules_after(code)


def test_import_is_cheap() -> None:
    assert not HEAVY & modules_after("import kg")


def test_dir_lists_the_public_names() -> None:
    assert dir(kg) == sorted(kg.__all__)
