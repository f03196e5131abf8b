"""The command line: `thingspace-contract`."""

from __future__ import annotations

from thingspace_contract.cli.app import app, main

__all__ = ["app", "main"]
