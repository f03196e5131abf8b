"""The mock as a web server: the API, the controls for tests, and the console for people."""

from __future__ import annotations

__all__: list[str] = []
