"""A request taken apart once: what its path, query and body say, before anybody judges them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from thingspace_contract.contract.model import Operation
from thingspace_contract.core.exchange import Request, decode_json

__all__ = ["FORM", "JSON", "RequestParts", "decode_form", "decode_query", "media_type_of", "take_apart"]

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class RequestParts:
    """A request with its parts decoded.

    Args:
        request: as it was sent; its headers are read from it.
        path: the decoded path parameters.
        query: the decoded query; the last one of a repeated name.
        media_type: what the body says it is, lower case and without parameters; "" when it says nothing.
        size: bytes of the body.
        body: the decoded body; None without one, or when it could not be decoded.
        unreadable: why the body could not be decoded; "" when it could.
    """

    request: Request
    path: Mapping[str, str]
    query: Mapping[str, str]
    media_type: str
    size: int
    body: Any = None
    unreadable: str = ""

    def header(self, name: str) -> str | None:
        """Return a header's value by its name in any case."""
        return self.request.header(name)


def take_apart(operation: Operation, request: Request, path: Mapping[str, str]) -> RequestParts:
    """Decode the parts of a request; its body is a form when it says so and the operation takes one, else JSON."""
    media_type = media_type_of(request.header("content-type"))
    is_form = media_type == FORM and FORM in operation.body
    body, unreadable = None, ""
    if request.body:
        try:
            body = decode_form(request.body) if is_form else decode_json(request.body)
        except ValueError as error:
            unreadable = str(error)
    return RequestParts(
        request, path, decode_query(request.url), media_type, len(request.body), body=body, unreadable=unreadable
    )


def decode_form(body: bytes) -> dict[str, Any]:
    """Return the fields of a form body; ValueError when it is not UTF-8. A repeated field becomes a list."""
    fields: dict[str, Any] = {}
    for name, value in parse_qsl(body.decode("utf-8"), keep_blank_values=True):
        if name not in fields:
            fields[name] = value
        elif isinstance(fields[name], list):
            fields[name].append(value)
        else:
            fields[name] = [fields[name], value]
    return fields


def decode_query(url: str) -> dict[str, str]:
    """Return the query of a URL; the last one of a repeated name."""
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True)) if "?" in url else {}


def media_type_of(header: str | None) -> str:
    """Return the media type of a Content-Type header, lower case and without parameters; "" for none."""
    return (header or "").partition(";")[0].strip().lower()
