"""From the body of a callback as it came to the members of its JSON object."""

from __future__ import annotations

import json
from typing import Any, Final

from .._errors import CallbackNotJson, CallbackTooLarge
from .._values import explain

__all__ = ["LIMIT", "decode"]

LIMIT: Final = 8 * 1024 * 1024  # bytes; one message about ten thousand devices takes about three million


def decode(service: str, body: bytes | bytearray | str, limit: int) -> dict[str, Any]:
    """Return the members of the JSON object that a body holds.

    Args:
        service: The callback service, for the messages.
        body: The body as it came.
        limit: The number of bytes that it may have.

    Raises:
        CallbackTooLarge: when it is larger than `limit`.
        CallbackNotJson: when it is not a JSON object.
    """
    size = len(body.encode("utf-8", errors="surrogatepass")) if isinstance(body, str) else len(body)
    if size > limit:
        raise CallbackTooLarge(f"{service}: the body has {size} bytes, the limit is {limit}")
    reason = ""
    try:
        text = body if isinstance(body, str) else bytes(body).decode("utf-8-sig")
        value = json.loads(_whole(text))
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is not UTF-8"
    except json.JSONDecodeError as error:
        reason = f"{error.msg} at line {error.lineno}, column {error.colno}"
    except (ValueError, RecursionError) as error:
        reason = explain(error)
    if reason:
        raise CallbackNotJson(f"{service}: the body is not JSON: {reason}")
    if not isinstance(value, dict):
        raise CallbackNotJson(f"{service}: the body is JSON, but a {type(value).__name__} where an object is due")
    return value


def _whole(text: str) -> str:
    """Return `text` with its first brace, which the platform has been seen to lose."""
    inner = text.strip()
    return f"{{{inner}" if inner[:1] == '"' and inner[-1:] == "}" else text
