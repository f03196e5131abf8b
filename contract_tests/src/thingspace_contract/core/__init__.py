"""The words that everybody uses: exchanges, failures, events and their verdict, errors, credentials, serving."""

from __future__ import annotations

__all__: list[str] = []
