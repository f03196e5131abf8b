"""What behaviours share: their table, the devices that a request selects, work on devices, messages, examples."""

from __future__ import annotations

__all__: list[str] = []
