"""Callback listeners that we bring: the receiver that keeps what it is sent, and a correct one to copy."""

from __future__ import annotations

__all__: list[str] = []
