"""The service as an ASGI application: its routes, its processes, who may ask."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from kg.errors import KGError
from kg.service import editor, lookup, pages
from kg.service.access import Access
from kg.service.answers import on_error
from kg.service.endpoint import sparql
from kg.service.graphs import graph
from kg.service.pool import Pool
from kg.service.settings import ServiceSettings

ROUTES = (
    Route("/", pages.page),
    Route("/sparql", sparql, methods=["GET", "POST"]),
    Route("/data", graph),
    Route("/id/{path:path}", lookup.node),
    Route("/relation/{path:path}", lookup.relation),
    Route("/ontology", lookup.ontology),
    Route("/editor", editor.editor),
    Route("/queries", editor.queries),
    Route("/prefixes", editor.prefixes),
    Route("/static/{name}", editor.static),
    Route("/health", pages.health),
)


def create_app(settings: ServiceSettings) -> Starlette:
    """The application; its processes start and end with its lifespan."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(settings)
        try:
            await pool.start()
        except KGError as error:
            app.state.failure = error
            raise
        app.state.pool = pool
        try:
            yield
        finally:
            await pool.close()

    app = Starlette(
        routes=ROUTES,
        lifespan=lifespan,
        middleware=[Middleware(Access, settings=settings)],
        exception_handlers={KGError: on_error, HTTPException: on_error},
    )
    app.state.settings = settings
    app.state.failure = None
    return app
