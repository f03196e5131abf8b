"""Whether a callback listener answered as it must. Pure functions of what was sent and what came back."""

from __future__ import annotations

from dataclasses import dataclass

from thingspace_contract.contract import Contract
from thingspace_contract.core.failures import Failure, Severity

__all__ = ["Posting", "Reply", "acknowledged", "outcome", "repeated", "survived"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for one posting.

    Args:
        status: the status of the answer; None when there was none.
        trouble: why there was none, in words: "no answer within 5 s".
        fatal: whether the listener cannot be reached any more.
    """

    status: int | None
    trouble: str = ""
    fatal: bool = False

    @property
    def silent(self) -> bool:
        """Whether nothing came in time."""
        return self.status is None and not self.fatal


@dataclass(frozen=True, slots=True)
class Posting:
    """What was sent to a listener, as its reader must know it.

    Args:
        check: the name of the check that is made.
        subject: callback service, and message where it is about one.
        kind: what was sent, for titles: "an example", "a broken body".
        label: what was sent, in detail: "example x without callbackCount".
        pointer: the place of the rule in the document.
        evidence: what the rule rests on.
        curl: a line that sends it again; credentials masked.
    """

    check: str
    subject: str
    kind: str
    label: str
    pointer: str
    evidence: str = ""
    curl: str = ""


def outcome(reply: Reply) -> str:
    """Return how a posting ended, without times and without a system's wording: "answered 500", "no answer"."""
    if reply.status is not None:
        return f"answered {reply.status}"
    return reply.trouble.partition(" within ")[0].partition(":")[0]


def acknowledged(contract: Contract, posting: Posting, reply: Reply) -> list[Failure]:
    """Check that a valid message was answered with a 2xx."""
    if reply.status is not None and 200 <= reply.status < 300:
        return []
    expected = "Any 2xx: the contract allows this message, and the platform sends it again until it is acknowledged."
    return [_failure(contract, posting, reply, expected)]


def survived(contract: Contract, posting: Posting, reply: Reply) -> list[Failure]:
    """Check that whatever was sent got an answer, and none that speaks of a crash."""
    if reply.status is not None and reply.status < 500:
        return []
    expected = "An answer in time that is no 5xx; a 4xx is right for what is no message."
    return [_failure(contract, posting, reply, expected)]


def repeated(contract: Contract, posting: Posting, reply: Reply) -> list[Failure]:
    """Check that a message that came again was answered; a refusal is a warning, for it will come once more."""
    if reply.status is not None and reply.status < 500:
        if 200 <= reply.status < 300:
            return []
        expected = "Any 2xx: the platform sends a message again until it is acknowledged."
        return [_failure(contract, posting, reply, expected, severity=Severity.WARNING)]
    return survived(contract, posting, reply)


def _failure(
    contract: Contract, posting: Posting, reply: Reply, expected: str, *, severity: Severity = Severity.ERROR
) -> Failure:
    return Failure(
        check=posting.check,
        title=f"{posting.kind}: {outcome(reply)}",
        subject=posting.subject,
        expected=expected,
        observed=f"{posting.label}: {reply.status if reply.status is not None else reply.trouble}",
        place=contract.place(posting.pointer),
        evidence=posting.evidence,
        curl=posting.curl,
        severity=severity,
    )
