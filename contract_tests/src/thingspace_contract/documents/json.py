"""JSON in and out, as strict as the YAML loader: no duplicate keys, no values outside JSON."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from .errors import DocumentError
from .text import check_text, place

__all__ = ["dump_json", "parse_json"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class _DuplicateError(Exception):
    """Some key appears twice; the parser does not know where."""


def parse_json(text: str, where: str | None = None) -> Any:
    """Return the value of a JSON text.

    Raises:
        DocumentError: The text is not JSON, repeats a key, or holds what JSON cannot
            (NaN, numbers beyond a double, unpaired surrogates).
    """
    text = check_text(text, where)

    def refuse_constant(name: str) -> NoReturn:
        raise DocumentError(f"{name} is not a JSON value", where=place(where, text, text.find(name)))

    def read_float(digits: str) -> float:
        number = float(digits)
        if math.isinf(number):
            raise DocumentError(f"the number {digits} is too large", where=place(where, text, text.find(digits)))
        return number

    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=refuse_constant, parse_float=read_float)
    except _DuplicateError:
        raise _duplicate_error(text, where) from None
    except json.JSONDecodeError as error:
        raise DocumentError(
            f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]}", where=place(where, text, error.pos)
        ) from None
    except RecursionError:
        raise DocumentError("is nested too deeply", where=where) from None
    except ValueError:
        raise DocumentError("holds a number of too many digits", where=where) from None
    if _SURROGATE.search(text):
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise DocumentError("holds half of a surrogate pair, which is not a character", where=where) from None
    return value


def dump_json(document: Any) -> str:
    """Return the canonical text of a bundled contract: indent 1, characters as they are, newline at the end.

    Key order is the document's own, so that the text follows the sources.
    """
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _DuplicateError
    return members


def _duplicate_error(text: str, where: str | None) -> DocumentError:
    """Find the first repeated key of a well-formed JSON text, which the JSON parser reports without a place."""
    seen: list[Mapping[str, int] | None] = []
    pending: tuple[str, int] | None = None
    for token in _TOKEN.finditer(text):
        match token.group():
            case "{":
                seen.append({})
            case "[":
                seen.append(None)
            case "}" | "]":
                seen.pop()
            case ":" if pending and seen and isinstance(keys := seen[-1], dict):
                key, offset = pending
                if key in keys:
                    line = text.count("\n", 0, keys[key]) + 1
                    return DocumentError(
                        f"the key {key!r} appears twice, first in line {line}",
                        where=place(where, text, offset),
                        advice="keep one of them",
                    )
                keys[key] = offset
            case string if string.startswith('"'):
                pending = (json.loads(string, strict=False), token.start())
            case _:
                pending = None
    return DocumentError("a key appears twice", where=where, advice="keep one of them")
