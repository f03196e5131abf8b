"""What stops a regeneration: one exception that carries the lines to print."""

from __future__ import annotations

__all__ = ["PipelineError"]


class PipelineError(Exception):
    """A stage found something that a person must mend.

    Attributes:
        lines: What is wrong, one finding a line, each saying what, where and what to do.
    """

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))
