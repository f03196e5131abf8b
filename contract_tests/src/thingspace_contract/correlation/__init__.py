"""Which callback answers which request: what a delivery says, what was promised, what came."""

from __future__ import annotations

__all__: list[str] = []
