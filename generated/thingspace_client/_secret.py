"""Keeping credentials out of whatever people read: representations, logs and error messages."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["Secret", "masked", "redact"]

MASK: Final = "***"

# The value of a JSON member whose name speaks of a credential, even when the text was cut in its middle.
_MEMBER = re.compile(r'("[^"]{0,64}(?:token|password|secret)"\s*:\s*)"(?:[^"\\]|\\.)*+(?:"|\\?$)', re.IGNORECASE)


class Secret:
    """A credential that only `reveal` shows; its representation and its text are a mask."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the credential itself, for the one place that sends it."""
        return self._value

    def __repr__(self) -> str:
        return MASK


def masked(value: object) -> str:
    """Return what a representation shows instead of `value`: a mask, or that it was never set."""
    return MASK if isinstance(value, str) else type(value).__name__.upper()


def redact(text: str) -> str:
    """Return `text` with the values of JSON members such as `access_token` or `password` masked."""
    return _MEMBER.sub(rf'\1"{MASK}"', text)
