"""Delivery of callback messages to the listeners that are registered."""

from __future__ import annotations

__all__: list[str] = []
