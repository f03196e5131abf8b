"""What generated operations lean on for the bodies that come in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeVar

import httpx

from .._errors import ResponseError, ThingSpaceError
from .._values import as_array, explain

__all__ = ["parsed", "read_array", "read_json", "read_object"]

T = TypeVar("T")

# The gateway's fault in XML: <am:fault><am:code>…</am:code><am:message>…</am:message>…</am:fault>.
_FAULT: Final = re.compile(r"<(?:\w+:)?fault[\s>]")
_FAULT_MEMBER: Final = re.compile(r"<(?:\w+:)?(code|type|message|description)>([^<]*)<")
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def read_json(response: httpx.Response) -> Any:
    """Return the JSON value of a response; the gateway's XML fault comes as its JSON twin.

    Raises:
        ValueError: when the body is neither.
    """
    if "xml" in response.headers.get("content-type", "").lower() and _FAULT.search(response.text):
        told = {name: _plain(value) for name, value in _FAULT_MEMBER.findall(response.text)}
        return {"fault": {"code": "", "message": "", **told}}
    try:
        return response.json()
    except (ValueError, RecursionError) as error:
        kind = response.headers.get("content-type") or "no content type"
        raise ValueError(f"not JSON ({kind})") from error


def read_array(response: httpx.Response, operation: str, *, wrapped: bool = False) -> list[Any]:
    """Return the JSON array of a response, in the two disguises that the platform is said to give it too.

    Those are an empty body for an empty list, and an object around the array whose one member is called like the
    operation.

    Args:
        response: what came.
        operation: name of the endpoint.
        wrapped: whether the contract documents the object, which may then have members that nobody knows yet.

    Raises:
        TypeError: when the body is something else in JSON.
        ValueError: when it is not JSON.
    """
    if response.is_success and not response.content.strip():
        return []
    value = read_json(response)
    if isinstance(value, dict):
        inner = [each for name, each in value.items() if name.lower() == operation.replace("_", "")]
        value = inner[0] if len(inner) == 1 and (wrapped or len(value) == 1) else value
    return as_array(value)


def read_object(response: httpx.Response) -> Any:
    """Return the JSON object of a response that the contract documents in an array of one too.

    Raises:
        ValueError: when the body is not JSON.
    """
    value = read_json(response)
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def parsed(operation: str, response: httpx.Response, parse: Callable[[], T]) -> T:
    """Return what `parse` makes of a response.

    Raises:
        ResponseError: when the body is broken or does not fit its model.
    """
    try:
        return parse()
    except ThingSpaceError:
        raise
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        reason = explain(error)
    raise ResponseError(operation, response.status_code, response.content, reason)


def _plain(text: str) -> str:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text.strip()
