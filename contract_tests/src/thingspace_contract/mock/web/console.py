"""The console: two pages for people, what happened and by which rules, without anything from elsewhere."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from thingspace_contract.mock.behaviours import BEHAVIOURS, operation_rules
from thingspace_contract.mock.core import Mock
from thingspace_contract.mock.rules import Standing
from thingspace_contract.mock.web.views import device_views, message_view, request_view, status_view

__all__ = ["console_routes"]

_SHOWN_DEVICES = 200
_SHOWN_REQUESTS = 50
_SHOWN_MESSAGES = 20


def console_routes(mock: Mock) -> list[Route]:
    """Return the routes of a mock's console."""

    async def page(request: Request) -> HTMLResponse:
        root = str(request.base_url).rstrip("/")
        return _html("console.html.jinja", url=f"{root}{mock.contract.base_path}", **_facts(mock))

    async def rules(_: Request) -> HTMLResponse:
        operations = [
            {
                "operation": operation,
                "stateful": operation.operation_id in BEHAVIOURS,
                "rules": operation_rules(operation.operation_id),
                "counts": _counts(operation.operation_id),
            }
            for operation in mock.contract.operations.values()
        ]
        return _html("rules.html.jinja", operations=operations)

    return [Route("/", page, methods=["GET"]), Route("/rules", rules, methods=["GET"])]


def _html(template: str, **values: Any) -> HTMLResponse:
    text = _environment().get_template(template).render(**values)
    return HTMLResponse(text, headers={"Cache-Control": "no-store"})


def _counts(operation_id: str) -> dict[str, int]:
    """Return how many rules of each standing an operation has."""
    found = [rule.standing for rule in operation_rules(operation_id)]
    return {standing.value: found.count(standing) for standing in Standing}


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
    calls = [call.document() for call in mock.recorder.calls[: -_SHOWN_REQUESTS - 1 : -1]]
    called = {call["operationId"] for call in calls if call["operationId"]}
    return {
        "status": status_view(mock),
        "listeners": [(each, platform.reach.doubt(each.url)) for each in platform.listeners.all()],
        "requests": requests,
        "devices": device_views(mock, _SHOWN_DEVICES),
        "calls": calls,
        "standings": {name: _counts(name) for name in called},
    }


@cache
def _environment() -> Environment:
    loader = PackageLoader("thingspace_contract.mock.web", ".")
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
