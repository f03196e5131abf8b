"""What tests hold in their hands: the clock, identifiers, faults on demand, a running mock and its controls."""

from __future__ import annotations

__all__: list[str] = []
