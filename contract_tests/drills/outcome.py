"""What a drill yields: lines of a table, each with what was promised and whether it was kept."""

from __future__ import annotations

import sys
from dataclasses import dataclass

__all__ = ["Line", "progress"]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a drill.

    Args:
        name: what was counted.
        figure: what came of it.
        promise: what must hold, in words; empty for a figure that promises nothing.
        kept: whether it does.
    """

    name: str
    figure: str
    promise: str = ""
    kept: bool = True

    def __str__(self) -> str:
        mark = "" if not self.promise else "ok" if self.kept else "BROKEN"
        return f"{self.name:<46} {self.figure:>12}  {self.promise:<34} {mark}".rstrip()


def progress(text: str) -> None:
    """Tell on stderr how far a drill is: in place on a terminal, as a line elsewhere."""
    sys.stderr.write(f"\r\x1b[K{text}" if sys.stderr.isatty() else f"{text}\n")
    sys.stderr.flush()
