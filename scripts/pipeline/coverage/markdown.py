"""Pieces of the pages: rows of tables, and where the numbers of decisions lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

__all__ = ["decision_links", "table_head", "table_row"]


def table_head(*names: str) -> list[str]:
    """Return the two lines that a table begins with."""
    return [table_row(*names), table_row(*["---"] * len(names))]


def table_row(*cells: str) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def decision_links(headings: Mapping[str, str]) -> Iterator[str]:
    """Yield where the numbers of decisions lead, by the anchors that a heading gets on the usual hosts."""
    for number, heading in sorted(headings.items()):
        anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        yield f"[{number}]: DECISIONS.md#{anchor}"
