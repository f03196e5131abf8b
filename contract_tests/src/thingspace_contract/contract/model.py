"""Operations, callback services and messages, as the contract declares them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from thingspace_contract.contract.validation import escape
from thingspace_contract.core.open_parts import OpenPart

__all__ = [
    "CallbackService",
    "Effect",
    "Message",
    "Operation",
    "Parameter",
    "Per",
    "Promise",
    "ResponseRule",
    "label_of",
]


class Effect(StrEnum):
    """What calling an operation does to the system (`x-effect`)."""

    READ = "read"
    ASYNC_READ = "async-read"  # reads, and answers by callback
    CONSUMES = "consumes"  # takes away what it reads
    MUTATES = "mutates"
    SESSION = "session"  # changes the credentials that a run uses


class Per(StrEnum):
    """What one message of a promise is about."""

    DEVICE = "device"
    REQUEST = "request"
    PROFILE = "profile"
    MONITOR = "monitor"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Promise:
    """A callback message that an accepted request leads to (one entry of `x-messages`).

    Args:
        service: callback service that delivers it.
        message: the message's short name; None when no source names its key.
        per: one message for each of these.
        must: False when facts that the API does not show decide whether it comes.
        repeats: whether more than one may come for the same subject.
    """

    service: str
    message: str | None
    per: Per
    must: bool
    repeats: bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """A path, query or header parameter; `pointer` is the place of its schema in the document."""

    name: str
    location: str
    required: bool
    schema: Mapping[str, Any]
    pointer: str
    example: Any = None


@dataclass(frozen=True, slots=True)
class ResponseRule:
    """A documented response: a status ("200", "4XX", "default") and its content by media type."""

    status: str
    description: str
    content: Mapping[str, Mapping[str, Any]]
    headers: Mapping[str, Mapping[str, Any]]
    pointer: str

    def schema_pointer(self, media_type: str) -> str | None:
        """Return the place of the schema for a media type, None when the media type has none."""
        if "schema" not in self.content.get(media_type, {}):
            return None
        return f"{self.pointer}/content/{escape(media_type)}/schema"

    def examples(self, media_type: str = "application/json") -> dict[str, Any]:
        """Return the named examples of a media type, in the order of the document."""
        return _examples(self.content.get(media_type, {}))


@dataclass(frozen=True)
class Operation:
    """One operation.

    Args:
        undocumented: the parts that no source documents: request, response, callback.
        raw: its object in the document, with references to components unresolved.
        open_parts: what that leaves open of its own request and response.
    """

    operation_id: str
    method: str
    path: str
    tag: str
    summary: str
    effect: Effect
    evidence: str
    undocumented: frozenset[str]
    promises: tuple[Promise, ...]
    parameters: tuple[Parameter, ...]
    responses: tuple[ResponseRule, ...]
    security: tuple[Mapping[str, Any], ...]
    pointer: str
    raw: Mapping[str, Any] = field(repr=False)
    open_parts: tuple[OpenPart, ...] = ()

    @cached_property
    def body(self) -> Mapping[str, Mapping[str, Any]]:
        """The request body's content by media type; empty when the operation takes none."""
        content: Mapping[str, Mapping[str, Any]] = self.raw.get("requestBody", {}).get("content", {})
        return content

    @cached_property
    def body_required(self) -> bool:
        """Whether a request without a body breaks the contract."""
        return bool(self.raw.get("requestBody", {}).get("required", False))

    def body_pointer(self, media_type: str = "application/json") -> str | None:
        """Return the place of the request body's schema for a media type, None when it takes none of that type."""
        if media_type not in self.body:
            return None
        return f"{self.pointer}/requestBody/content/{escape(media_type)}/schema"

    def request_examples(self, media_type: str = "application/json") -> dict[str, Any]:
        """Return the named example request bodies, in the order of the document."""
        return _examples(self.body.get(media_type, {}))

    @property
    def success(self) -> tuple[ResponseRule, ...]:
        """The documented 2xx responses."""
        return tuple(rule for rule in self.responses if rule.status.startswith("2"))

    @property
    def is_async(self) -> bool:
        """Whether an accepted request leads to callbacks."""
        return bool(self.promises) or "callback" in self.undocumented

    def url_path(self, **values: object) -> str:
        """Return the path with `values`, percent-encoded, in its placeholders; KeyError names a missing one."""
        from urllib.parse import quote

        return re.sub(r"{([^{}]+)}", lambda match: quote(str(values[match[1]]), safe=""), self.path)

    def rule_for(self, status: int) -> ResponseRule | None:
        """Return the response rule that documents a status: exact, then range, then default."""
        for key in (str(status), f"{status // 100}XX", "default"):
            for rule in self.responses:
                if rule.status == key:
                    return rule
        return None


@dataclass(frozen=True, slots=True)
class Message:
    """One callback message of a service.

    Args:
        name: the last segment of its key; "" for the open envelope of a service that nobody documents.
        key: dotted path of the members that tell it apart: "deviceResponse.goToStateResponse".
        component: its schema's component name, which is also its class in the client.
        pointer: the place of its schema in the document.
        examples: named example payloads.
        open_part: what of it no source documents; None when all of it is documented.
    """

    service: str
    name: str
    key: str
    component: str
    pointer: str
    examples: Mapping[str, Any] = field(default_factory=dict, compare=False)
    open_part: OpenPart | None = None

    @property
    def label(self) -> str:
        """How reports name it: "CarrierService.changeServicePlanResponse"."""
        return label_of(self.service, self.name)

    def matches(self, payload: Any) -> bool:
        """Whether the payload bears this message's key; a null under it counts as absent."""
        for part in _path(self.key):
            if not isinstance(payload, dict) or part not in payload:
                return False
            payload = payload[part]
        return payload is not None


@dataclass(frozen=True, slots=True)
class CallbackService:
    """A callback service: what a listener that is registered for it may receive."""

    name: str
    summary: str
    evidence: str
    messages: tuple[Message, ...]
    pointer: str

    def message(self, name: str) -> Message | None:
        """Return the message of that short name."""
        return next((message for message in self.messages if message.name == name), None)

    def message_of(self, payload: Any) -> Message | None:
        """Return the message whose key the payload bears; the open envelope takes what nothing else claims.

        Of two keys the one that stands first in the service's union decides: a fault before a result (D052).
        """
        members = payload if isinstance(payload, dict) else ()
        for message in self.messages:
            path = _path(message.key)
            if path and path[0] in members and message.matches(payload):
                return message
        return next((message for message in self.messages if not message.key), None)


@cache
def _path(key: str) -> tuple[str, ...]:
    return tuple(key.split(".")) if key else ()


def label_of(service: str, name: str) -> str:
    """Return how reports name a message of a service by its short name."""
    return f"{service}.{name or 'message'}"


def _examples(media: Mapping[str, Any]) -> dict[str, Any]:
    return {name: example.get("value") for name, example in media.get("examples", {}).items()}
