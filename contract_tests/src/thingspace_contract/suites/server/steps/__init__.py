"""The steps of the server suite: what is asked of a server, and what is made of its responses."""

from __future__ import annotations

from thingspace_contract.suites.server.steps.plan import STEPS, Step

__all__ = ["STEPS", "Step"]
