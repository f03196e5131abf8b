"""The connection to the server under test: sessions, and our listener's registrations."""

from __future__ import annotations

__all__: list[str] = []
