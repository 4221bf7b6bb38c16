"""The page's JSON → one HTML file, by pyvis with our own template."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kg.formats.page.contract import page_data
from kg.model import KnowledgeGraph

TEMPLATE = "template.html.j2"
SCRIPTS = ("draw.js", "panel.js", "page.js")
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1},
    "interaction": {"hover": False, "dragNodes": False, "keyboard": False, "zoomSpeed": 0.6},
    "nodes": {
        "shape": "box",
        "margin": 8,
        "labelHighlightBold": False,
        "borderWidth": 1.6,
        "borderWidthSelected": 4,
        "font": {"size": 15, "align": "left"},
    },
    "edges": {"hidden": True},
}


def write_page(
    graph: KnowledgeGraph, path: Path, *, title: str | None = None, about: str | None = None
) -> None:
    """Writes the page; ``about`` is the label or id of the one actor that it is about."""
    path.write_text(render_page(graph, title, about), encoding="utf-8", newline="\n")


def render_page(graph: KnowledgeGraph, title: str | None = None, about: str | None = None) -> str:
    """The page as one HTML document that needs nothing else."""
    from jinja2 import ChainableUndefined, DictLoader, Environment
    from pyvis.network import Network

    data = page_data(graph, title, about)
    network = Network(directed=True, cdn_resources="in_line")
    # Filled directly: add_node looks through all nodes each time.
    network.nodes = [node(box) for box in data["boxes"]]
    network.node_ids = [box["id"] for box in data["boxes"]]
    network.edges = []
    network.options = OPTIONS
    network.path = TEMPLATE
    loader = DictLoader({TEMPLATE: asset(TEMPLATE)})
    environment = Environment(loader=loader, autoescape=True, undefined=ChainableUndefined)
    environment.globals |= {
        "data": data,
        "settings": OPTIONS,
        "style": asset("page.css"),
        "script": "\n".join(map(asset, SCRIPTS)),
        "vis": vis_network(),
    }
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    network.templateEnv = environment
    html: str = network.generate_html()
    return html


def node(box: dict[str, Any]) -> dict[str, Any]:
    """A box as vis-network takes it."""
    return {
        "id": box["id"],
        "label": box["label"],
        "x": box["x"],
        "y": box["y"],
        "group": box["kind"],
        "widthConstraint": {"minimum": box["w"] - 16},
    }


@cache
def asset(name: str) -> str:
    """A file of the page: template, style sheet or script."""
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def vis_network() -> str:
    """The script of vis-network that pyvis ships; closing tags cannot end our script element."""
    folder = resources.files("pyvis").joinpath("templates", "lib", "vis-9.1.2")
    script = folder.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    return script.replace("</script", "<\\/script")
