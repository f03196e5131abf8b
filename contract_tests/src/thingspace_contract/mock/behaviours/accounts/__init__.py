"""Tag accounts: service plans, the status of requests, and what the scenario says about an account."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.accounts import facts, plans

__all__ = ["facts", "plans"]
