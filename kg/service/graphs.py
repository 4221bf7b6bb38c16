"""SPARQL 1.1 Graph Store HTTP Protocol, GET and HEAD (https://www.w3.org/TR/sparql11-http-rdf-update/)."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.service.answers import respond
from kg.service.negotiation import GRAPH, QUADS, choose
from kg.service.protocol import check_iri, decode, values
from kg.service.question import Content


async def graph(request: Request) -> Response:
    """``?graph=IRI``, ``?default``, or without either the whole data set with its graphs."""
    fields = decode(request.url.query)
    names, default = values(fields, "graph"), bool(values(fields, "default"))
    if len(names) + default > 1:
        raise HTTPException(400, "give one graph, or default, not both")
    for name in names:
        check_iri(name)
    chosen = names[0] if names else "" if default else None
    accept = request.headers.get("accept", "")
    media = wanted(accept, QUADS if chosen is None else GRAPH)
    return await respond(request, Content(chosen, media))


def wanted(accept: str, offered: tuple[str, ...]) -> str:
    """The media type that a client wants most; raises 406 where it wants none."""
    media = choose(accept, offered)
    if media is None:
        raise HTTPException(406, f"there are {', '.join(offered)}")
    return media
