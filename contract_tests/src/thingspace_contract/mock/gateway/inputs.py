"""Request bodies: read more strictly than JSON parsers do, and never beyond a limit."""

from __future__ import annotations

import json
from typing import Any

from thingspace_contract.contract import Operation
from thingspace_contract.contract.parts import JSON, decode_form
from thingspace_contract.core.exchange import decode_json
from thingspace_contract.mock.rules import assumed

__all__ = ["LONGEST_BODY", "is_large", "read_body", "read_json"]

#: Bytes; the largest documented request, 10,000 devices, has about half of it.
LONGEST_BODY = 8 * 1024 * 1024

#: Bytes, and brackets and commas, from which reading and validating a body takes long enough to do it apart from what
#: others wait for: the breaches of a few kilobytes can cost more than ten times what their values do.
_LARGE_BODY = 4 * 1024
_LARGE_COUNT = 400

#: What a body may hold, found before it is read, since a short text can hold much: the largest documented request has
#: about 140,000 lists and objects with 600,000 values.
_MOST_HOLDERS = 250_000
_MOST_VALUES = 1_000_000


@assumed("A body of more than 8 MiB is refused with status 400.", "No source gives a limit or a status for it.")
@assumed(
    "So is one with more than 250,000 objects and arrays or 1,000,000 values.",
    "The largest documented request has about 140,000 with 600,000; a short text can hold what takes minutes to read.",
)
def read_body(operation: Operation, body: bytes) -> Any:
    """Return the value of a body as the operation takes it; None when there is no body, or it takes none.

    Raises:
        ValueError: it is too long, or is not what it should be.
    """
    if len(body) > LONGEST_BODY:
        raise ValueError(f"it is longer than {LONGEST_BODY} bytes")
    if body.count(b"[") + body.count(b"{") > _MOST_HOLDERS or body.count(b",") > _MOST_VALUES:
        raise ValueError(f"it holds more than {_MOST_HOLDERS:,} objects and arrays, or {_MOST_VALUES:,} values")
    if not body or not operation.body:
        return None
    return read_json(body) if JSON in operation.body else decode_form(body)


def is_large(body: bytes) -> bool:
    """Whether reading and validating a body may take so long that nobody should have to wait for it."""
    return len(body) > _LARGE_BODY or sum(map(body.count, (b"[", b"{", b","))) > _LARGE_COUNT


def read_json(body: bytes) -> Any:
    """Return the JSON value of a body.

    Raises:
        ValueError: it is not what `decode_json` reads, or holds half of a surrogate pair, which nothing can store.
    """
    try:
        value = decode_json(body)
        if b"\\ud" in body.lower():
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except UnicodeEncodeError:
        raise ValueError("it holds half of a surrogate pair, \\ud800 to \\udfff, which is no character") from None
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    except ValueError as error:
        if "integer string conversion" in str(error):  # Python's own limit, in the words of its settings
            raise ValueError("it holds a number of thousands of digits") from None
        raise
