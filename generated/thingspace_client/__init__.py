"""A typed client for the ThingSpace Connectivity Management API, callbacks included.

`connect()` makes a client, `api` holds one module for each operation, `models` what they take and return,
`callbacks.parse()` reads what the platform posts to a listener, `errors` what can go wrong.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import api, callbacks, errors, models, types
    from ._auth.flow import ThingSpaceAuth
    from ._connect import connect
    from ._errors import ThingSpaceError
    from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
    "ThingSpaceAuth",
    "ThingSpaceError",
    "api",
    "callbacks",
    "connect",
    "errors",
    "models",
    "types",
)

_HOMES = {
    "AuthenticatedClient": ".client",
    "Client": ".client",
    "ThingSpaceAuth": "._auth.flow",
    "ThingSpaceError": "._errors",
    "connect": "._connect",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name not in _HOMES:
        return importlib.import_module(f".{name}", __name__)
    value = getattr(importlib.import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
