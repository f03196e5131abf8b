"""Tag locations: positions of devices, and who may ask for them."""

from __future__ import annotations

__all__: list[str] = []
