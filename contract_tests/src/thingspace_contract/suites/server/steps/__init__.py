"""The steps of the server suite: what is asked of a server, and what is made of its responses."""

from __future__ import annotations

__all__: list[str] = []
