"""The table from operation to behaviour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from thingspace_contract.mock.call import Answer, Call

__all__ = ["BEHAVIOURS", "Behaviour", "behaviour"]

#: Acts on the platform and says what to answer, slice by slice where it may be long; refuses by raising ApiError,
#: which it does before it changes anything.
Behaviour = Callable[[Call], Answer]

B = TypeVar("B", bound=Behaviour)

BEHAVIOURS: dict[str, Behaviour] = {}


def behaviour(operation_id: str) -> Callable[[B], B]:
    """Register a function as what an operation does.

    Raises:
        ValueError: the operation has one already.
    """

    def register(function: B) -> B:
        if operation_id in BEHAVIOURS:
            raise ValueError(f"{operation_id} has a behaviour already, {BEHAVIOURS[operation_id].__qualname__}")
        BEHAVIOURS[operation_id] = function
        return function

    return register
