"""Linked data: the service's own paths stand for our IRIs, as HTML or as RDF."""

from starlette.requests import Request
from starlette.responses import Response

from kg.service.answers import respond
from kg.service.graphs import wanted
from kg.service.negotiation import GRAPH, HTML
from kg.service.question import LookUp, Space

OFFERED = (GRAPH[0], HTML, *GRAPH[1:])


async def node(request: Request) -> Response:
    """``/id/…``: a node of the data."""
    return await look_up(request, "id", request.path_params["path"])


async def relation(request: Request) -> Response:
    """``/relation/…``: an open predicate."""
    return await look_up(request, "relation", request.path_params["path"])


async def ontology(request: Request) -> Response:
    """``/ontology``: all terms of the ontology."""
    return await look_up(request, "ontology", "")


async def look_up(request: Request, space: Space, path: str) -> Response:
    """What there is about an IRI."""
    media = wanted(request.headers.get("accept", ""), OFFERED)
    return await respond(request, LookUp(space, path, media))
