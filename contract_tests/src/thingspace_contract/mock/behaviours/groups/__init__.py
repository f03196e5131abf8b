"""Tag device groups: what is asked of them, and devices on their way from one to another."""

from __future__ import annotations

__all__: list[str] = []
