"""A problem: one place where a payload does not keep the contract."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem"]


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
