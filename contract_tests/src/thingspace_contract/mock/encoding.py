"""JSON as the mock writes it: short, and in UTF-8."""

from __future__ import annotations

import json
from typing import Any

import orjson

__all__ = ["encode", "encode_bytes"]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode(value: Any) -> str:
    """Return a JSON value as text."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # what is beyond orjson: numbers of more than 64 bits
        return _encode(value)


def encode_bytes(value: Any) -> bytes:
    """Return a JSON value as it is sent."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return _encode(value).encode()
