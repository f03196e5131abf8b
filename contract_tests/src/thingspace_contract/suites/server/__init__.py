"""The server suite: Schemathesis drives, and we check what it cannot see: callbacks, state, accounts, credentials."""

from __future__ import annotations

from thingspace_contract.suites.server.suite import server_suite

__all__ = ["server_suite"]
