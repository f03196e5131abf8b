"""Values to YAML text that every reader understands alike, be it YAML 1.1 or 1.2."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["dump_yaml"]

#: Words that some reader takes for a boolean, null or number.
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf", "infinity"}
_PLAIN_START = re.compile(r"[^\W\d]|[/$]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
#: A key longer than this needs the explicit form `? key`.
_KEY_LENGTH = 1000


def dump_yaml(value: Any) -> str:
    """Return block-style YAML text of a JSON-like value, in its own key order, ending in a newline.

    A text that any YAML 1.1 or 1.2 reader would take for something else is quoted; texts are never folded.
    `parse_yaml(dump_yaml(value)) == value`, and PyYAML's `safe_load` reads the same.

    Raises:
        TypeError: The value holds what JSON has not: other types, keys that are not strings.
        ValueError: The value holds a number that JSON has not (NaN, infinity) or half of a surrogate pair.
    """
    return "\n".join(_block(value, "", "")) + "\n"


def _block(value: Any, lead: str, indent: str) -> Iterator[str]:
    """Yield the lines of a value; the first starts with `lead`, the others with `indent`."""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"the key {key!r} is not a string")
            yield from _member(_text(key), item, lead, indent)
            lead = indent
    elif isinstance(value, list) and value:
        for item in value:
            yield from _block(item, f"{lead}- ", f"{indent}  ")
            lead = indent
    elif isinstance(value, str) and _reads_well_as_lines(value):
        yield f"{lead}{'|' if value.endswith(chr(10)) else '|-'}"
        inner = indent or "  "
        yield from (f"{inner}{line}" if line else "" for line in value.removesuffix("\n").split("\n"))
    else:
        yield f"{lead}{_scalar(value)}"


def _member(key: str, item: Any, lead: str, indent: str) -> Iterator[str]:
    head = f"{lead}{key}:"
    if len(key) > _KEY_LENGTH:
        yield f"{lead}? {key}"
        head = f"{indent}:"
    if isinstance(item, dict | list) and item:
        yield head
        inner = f"{indent}  "
        yield from _block(item, inner, inner)
    else:
        yield from _block(item, f"{head} ", f"{indent}  ")


def _scalar(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(int(value))
        case float() if not math.isfinite(value):
            raise ValueError(f"{value} is no JSON number")
        case float():
            mantissa, mark, exponent = repr(float(value)).partition("e")
            return f"{mantissa}{'' if '.' in mantissa else '.0'}{mark}{exponent}"
        case str():
            return _text(value)
        case dict():
            return "{}"
        case list():
            return "[]"
    raise TypeError(f"a {type(value).__name__} is no JSON value")


def _text(text: str) -> str:
    """Return a string on one line: plain where every reader agrees, else quoted."""
    if not text.isprintable() or ("'" in text and '"' not in text and "\\" not in text and not _is_plain(text)):
        return f'"{"".join(map(_escaped, text))}"'
    return text if _is_plain(text) else "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    return (
        bool(_PLAIN_START.match(text))
        and text.lower() not in _WORDS
        and ": " not in text
        and " #" not in text
        and text[-1] not in ": "
    )


def _reads_well_as_lines(text: str) -> bool:
    """Whether a literal block shows the text as it is, also after an editor has trimmed its lines."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    return (
        "\n" in text
        and bool(lines[0] and lines[-1])
        and not lines[0].startswith(" ")
        and all(line.isprintable() and not line.endswith(" ") for line in lines)
    )


def _escaped(character: str) -> str:
    code = ord(character)
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    if 0xD800 <= code <= 0xDFFF:
        raise ValueError("half of a surrogate pair is no character")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
