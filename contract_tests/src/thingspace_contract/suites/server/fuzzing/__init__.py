"""Schemathesis, driven in process: generated requests, guarded, and its findings told as our failures."""

from __future__ import annotations

__all__: list[str] = []
