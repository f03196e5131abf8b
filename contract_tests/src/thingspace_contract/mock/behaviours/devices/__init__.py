"""Tag devices: adding, finding, changing and asking about devices."""

from __future__ import annotations

__all__: list[str] = []
