"""What a client package sends, and what it makes of what it receives."""

from __future__ import annotations

__all__: list[str] = []
