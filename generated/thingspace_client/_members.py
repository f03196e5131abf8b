"""Whether a member of a generated model is there, when the model is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .types import Unset

if TYPE_CHECKING:
    from typing_extensions import TypeIs  # every type checker has it; nobody needs it to run

__all__ = ["is_unset"]


def is_unset(value: object) -> TypeIs[Unset]:
    """Whether an optional member is not there; None is as good as `UNSET`, so that null is never sent for one."""
    return value is None or isinstance(value, Unset)
