"""From options to a verdict: what is tested, the suites run one after another, however the run ends."""

from __future__ import annotations

__all__: list[str] = []
