"""The connection to the server under test: sessions, our listener's registrations, the controls of our mock."""

from __future__ import annotations

__all__: list[str] = []
