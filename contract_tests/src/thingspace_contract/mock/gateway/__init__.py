"""The mock's gate: from a raw request to one that may be acted on, and how the platform says no."""

from __future__ import annotations

__all__: list[str] = []
