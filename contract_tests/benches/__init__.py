"""Benches: what things cost, beside what they are compared with."""

from __future__ import annotations

__all__: list[str] = []
