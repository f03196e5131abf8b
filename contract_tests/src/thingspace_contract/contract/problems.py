"""A problem: one place where a payload does not keep the contract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Problem", "place"]

_LONGEST_NAME = 200  # characters of a member's name; no name of the contract is longer


def place(where: str, path: Iterable[str | int]) -> str:
    """Return a part of a payload in one line, "body/devices/0".

    Names are escaped as in a JSON pointer, and as in JSON; the rest of a very long one is left out.

    Args:
        where: the payload's own name.
        path: the members and elements on the way.
    """
    return "/".join([where, *map(_step, path)])


def _step(name: str | int) -> str:
    text = str(name)
    if len(text) > _LONGEST_NAME:
        text = f"{text[:_LONGEST_NAME]}…"
    text = text.replace("~", "~0").replace("/", "~1")
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")


@dataclass(frozen=True, slots=True)
class Problem:
    """One breach, located on both sides.

    Args:
        where: the part of the payload: "body/devices/0/deviceIds", "query next", "status".
        message: what is wrong with it, one sentence.
        pointer: the rule's JSON pointer in openapi.json: "#/components/schemas/DeviceId/required".
    """

    where: str
    message: str
    pointer: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
