"""The client suite: property tests of a client that was generated from the contract."""

from __future__ import annotations

from thingspace_contract.suites.client.suite import client_suite

__all__ = ["client_suite"]
