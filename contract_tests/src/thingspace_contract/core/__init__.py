"""The words that everybody uses: exchanges, failures, events, errors, credentials and how they are masked, serving."""

from __future__ import annotations

__all__: list[str] = []
