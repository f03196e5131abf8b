"""Drills: a mock is treated badly on purpose, and what must hold is counted."""

from __future__ import annotations

__all__: list[str] = []
