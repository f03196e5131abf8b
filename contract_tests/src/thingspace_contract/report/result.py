"""What reports are made from: a run's verdict, and the conditions that it was reached under."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from thingspace_contract.core.verdict import Verdict

__all__ = ["Conditions", "Result", "Subject"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that the contract describes and suites check: one line of the coverage table."""

    name: str
    kind: str  # "operation", "message" or "service"
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What one must know to repeat a run.

    Args:
        command: the command line as typed, credentials masked.
        version: version of this tool.
        contract: title and version of the contract.
        contract_sha256: hash of the bundled document's bytes, 64 hex digits.
        profile: name of the budget.
        seed: what random choices were made from.
        targets: what was tested, in words or URLs without credentials.
        started: when, in UTC.
        python: version and platform.
        subjects: what the contract describes, in its order.
    """

    command: str
    version: str
    contract: str
    contract_sha256: str
    profile: str
    seed: int
    targets: tuple[str, ...] = ()
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    python: str = ""
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A run as the report files tell it.

    Args:
        conditions: what it ran under.
        verdict: what it amounts to.
    """

    conditions: Conditions
    verdict: Verdict
