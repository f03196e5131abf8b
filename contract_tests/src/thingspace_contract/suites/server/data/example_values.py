"""Values that the server is likely to know: those of the contract's own examples."""

from __future__ import annotations

import copy
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from thingspace_contract.contract import Contract, Operation

__all__ = ["ExampleValues"]

_SHARE = 0.75


class ExampleValues:
    """What the examples of requests say, by member name, so that generated requests meet existing things.

    Args:
        contract: whose examples.
    """

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._members: dict[str, dict[str, None]] = defaultdict(dict)
        self._devices: dict[str, dict[str, str]] = {}
        for operation in contract.operations.values():
            if operation.effect == "session":
                continue
            for parameter in operation.parameters:
                if isinstance(parameter.example, str):
                    self._members[parameter.name][parameter.example] = None
            for example in operation.request_examples().values():
                self._learn(example)

    def values(self, name: str) -> tuple[str, ...]:
        """Return the known values of a member or a parameter, in the order of the document."""
        return tuple(self._members.get(name, ()))

    def body(self, operation: Operation, body: Any, *, accounts: frozenset[str] = frozenset()) -> Any:
        """Return `body` with most of its values replaced by known ones, where that keeps the contract.

        The choice depends on the body alone, so that a failing case can be shrunk and replayed.

        Args:
            operation: whose body it is.
            body: the decoded body; it is not changed.
            accounts: use only these accounts; all the known ones when empty.
        """
        pointer = operation.body_pointer()
        if pointer is None or not isinstance(body, dict):
            return body
        chance = random.Random(json.dumps(body, sort_keys=True, default=str))  # noqa: S311 - repeatable on purpose
        filled = self._filled(copy.deepcopy(body), chance, accounts)
        return filled if self._contract.schemas.is_valid(pointer, filled) else body

    def parameters(self, values: Mapping[str, Any], *, accounts: frozenset[str] = frozenset()) -> dict[str, Any]:
        """Return path parameters with most values replaced by known ones."""
        chance = random.Random(json.dumps(dict(values), sort_keys=True, default=str))  # noqa: S311
        return {name: self._pick(name, value, chance, accounts) for name, value in values.items()}

    def _pick(self, name: str, value: Any, chance: random.Random, accounts: frozenset[str]) -> Any:
        known = self.values(name)
        if name == "accountName" and accounts:
            known = tuple(sorted(accounts))
        if not known or not isinstance(value, str) or chance.random() > _SHARE:
            return value
        return chance.choice(known)

    def _filled(self, value: Any, chance: random.Random, accounts: frozenset[str]) -> Any:
        if isinstance(value, dict):
            if self._devices and {"kind", "id"} <= value.keys() and chance.random() < _SHARE:
                return {**value, **chance.choice(tuple(self._devices.values()))}
            return {
                name: self._pick(name, part, chance, accounts)
                if isinstance(part, str)
                else self._filled(part, chance, accounts)
                for name, part in value.items()
            }
        if isinstance(value, list):
            return [self._filled(part, chance, accounts) for part in value]
        return value

    def _learn(self, example: Any) -> None:
        for name, value in _strings(example):
            self._members[name][value] = None
        for device in _devices(example):
            self._devices[device["id"]] = device


def _strings(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            if isinstance(part, str):
                yield name, part
            else:
                yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _devices(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        kind, name = value.get("kind"), value.get("id")
        if isinstance(kind, str) and isinstance(name, str):
            yield {"kind": kind, "id": name}
        for part in value.values():
            yield from _devices(part)
    elif isinstance(value, list):
        for part in value:
            yield from _devices(part)
