"""The console: one page for people, without anything from elsewhere."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from thingspace_contract.mock.core import Mock
from thingspace_contract.mock.web.views import device_view, message_view, request_view, status_view

__all__ = ["console_routes"]

_SHOWN_DEVICES = 200
_SHOWN_REQUESTS = 50
_SHOWN_MESSAGES = 20


def console_routes(mock: Mock) -> list[Route]:
    """Return the route of a mock's console."""

    async def page(request: Request) -> HTMLResponse:
        root = str(request.base_url).rstrip("/")
        text = (
            _environment()
            .get_template("console.html.jinja")
            .render(url=f"{root}{mock.contract.base_path}", **_facts(mock))
        )
        return HTMLResponse(text, headers={"Cache-Control": "no-store"})

    return [Route("/", page, methods=["GET"])]


def _facts(mock: Mock) -> dict[str, Any]:
    platform = mock.platform
    requests = [
        {
            **request_view(mock, each),
            "messages": [
                message_view(mock, message) for message in platform.outbox.of_request(each.id)[:_SHOWN_MESSAGES]
            ],
        }
        for each in platform.requests.newest(_SHOWN_REQUESTS)
    ]
    devices: list[dict[str, Any]] = []
    for device in platform.devices.of(platform.scenario.accounts):
        if len(devices) == _SHOWN_DEVICES:
            break
        devices.append(device_view(mock, device))
    return {
        "status": status_view(mock),
        "listeners": [(each, platform.reach.doubt(each.url)) for each in platform.listeners.all()],
        "requests": requests,
        "devices": devices,
        "calls": [call.document() for call in mock.recorder.calls[: -_SHOWN_REQUESTS - 1 : -1]],
    }


@cache
def _environment() -> Environment:
    loader = PackageLoader("thingspace_contract.mock.web", ".")
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
