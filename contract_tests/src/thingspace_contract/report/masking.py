"""The last guard before anything is shown: no reporter ever sees a credential, or a character that acts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from thingspace_contract.credentials import MASK, mask_all

if TYPE_CHECKING:
    from thingspace_contract.credentials import Credentials

__all__ = ["Masker"]

_T = TypeVar("_T")
# What a value is worth hiding by its place alone: authorization headers, session tokens, user information in a URL,
# and members of JSON or a form whose name says so.
_PLACES = re.compile(
    r"""(?ix)
    (?P<head>
        \bauthorization["']?\s*[:=]\s*["']?(?:basic|bearer)\s+
      | \bvz-m2m-token["']?\s*[:=]\s*["']?
      | ["'](?:password|newpassword|client_secret|access_token|refresh_token|sessionToken)["']\s*:\s*"
      | (?:(?<=[?&\s"'])|^)(?:password|client_secret|access_token|refresh_token)=
      | \b[a-z][a-z0-9+.-]*://(?=[^/\s"'@?\#]*@)
    )
    (?P<value>[^"'\s&,;@}\\]+)
    """
)
# What a terminal obeys instead of showing it; a payload may hold any of it.
_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


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
        text = _PLACES.sub(_hide, mask_all(text, self._secrets))
        return _ACTING.sub(lambda found: f"\\x{ord(found[0]):02x}", text)

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


def _hide(match: re.Match[str]) -> str:
    return match["head"] + MASK
