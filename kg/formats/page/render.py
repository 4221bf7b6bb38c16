"""The page's JSON → one HTML file, by pyvis with our own template."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from pathlib import Path

from kg.formats.page.contract import page_data
from kg.model import KnowledgeGraph

TEMPLATE = "template.html.j2"
# In the order in which they are run; each uses names of those before it at once, of others later.
SCRIPTS = (
    "dom.js",
    "state.js",
    "place.js",
    "draw.js",
    "panel.js",
    "files.js",
    "views.js",
    "timeline.js",
    "legend.js",
    "search.js",
    "address.js",
    "main.js",
)
DUMPS = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1},
    "interaction": {"hover": True, "dragNodes": False, "keyboard": False, "zoomSpeed": 0.6},
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
    graph: KnowledgeGraph,
    path: Path,
    *,
    title: str | None = None,
    wanted: AbstractSet[str] | None = None,
) -> None:
    """Writes the page; with ``wanted``, only of the claims of those ids."""
    path.write_text(render_page(graph, title, wanted), encoding="utf-8", newline="\n")


def render_page(
    graph: KnowledgeGraph, title: str | None = None, wanted: AbstractSet[str] | None = None
) -> str:
    """The page as one HTML document that needs nothing else."""
    from jinja2 import ChainableUndefined, DictLoader, Environment
    from pyvis.network import Network

    data = page_data(graph, title, wanted)
    network = Network(directed=True, cdn_resources="in_line")
    # Filled directly: add_node looks through all nodes each time.
    network.nodes = data.pop("boxes")
    network.node_ids = [box["id"] for box in network.nodes]
    network.edges = []
    network.options = OPTIONS
    network.path = TEMPLATE
    loader = DictLoader({TEMPLATE: asset(TEMPLATE)})
    environment = Environment(loader=loader, autoescape=True, undefined=ChainableUndefined)
    environment.globals |= {
        "data": data,
        "settings": OPTIONS,
        "style": asset("page.css"),
        "script": script(),
        "vis": vis_network(),
    }
    environment.policies["json.dumps_kwargs"] = DUMPS
    network.templateEnv = environment
    html: str = network.generate_html()
    return html


def script() -> str:
    """The script of the page, assembled from its files."""
    return "\n".join(map(asset, SCRIPTS))


@cache
def asset(name: str) -> str:
    """A file of the page: template, style sheet or script."""
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


@cache
def vis_network() -> str:
    """The script of vis-network that pyvis ships; closing tags cannot end our script element."""
    folder = resources.files("pyvis").joinpath("templates", "lib", "vis-9.1.2")
    script = folder.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    return script.replace("</script", "<\\/script")
