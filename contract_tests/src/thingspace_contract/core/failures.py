"""What a check comes to: it held, or a failure tells what the system under test did that the contract forbids."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

__all__ = ["Failure", "Held", "Outcome", "Severity"]


class Severity(StrEnum):
    """How much a failure matters to somebody who depends on the contract."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Failure:
    """One broken promise, told so that its reader can act on it; checks of the catalogue make them.

    Args:
        check: name of the check that found it, snake_case; with `subject` and `title` its identity.
        title: the fault in a few words, without values, so that equal faults have equal titles.
        subject: operationId, or callback service and message ("CarrierService.changeServicePlanResponse").
        expected: what the contract says, one or two sentences.
        observed: what came instead, short; values of credentials are masked by whoever builds it.
        place: where the contract says it: "spec/….yaml" and JSON pointer.
        evidence: what the rule rests on: "seed", "vendor-page", … and decision ids.
        curl: a shell line that reproduces it with credentials masked; empty when it cannot be reproduced so.
        severity: errors decide the exit status, warnings are shown.
        detail: more lines, such as a body excerpt.
    """

    check: str
    title: str
    subject: str
    expected: str
    observed: str
    place: str = ""
    evidence: str = ""
    curl: str = ""
    severity: Severity = Severity.ERROR
    detail: str = field(default="", compare=False)

    @property
    def identity(self) -> tuple[str, str, str]:
        """Two failures with the same identity have the same cause and are shown once, with a count."""
        return (self.check, self.subject, self.title)


@dataclass(frozen=True, slots=True)
class Held:
    """A check was tried on a subject and held; where it does not hold, a `Failure` has the same names.

    Args:
        check: name of the check.
        subject: what it was tried on.
        cases: how often.
    """

    check: str
    subject: str
    cases: int = 1


Outcome: TypeAlias = Failure | Held
"""What trying a check on a subject comes to."""
