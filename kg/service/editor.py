"""The query editor: YASGUI on the shipped queries, which asks this service alone.

Its script and style sheet are those of npm (``scripts/vendor_yasgui.py``).
"""

from __future__ import annotations

from dataclasses import asdict
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.rdf.catalogue import catalogue
from kg.service.answers import PAGE_POLICY, respond
from kg.service.negotiation import HTML
from kg.service.question import Prefixes

ASSETS = {
    "service.css": "text/css",
    "editor.css": "text/css",
    "editor.js": "text/javascript",
    "terms.js": "text/javascript",
    "yasgui.min.css": "text/css",
    "yasgui.min.js": "text/javascript",
    "yasgui.LICENSE.txt": "text/plain",
}
# The two style sheets that YASGUI's table writes by script: its columns, and the pointer on them.
STYLES = (
    "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='",
    "'sha256-c0O6TmFAkgpNbHxKAa1BrveWHHopjEtC47i0PzMudxg='",
)
POLICY = PAGE_POLICY.replace("style-src 'self'", f"style-src 'self' {' '.join(STYLES)}")


async def editor(request: Request) -> Response:
    """The page of the editor."""
    del request
    policy = {"content-security-policy": POLICY}
    return Response(asset("editor.html"), headers=policy, media_type=HTML)


async def static(request: Request) -> Response:
    """A script or style sheet of the service's pages."""
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404, "no such file")
    return Response(asset(name), media_type=ASSETS[name])


async def queries(request: Request) -> Response:
    """The shipped queries as JSON: name, title, text, parameters with what they mean."""
    del request
    return JSONResponse([asdict(query) for query in catalogue()])


async def prefixes(request: Request) -> Response:
    """The prefixes of the data as JSON."""
    return await respond(request, Prefixes())


def asset(name: str) -> bytes:
    """A file of this package."""
    return resources.files(__package__).joinpath("static", name).read_bytes()
