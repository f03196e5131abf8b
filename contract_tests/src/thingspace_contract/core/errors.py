"""What can go wrong in *using* the tool; what is wrong with a system under test is a `Failure`, never one of these.

    ContractToolError            the command was given something it cannot work with: exit status 2
    ├── UsageError               an argument or a file
    │   └── UnknownNameError     no such operation, callback service or message
    ├── TargetError              the system under test cannot be reached, or refuses the credentials
    └── PortError                a port of ours is in use or not ours to open

`documents.DocumentError` (YAML, references, overlays) stands beside them, because the documents leaf imports
nothing of ours; the command line treats it alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from thingspace_contract.core.names import nearest

__all__ = ["ContractToolError", "ExitStatus", "PortError", "TargetError", "UnknownNameError", "UsageError", "reason"]


class ExitStatus(IntEnum):
    """How a command ends."""

    GOOD = 0
    WRONG = 1  # the system under test
    MISUSE = 2  # or nothing could be run
    INCOMPLETE = 3  # nothing failed, but not all was checked
    BUG = 70
    INTERRUPTED = 130


class ContractToolError(Exception):
    """The tool was used wrongly, or could not do its work.

    Args:
        message: what is wrong and where, one sentence.
        advice: what to do about it, one sentence; empty when the message says it.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        self.message = message
        self.advice = advice
        super().__init__(f"{message} {advice}".strip())


class UsageError(ContractToolError):
    """An argument or an input file cannot be used."""


class UnknownNameError(UsageError):
    """The contract has no operation, callback service or message of that name.

    Args:
        kind: what was looked for, such as "operation".
        name: the name that was given.
        known: the names that exist; the nearest is suggested.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.known = sorted(known)
        near = nearest(name, self.known)
        shown = ", ".join(self.known[:12]) + (", …" if len(self.known) > 12 else "")
        advice = f"Did you mean {near}?" if near else f"Known: {shown}."
        super().__init__(f"The contract has no {kind} named {name!r}.", advice)


class TargetError(ContractToolError):
    """The system under test cannot be used: unreachable, or it refuses the credentials."""


class PortError(ContractToolError):
    """A port that we were to open is in use or not permitted."""


def reason(error: Exception) -> str:
    """Return why a connection failed, without the number that the system gives it."""
    text = str(error).rstrip(".")
    return re.sub(r"^\[Errno -?\d+\] ", "", text) or type(error).__name__
