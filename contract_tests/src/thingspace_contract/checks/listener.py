"""Whether a callback listener answered as it must. Pure functions of what was sent and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.contract import Contract
from thingspace_contract.core.failures import Failure, Severity

__all__ = [
    "ListenerResponse",
    "SentCallback",
    "Silence",
    "check_acknowledged",
    "check_repeat_acknowledged",
    "check_survived",
]


class Silence(StrEnum):
    """How it went when there was no response, in words without times and without a system's wording."""

    LATE = "no response"
    ENDLESS = "no complete response"
    CLOSED = "no response, the connection is closed"
    GONE = "no connection any more"


@dataclass(frozen=True, slots=True)
class ListenerResponse:
    """What came back for one callback.

    Args:
        status: the status of the response; None when there was none.
        silence: why there was none.
        detail: what else is known of it: " within 5 s".
    """

    status: int | None
    silence: Silence | None = None
    detail: str = ""

    @property
    def outcome(self) -> str:
        """How it ended, equal on every machine: "answered 500", "no response"."""
        return f"answered {self.status}" if self.status is not None else str(self.silence)

    @property
    def acknowledges(self) -> bool:
        """Whether the platform would not send the message again: any 2xx."""
        return self.status is not None and 200 <= self.status < 300

    def __str__(self) -> str:
        """The status, or all that is known of the silence."""
        return str(self.status) if self.status is not None else f"{self.silence}{self.detail}"


@dataclass(frozen=True, slots=True)
class SentCallback:
    """What was sent to a listener, as its reader must know it.

    Args:
        check: the check that is made.
        subject: callback service, and message where it is about one.
        kind: what was sent, for titles: "an example", "a broken body".
        label: what was sent, in detail: "example x without callbackCount".
        pointer: the place of the rule in the document.
        evidence: what the rule rests on.
        curl: a line that sends it again; credentials masked.
    """

    check: Check
    subject: str
    kind: str
    label: str
    pointer: str
    evidence: str = ""
    curl: str = ""


def check_acknowledged(contract: Contract, sent: SentCallback, response: ListenerResponse) -> list[Failure]:
    """Check that a valid message was answered with a 2xx."""
    return [] if response.acknowledges else [_failure(contract, sent, response)]


def check_survived(contract: Contract, sent: SentCallback, response: ListenerResponse) -> list[Failure]:
    """Check that whatever was sent got a response, and none that speaks of a crash."""
    return [_failure(contract, sent, response)] if _is_crash(response) else []


def check_repeat_acknowledged(contract: Contract, sent: SentCallback, response: ListenerResponse) -> list[Failure]:
    """Check that a message that came again was answered; a refusal is a warning, for it will come once more."""
    if response.acknowledges:
        return []
    return [_failure(contract, sent, response, None if _is_crash(response) else Severity.WARNING)]


def _is_crash(response: ListenerResponse) -> bool:
    return response.status is None or response.status >= 500


def _failure(
    contract: Contract, sent: SentCallback, response: ListenerResponse, severity: Severity | None = None
) -> Failure:
    return sent.check.failed(
        sent.subject,
        f"{sent.kind}: {response.outcome}",
        f"{sent.label}: {response}",
        place=contract.place(sent.pointer),
        evidence=sent.evidence,
        curl=sent.curl,
        severity=severity,
    )
