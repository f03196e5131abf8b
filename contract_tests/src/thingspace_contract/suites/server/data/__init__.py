"""What a run works with: example values of the contract, accounts, plans, and devices of its own."""

from __future__ import annotations

__all__: list[str] = []
