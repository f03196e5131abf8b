"""The door for pytest: the plugin with its fixtures, and the suites as tests."""

from __future__ import annotations

__all__: list[str] = []
