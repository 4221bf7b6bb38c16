"""The SPARQL endpoint."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.service.access import QUERY
from kg.service.answers import respond
from kg.service.graphs import wanted
from kg.service.negotiation import GRAPH, HTML, choose
from kg.service.protocol import read_query
from kg.service.question import Describe


async def sparql(request: Request) -> Response:
    """Answers a query; without one, describes the service, or sends a browser to the editor."""
    query = await read_query(request)
    if query is not None:
        request.scope[QUERY] = query.text
        return await respond(request, query)
    accept = request.headers.get("accept", "")
    if choose(accept, (GRAPH[0], HTML)) == HTML:
        return RedirectResponse("/editor", 303, {"vary": "Accept"})
    here = str(request.base_url)
    question = Describe(f"{here}sparql", f"{here}data", wanted(accept, GRAPH))
    return await respond(request, question)
