"""What drills and benches share: a mock in its own process, fleets of devices, listeners, load from outside."""

from __future__ import annotations

__all__: list[str] = []
