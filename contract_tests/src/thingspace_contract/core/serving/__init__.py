"""Our servers: the mock, the listeners and the tests run an ASGI application on a socket, all in the same manner."""

from __future__ import annotations

from thingspace_contract.core.serving.limits import Limits
from thingspace_contract.core.serving.server import ServerThread, bind, server_config

__all__ = ["Limits", "ServerThread", "bind", "server_config"]
