"""The last guard before anything is shown: no reporter ever sees a credential, or a character that acts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from thingspace_contract.core.credentials import mask_all, mask_named

if TYPE_CHECKING:
    from thingspace_contract.core.credentials import Credentials

__all__ = ["Masker"]

_T = TypeVar("_T")
# What a terminal obeys, or what turns or breaks a line, instead of being shown; a payload may hold any of it.
_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Masker:
    """Replaces credentials by asterisks, wherever and however they are written, and control characters by their codes.

    Args:
        credentials: the run's own.
        secrets: further values to hide, such as a listener's password.
    """

    def __init__(self, credentials: Credentials | None = None, secrets: Iterable[str] = ()) -> None:
        self._credentials = credentials
        self._secrets = tuple(secret for secret in secrets if secret)

    def text(self, text: str) -> str:
        """Return `text` without credentials and safe to print."""
        if self._credentials is not None:
            text = self._credentials.mask(text)
        return _ACTING.sub(_code, mask_named(mask_all(text, self._secrets)))

    def event(self, event: _T) -> _T:
        """Return an event, or any dataclass of ours, with every text in it masked."""
        changes: dict[str, Any] = {}
        for field in fields(event):  # type: ignore[arg-type]
            value = getattr(event, field.name)
            if type(value) is str:
                changes[field.name] = self.text(value)
            elif is_dataclass(value):
                changes[field.name] = self.event(value)
        return replace(event, **changes)  # type: ignore[type-var]


def _code(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
