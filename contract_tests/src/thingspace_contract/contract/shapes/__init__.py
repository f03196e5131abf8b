"""What the schemas of the contract name, and questions that no validator answers: see the modules."""

from __future__ import annotations

__all__: list[str] = []
