"""Pages of history: how many records of a line a response holds."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from thingspace_contract.mock.behaviours.common.periods import Period
from thingspace_contract.mock.call import Reply
from thingspace_contract.mock.rules import documented

__all__ = ["Record", "page"]

#: When something was, and what is told of it.
Record = tuple[float, dict[str, Any]]

_PAGE = 500


@documented(
    "A response holds the 500 oldest records; 202 and `hasMoreData` tell that there are more, from the time of the"
    " last one on.",
    "vendor pages of device history",
)
def page(member: str, period: Period, records: Iterable[Record]) -> Reply:
    """Answer with the records of a period; they come oldest first, and no more of them is read than is told."""
    found = list(islice((told for moment, told in records if period.holds(moment)), _PAGE + 1))
    more = len(found) > _PAGE
    return Reply({member: found[:_PAGE], "hasMoreData": more}, 202 if more else 200)
