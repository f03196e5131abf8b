"""Tag firmware: upgrades, and the listener that hears of them."""

from __future__ import annotations

__all__: list[str] = []
