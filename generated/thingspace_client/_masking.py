"""Keeping credentials out of whatever people read: representations, logs and error messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["Secret", "masked", "masked_members", "redact"]

MASK: Final = "***"

_NAME: Final = r"[\w.-]{0,64}(?:token|password|passwd|secret)"
_NAMED: Final = re.compile(f"(?:{_NAME}|authorization)", re.IGNORECASE)

# name=value and name: value, either of them quoted or not, even when the text was cut in the middle of the value.
_PAIR: Final = re.compile(
    rf"""({_NAME}\\?["']?\s*[:=]\s*)
         (?: (\\["'])(?:\\{{3}}.|(?!\2).)*(?:\2|$)
           | (["'])(?:\\.|(?!\3)[^\\])*(?:\3|\\?$)
           | [^\s"'<>&,;{{}}\[\]\\]+ )""",
    re.IGNORECASE | re.VERBOSE,
)
_JSON: Final = re.compile(rf"""({_NAME}"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|\\?$)""", re.IGNORECASE)
_HEADER: Final = re.compile(
    r"""(authorization\\?["']?\s*[:=]\s*\\?["']?)(?:(?:basic|bearer)\s+)?[^\s"'<>,;\\]+""", re.IGNORECASE
)
_ELEMENT: Final = re.compile(
    rf"(<(?:\w+:)?{_NAME}(?:\s[^<>]*)?>)(?:\s*<!\[CDATA\[.*?(?:\]\]>|$)|[^<]*)", re.IGNORECASE | re.DOTALL
)
_INPUT: Final = re.compile(rf"""<[^<>]*["']{_NAME}["'][^<>]*(?:>|$)""", re.IGNORECASE)
_VALUE: Final = re.compile(r"""(\bvalue\s*=\s*)(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"'<>]+)""", re.IGNORECASE)


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


def masked_members(members: Mapping[str, Any]) -> str:
    """Return the representation of members that no model describes, credentials masked by their names."""
    return repr(_hidden(members))


def redact(text: str) -> str:
    """Return `text` with the values masked that names such as `access_token` or `password` announce.

    It knows them as members of JSON, as `name=value` and `name: value`, as elements and attributes of XML, as inputs of
    an HTML form and as an `Authorization` header; a credential without its name is not recognised.
    """
    text = _JSON.sub(rf'\1"{MASK}"', text)
    text = _INPUT.sub(lambda tag: _VALUE.sub(rf'\1"{MASK}"', tag[0]), text)
    text = _ELEMENT.sub(rf"\1{MASK}", text)
    text = _PAIR.sub(lambda pair: f"{pair[1]}{pair[2] or pair[3] or ''}{MASK}{pair[2] or pair[3] or ''}", text)
    return _HEADER.sub(rf"\1{MASK}", text)


def _hidden(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {
            name: Secret("") if _NAMED.fullmatch(str(name)) and held is not None else _hidden(held)
            for name, held in value.items()
        }
    return [_hidden(each) for each in value] if isinstance(value, list) else value
