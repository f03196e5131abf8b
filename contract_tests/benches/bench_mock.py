"""What the mock costs: small requests, callbacks, large requests, others that wait meanwhile, memory.

Every server runs in a process of its own, and the load comes from this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from benches import mock_callbacks, mock_large, mock_memory, mock_rates
from benches.figures import Figure, Remark

__all__ = ["rows"]


def rows() -> Iterator[Figure | Remark]:
    """Yield every figure of the mock."""
    yield from mock_rates.figures()
    yield from mock_callbacks.figures()
    yield from mock_large.figures()
    yield from mock_memory.figures()
