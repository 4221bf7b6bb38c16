"""JSON-LD (W3C JSON-LD 1.1), compacted by the ontology's context."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from kg.config import ontology_folder
from kg.formats.files import write_parts
from kg.rdf.dataset import Dataset
from kg.rdf.namespaces import XSD, prefixes_with_base
from kg.rdf.serialise import Shortener
from kg.rdf.terms import Quad, name

CONTEXT = "context.jsonld"
TYPE = name("rdf:type")
NATIVE: dict[str, Callable[[str], Any]] = {f"{XSD}integer": int, f"{XSD}boolean": "true".__eq__}
Context = dict[str, Any]


def write_jsonld(dataset: Dataset, path: Path) -> None:
    """The flat graph as one JSON-LD document, its context inside the file, a node on each line."""
    write_parts(path, document(dataset))


def document(dataset: Dataset) -> Iterator[str]:
    """The document piece by piece; keys are sorted."""
    prefixes = prefixes_with_base(dataset.graph.base)
    context = read_context(prefixes)
    yield f'{{"@context": {compact(context)},\n"@graph": [\n'
    separator = ""
    for node in Compactor(context, prefixes).nodes(dataset.triples()):
        yield f"{separator}{compact(node)}"
        separator = ",\n"
    yield "\n]}\n"


def read_context(prefixes: dict[str, str]) -> Context:
    """The shipped context, with the prefixes of the graph's own base IRI."""
    text = (ontology_folder() / CONTEXT).read_text(encoding="utf-8")
    context: Context = json.loads(text)["@context"]
    return {key: prefixes.get(key, value) for key, value in context.items()}


def compact(value: dict[str, Any]) -> str:
    """An object on one line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


class Compactor:
    """Writes terms as short as a context allows."""

    def __init__(self, context: Context, prefixes: dict[str, str]) -> None:
        self.context = context
        known = {prefix: iri for prefix, iri in prefixes.items() if prefix in context}
        self.shortener = Shortener(known)

    def nodes(self, triples: Iterable[Quad]) -> Iterator[dict[str, Any]]:
        """One object for each subject of sorted triples."""
        for subject, about in groupby(triples, key=attrgetter("subject")):
            node: dict[str, Any] = {"@id": self.iri(subject)}
            for predicate, group in groupby(about, key=attrgetter("predicate")):
                objects = [quad.object for quad in group]
                if predicate == TYPE:
                    node["@type"] = [self.iri(term) for term in objects]
                else:
                    key = self.iri(predicate)
                    node[key] = self.values(self.context.get(key, {}), objects)
            yield node

    def iri(self, term: str) -> str:
        """An IRI, shortened where one of the prefixes begins it."""
        short = self.shortener.short(term)
        return short[1:-1] if short.startswith("<") else short

    def values(self, rule: Context, terms: list[str]) -> Any:
        """The objects of a property as its rule in the context has them written."""
        if rule.get("@container") == "@language":
            by_language: dict[str, list[str]] = {}
            for term in terms:
                text, language, _ = split_literal(term)
                by_language.setdefault(language or "@none", []).append(text)
            return by_language
        values = [self.value(rule.get("@type"), term) for term in terms]
        return values[0] if len(values) == 1 else values

    def value(self, expected: str | None, term: str) -> Any:
        """One object; what the rule expects needs no type of its own."""
        if term.startswith("<"):
            return self.iri(term) if expected == "@id" else {"@id": self.iri(term)}
        text, language, datatype = split_literal(term)
        if language:
            return {"@language": language, "@value": text}
        if datatype in NATIVE:
            return NATIVE[datatype](text)
        if not datatype:
            return text
        short = self.iri(f"<{datatype}>")
        return text if short == expected else {"@type": short, "@value": text}


def split_literal(term: str) -> tuple[str, str, str]:
    """Text, language and datatype of a literal; its escapes are those of JSON."""
    end = term.rindex('"') + 1
    text, rest = json.loads(term[:end]), term[end:]
    if rest.startswith("@"):
        return text, rest[1:], ""
    return text, "", rest[3:-1]
