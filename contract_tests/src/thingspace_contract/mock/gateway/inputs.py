"""Request bodies: read more strictly than JSON parsers do, and never beyond a limit."""

from __future__ import annotations

import json
import math
from typing import Any

from thingspace_contract.contract import Operation
from thingspace_contract.contract.parts import JSON, decode_form
from thingspace_contract.core.exchange import nests_too_deeply
from thingspace_contract.mock.rules import assumed

__all__ = ["LONGEST_BODY", "read_body", "read_json"]

#: Bytes; the largest documented request, 10,000 devices, has about half of it.
LONGEST_BODY = 8 * 1024 * 1024


@assumed("A body of more than 8 MiB is refused with status 400.", "No source gives a limit or a status for it.")
def read_body(operation: Operation, body: bytes) -> Any:
    """Return the value of a body as the operation takes it; None when there is no body, or it takes none.

    Raises:
        ValueError: it is too long, or is not what it should be.
    """
    if len(body) > LONGEST_BODY:
        raise ValueError(f"it is longer than {LONGEST_BODY} bytes")
    if not body or not operation.body:
        return None
    return read_json(body) if JSON in operation.body else decode_form(body)


def read_json(body: bytes) -> Any:
    """Return the JSON value of a body.

    Raises:
        ValueError: it is no UTF-8, no JSON, nested too deeply, or holds what JSON cannot (NaN, lone surrogates,
            numbers beyond a double).
    """
    try:
        text = body.decode("utf-8")
        if nests_too_deeply(text):
            raise ValueError("it is nested too deeply")
        value = json.loads(text, parse_constant=_no_constant, parse_float=_finite)
        if "\\ud" in text or "\\uD" in text:
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except UnicodeError:
        raise ValueError("it is not UTF-8") from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"the number {text[:40]} is too large")
    return number
