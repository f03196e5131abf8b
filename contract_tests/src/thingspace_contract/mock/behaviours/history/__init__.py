"""Tag history: what happened on the lines of devices, in the period that is asked for."""

from __future__ import annotations

__all__: list[str] = []
