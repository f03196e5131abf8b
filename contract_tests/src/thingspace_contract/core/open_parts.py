"""Parts of the contract that are open because no source documents them: nothing in them can break it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OpenPart"]


@dataclass(frozen=True, slots=True)
class OpenPart:
    """One of them; what holds on its subject holds for the rest of it only.

    Args:
        subject: what has it, as reports name it: an operationId, or callback service and message.
        part: "message", "request" or "response".
        holder: the member of a message whose content is not documented; "" when members of the part itself are not.
        decisions: entries of DECISIONS.md that say what was decided about it.
    """

    subject: str
    part: str
    holder: str = ""
    decisions: tuple[str, ...] = ()
