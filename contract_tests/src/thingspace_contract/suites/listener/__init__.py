"""The listener suite: the contract turned inside out, against a callback listener."""

from __future__ import annotations

from thingspace_contract.suites.listener.suite import listener_suite

__all__ = ["listener_suite"]
