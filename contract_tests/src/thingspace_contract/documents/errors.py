"""The one error of the document room.

```
DocumentError            a document cannot be read, bundled or written
└── OverlayError         an overlay is invalid or does not fit its document (overlay/)
```
"""

from __future__ import annotations

__all__ = ["DocumentError"]


class DocumentError(Exception):
    """A contract document is unreadable or does not hold together.

    Attributes:
        message: What is wrong.
        where: The place, as `file:line:column`, `file` or a JSON pointer; None when there is no place.
        advice: What to do about it; None when the message says it all.
    """

    def __init__(self, message: str, *, where: str | None = None, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        """Return one line: `where: message (advice)`."""
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.advice})" if self.advice else ""
        return " ".join(f"{place}{self.message}{remedy}".split())
