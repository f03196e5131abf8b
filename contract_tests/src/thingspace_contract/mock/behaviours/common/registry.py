"""The table from operation to behaviour."""

from __future__ import annotations

from collections.abc import Callable

from thingspace_contract.mock.call import Call, Reply

__all__ = ["BEHAVIOURS", "Behaviour", "behaviour"]

#: Acts on the world and says what to answer; refuses by raising ApiError.
Behaviour = Callable[[Call], Reply]

BEHAVIOURS: dict[str, Behaviour] = {}


def behaviour(operation_id: str) -> Callable[[Behaviour], Behaviour]:
    """Register a function as what an operation does.

    Raises:
        ValueError: the operation has one already.
    """

    def register(function: Behaviour) -> Behaviour:
        if operation_id in BEHAVIOURS:
            raise ValueError(f"{operation_id} has a behaviour already, {BEHAVIOURS[operation_id].__qualname__}")
        BEHAVIOURS[operation_id] = function
        return function

    return register
