"""Reading one callback body: find its message by its key, build the model."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from .._errors import CallbackMismatch, UnknownService
from .._values import explain
from .decoding import decode

__all__ = ["Table", "UnknownMessage", "read"]

Table: TypeAlias = Mapping[str, Mapping[str, str | Mapping[str, str]]]
"""Service -> holder -> model, or -> key inside the holder -> model; a model is `module:Class`."""


@frozen
class UnknownMessage:
    """A callback that no model fits, kept as it came: a newer server sent it, or nobody wrote it down.

    Attributes:
        service: The callback service that it was parsed for.
        members: The members of the body.
    """

    service: str
    members: dict[str, Any] = field(repr=lambda value: f"<{', '.join(sorted(value))}>")

    @property
    def request_id(self) -> str | None:
        """The id of the request that the message answers, where it says so."""
        value = self.members.get("requestId")
        return value if isinstance(value, str) else None

    def to_dict(self) -> dict[str, Any]:
        """Return the body as it came."""
        return dict(self.members)


def read(table: Table, service: str, body: bytes | bytearray | str | Mapping[str, Any], limit: int) -> Any:
    """Return the model of one callback body; see `thingspace_client.callbacks.parse`."""
    try:
        holders = table[service]
    except (KeyError, TypeError):
        raise UnknownService(f"no callback service {service!r}; known are {', '.join(table)}") from None
    members = body if isinstance(body, Mapping) else decode(service, body, limit)
    announced = _find(holders, members)
    target = announced or holders.get("")
    if not isinstance(target, str):
        return UnknownMessage(service, dict(members))
    module, _, name = target.partition(":")
    model = getattr(importlib.import_module(f"..models.{module}", __package__), name)
    try:
        return model.from_dict(members)
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        reason = explain(error)
    if announced is None:  # the model of the service's messages without a key was a guess
        return UnknownMessage(service, dict(members))
    raise CallbackMismatch(f"{service}: the body announces {name} but {reason}")


def _find(holders: Mapping[str, str | Mapping[str, str]], members: Mapping[str, Any]) -> str | None:
    """Return the model that the message's key announces, if any: one look-up for each key that the service knows.

    A holder or a key with null is absent: the platform sends those of its other messages along.
    Of two keys that are there the first of the table announces: a fault before a result.
    """
    for holder, known in holders.items():
        held = members.get(holder)
        if isinstance(known, str):
            if held is not None:
                return known
        elif isinstance(held, Mapping):
            for key, model in known.items():
                if held.get(key) is not None:
                    return model
    return None
