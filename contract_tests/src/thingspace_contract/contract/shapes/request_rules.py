"""Rules that span a request (`x-request-rule`): what they are about, and what they need to be tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thingspace_contract.contract.model import Operation
from thingspace_contract.contract.shapes.shape import Shape, Shapes

__all__ = ["RequestRule", "request_rule"]

_PARAMETERS = ("path", "query")


@dataclass(frozen=True, slots=True)
class RequestRule:
    """A rule over path, query and body together.

    Args:
        description: what it says, a sentence.
        about: the parts of a request that it looks at.
        needs: the parameters that it looks at: location, name, and a value that it tells from others, if it names one.
    """

    description: str
    about: tuple[str, ...]
    needs: tuple[tuple[str, str, str], ...]


def request_rule(shapes: Shapes, operation: Operation) -> RequestRule | None:
    """Return the rule of an operation; None where each part of a request can be judged alone."""
    if "x-request-rule" not in operation.raw:
        return None
    whole = shapes.at(f"{operation.pointer}/x-request-rule")
    about = tuple(part for part in (*_PARAMETERS, "body") if part in whole.properties)
    needs = tuple(_needs(shapes, whole))
    return RequestRule(operation.raw["x-request-rule"].get("description", ""), about, needs)


def _needs(shapes: Shapes, whole: Shape) -> Iterator[tuple[str, str, str]]:
    for location in _PARAMETERS:
        for name, schemas in shapes.of(whole.properties.get(location, ())).properties.items():
            yield location, name, next(map(str, shapes.of(schemas).values), "")
