"""The callbacks that a server sends: each by itself, its attempts, and all of them beside what was promised."""

from __future__ import annotations

__all__: list[str] = []
