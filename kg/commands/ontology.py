"""``kg ontology``."""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.terminal import note, result, table

if TYPE_CHECKING:
    from kg.rdf.ontology import Term

EXAMPLES = (
    "kg ontology",
    "kg ontology Claim",
    "kg ontology --html ontology.html",
)


def ontology(
    term: Annotated[
        str | None, typer.Argument(metavar="TERM", help="A term, such as Claim or kgo:about.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write all of it as a page.")
    ] = None,
) -> None:
    """Explains the terms of the graph: all in a table, one in full, or all as a page."""
    if html is not None:
        from kg.formats.ontology import render_ontology

        html.write_text(render_ontology(), encoding="utf-8", newline="\n")
        note(f"wrote {html}")
        return
    from kg.rdf.ontology import read_ontology

    terms = {each.name: each for each in read_ontology().terms}
    if term is None:
        rows = [(each.name, each.section, each.comment) for each in terms.values()]
        result(table(("term", "kind", "meaning"), rows))
        return
    name = f"kgo:{term.removeprefix('kgo:')}"
    if name not in terms:
        near = get_close_matches(name, terms, cutoff=0.5)
        hint = f"; near to it: {', '.join(near)}" if near else "; kg ontology lists all"
        raise typer.BadParameter(f"no term {name}{hint}", param_hint="TERM")
    result(full(terms[name]))


def full(term: "Term") -> str:
    """A term with all that is known of it."""
    lines = [f"{term.name}  {term.label}", f"  {term.comment}"]
    lines += [f"  {how}: {', '.join(names)}" for how, names in term.links]
    lines += [f"  held to: {demand}" for demand in term.demands]
    return "\n".join(lines) + "\n"
