"""A few generated values of each schema, drawn once a run however many responses share the schema."""

from __future__ import annotations

from typing import Any

from thingspace_contract.contract import Contract
from thingspace_contract.contract.validation import resolve
from thingspace_contract.strategies import payloads
from thingspace_contract.suites.search import seed_for, some_of

__all__ = ["Samples"]

_COUNT = 3


class Samples:
    """Generated values by the place of their schema.

    Args:
        contract: the contract.
        seed: equal seeds draw equal values.
    """

    def __init__(self, contract: Contract, seed: int) -> None:
        self._contract = contract
        self._seed = seed
        self._drawn: dict[str, list[Any]] = {}

    def of(self, pointer: str) -> list[Any]:
        """Return values that keep the schema at `pointer`; none when none can be made."""
        schema = resolve(self._contract.document, pointer)
        if set(schema) == {"$ref"}:
            return self.of(schema["$ref"])
        if pointer not in self._drawn:
            own_seed = seed_for(self._seed, pointer)
            self._drawn[pointer] = some_of(payloads(self._contract, pointer), seed=own_seed, count=_COUNT)
        return self._drawn[pointer]
