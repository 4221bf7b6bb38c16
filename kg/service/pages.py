"""The graph page, and whether the service is well."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from kg.version import SOFTWARE

PAGE = "graph.html"
# The page holds its scripts itself and asks nobody.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data: blob:; base-uri 'none'; frame-ancestors 'none'"
)


async def page(request: Request) -> Response:
    """The graph page of an output folder; the editor where there is none."""
    path = request.app.state.settings.data / PAGE
    if not path.is_file():
        return RedirectResponse("/editor", 303)
    return FileResponse(path, media_type="text/html", headers={"content-security-policy": POLICY})


async def health(request: Request) -> Response:
    """Whether the service answers: its data are there, and it has processes."""
    state = request.app.state
    alive = [helper for helper in state.pool.helpers if helper.alive]
    well = state.settings.data.exists() and bool(alive)
    content = {
        "status": "ok" if well else "failing",
        "software": SOFTWARE,
        "processes": len(alive),
        "free": state.pool.free.qsize(),
        "waiting": state.pool.waiting,
    }
    return JSONResponse(content, 200 if well else 503)
