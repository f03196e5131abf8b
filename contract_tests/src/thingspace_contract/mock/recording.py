"""What was called: the newest calls in memory, and with --record every call in a file."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from thingspace_contract.contract import Contract, Problem
from thingspace_contract.contract.causes import CUT
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.mock.record_file import RecordFile
from thingspace_contract.mock.testing.clock import iso

__all__ = ["RecordedCall", "Recorder"]

_KEPT = 1000
_KEPT_CHARACTERS = 4_000_000
_CALL = 500  # characters of a call beside its URL and what is told of it
_LONGEST_URL = 4096
_MOST_TOLD = 50  # problems, and warnings, of one call

_CREDENTIAL = re.compile(r"passw|secret|token|authorization|credential", re.IGNORECASE)
_QUERY_CREDENTIAL = re.compile(rf"([^&=]*(?:{_CREDENTIAL.pattern})[^&=]*=)[^&]*", re.IGNORECASE)
_SAFE_RULES = frozenset({"required", "dependentRequired", "properties"})  # their messages name members, not values


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """One call of the API; no header, no body and no value of a credential.

    Args:
        at: the mock's time, seconds since the epoch.
        url: complete, as it was called.
        operation: its operationId, None when there is none.
        problems: how it broke the contract: where, message, place in the spec.
        warnings: what the mock passed over and is probably a mistake, in the same form: members that the contract
            does not know, and nulls that it took for absent members.
    """

    at: float
    method: str
    url: str
    operation: str | None
    status: int
    problems: tuple[dict[str, str], ...] = ()
    warnings: tuple[dict[str, str], ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the call as JSON."""
        parts = urlsplit(self.url)
        query = _QUERY_CREDENTIAL.sub(r"\1***", parts.query)
        return {
            "at": iso(self.at),
            "method": self.method,
            "path": f"{parts.path}?{query}" if query else parts.path,
            "operationId": self.operation,
            "status": self.status,
            "problems": list(self.problems),
            "warnings": list(self.warnings),
        }


class Recorder:
    """Keeps calls: in memory the newest thousand, and fewer where they would take more than some megabytes.

    `file` is where they are written too, if anywhere.

    Args:
        contract: tells where in the spec a broken rule stands.
        path: a file to which each call is appended as one line of JSON; None for memory only.

    Raises:
        UsageError: the file cannot be written.
    """

    def __init__(self, contract: Contract, path: Path | None = None) -> None:
        self._contract = contract
        self._calls: deque[tuple[RecordedCall, int]] = deque()
        self._characters = 0
        self.file = RecordFile(path) if path is not None else None

    @property
    def writes(self) -> bool:
        """Whether calls go to a file."""
        return self.file is not None

    @property
    def calls(self) -> tuple[RecordedCall, ...]:
        """The newest calls, oldest first."""
        return tuple(call for call, _ in self._calls)

    def add(
        self,
        now: float,
        request: Request,
        operation: str | None,
        response: Response,
        problems: Sequence[Problem],
        warnings: Sequence[Problem] = (),
    ) -> None:
        """Keep a call."""
        url = request.url
        call = RecordedCall(
            at=now,
            method=request.method,
            url=url if len(url) <= _LONGEST_URL else f"{url[:_LONGEST_URL]}…",
            operation=operation,
            status=response.status,
            problems=self._all_told(problems),
            warnings=self._all_told(warnings),
        )
        told = (*call.problems, *call.warnings)
        size = _CALL + len(call.url) + sum(len(text) for each in told for text in each.values())
        self._calls.append((call, size))
        self._characters += size
        while self._characters > _KEPT_CHARACTERS or len(self._calls) > _KEPT:
            self._characters -= self._calls.popleft()[1]
        if self.file is not None:
            self.file.add(json.dumps(call.document(), ensure_ascii=False))

    def clear(self) -> None:
        """Forget the calls in memory; the file stays."""
        self._calls.clear()
        self._characters = 0

    def close(self) -> None:
        """Close the file."""
        if self.file is not None:
            self.file.close()

    def _all_told(self, problems: Sequence[Problem]) -> tuple[dict[str, str], ...]:
        told = tuple(map(self._told, problems[:_MOST_TOLD]))
        more = len(problems) - len(told)
        return (*told, {"where": "", "message": f"and {more} more", "place": ""}) if more > 0 else told

    def _told(self, problem: Problem) -> dict[str, str]:
        place = self._contract.place(problem.pointer) if problem.pointer else ""
        return {"where": problem.where, "message": _message(problem), "place": place}


def _message(problem: Problem) -> str:
    """Return what is wrong, with *** for a value that is a credential or may hold one.

    A message of the validator begins with the value; one whose middle was cut cannot be told from the rest and goes
    with it.
    """
    rule = problem.pointer.rpartition("/")[2]
    if rule in _SAFE_RULES or problem.pointer.startswith("#/components/securitySchemes"):
        return problem.message
    is_whole = problem.where == "body" and problem.message[:1] in ("{", "[", '"')
    if not (is_whole or _CREDENTIAL.search(problem.where) or _holds_credential(problem.message)):
        return problem.message
    if CUT in problem.message:
        return f"*** breaks the rule {rule}"
    try:
        _, end = json.JSONDecoder().raw_decode(problem.message)
    except ValueError:
        return f"*** breaks the rule {rule}"
    return f"***{problem.message[end:]}" if rule != "not" else f"*** breaks the rule {rule}"


def _holds_credential(message: str) -> bool:
    return message[:1] in ("{", "[") and _CREDENTIAL.search(message) is not None
