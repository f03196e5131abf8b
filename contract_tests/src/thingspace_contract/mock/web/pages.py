"""Pages beside the API: what is answered where none is, with a method that one does not have, and in trouble."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match, Route

from thingspace_contract.mock.gateway.http import METHODS
from thingspace_contract.mock.store import StoreTrouble

__all__ = ["create_pages"]

_RETRY_AFTER = "5"  # seconds


def create_pages(
    routes: Sequence[Route], lifespan: Callable[[Starlette], AbstractAsyncContextManager[None]], base: str
) -> Starlette:
    """Return the application of everything that is not the API.

    Errors are JSON, as the controls have them; `Allow` names every method that a path has, over all its routes.

    Args:
        routes: the pages.
        lifespan: what runs while the application does.
        base: where the API is, for who looked for it elsewhere.
    """

    def not_found(request: Request, _: Exception) -> Response:
        if request.scope["path"] == "*" and request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(sorted(METHODS))})
        told = f"Nothing is here. The API is under {base}, the console at /, the controls under /_control."
        return JSONResponse({"error": told}, 404)

    def not_allowed(request: Request, _: Exception) -> Response:
        allowed = ", ".join(_methods(routes, request.scope))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": allowed})
        status = 405 if request.method in METHODS else 501
        return JSONResponse({"error": f"Allowed here: {allowed}."}, status, headers={"Allow": allowed})

    def in_trouble(_: Request, trouble: Exception) -> Response:
        return JSONResponse({"error": str(trouble)}, 503, headers={"Retry-After": _RETRY_AFTER})

    def left(_: Request, __: Exception) -> Response:
        return Response(status_code=400)  # nobody hears this

    handlers: dict[Any, Callable[[Request, Exception], Response]] = {
        404: not_found,
        405: not_allowed,
        StoreTrouble: in_trouble,
        ClientDisconnect: left,
    }
    return Starlette(routes=list(routes), lifespan=lifespan, exception_handlers=handlers)


def _methods(routes: Sequence[Route], scope: Any) -> list[str]:
    found = {"OPTIONS"}
    for route in routes:
        if route.matches(scope)[0] is not Match.NONE:
            found |= route.methods or set()
    return sorted(found)
