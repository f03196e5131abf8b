"""Whether a request may be acted on: breaches of the contract, those that are tolerated, and how each is refused."""

from __future__ import annotations

__all__: list[str] = []
