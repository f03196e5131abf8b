"""What every check is made of; only a check can say that it held, or how it failed."""

from __future__ import annotations

from dataclasses import dataclass

from thingspace_contract.core.failures import Failure, Held, Severity

__all__ = ["Check"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that suites look at, under one name whether it holds or fails.

    Args:
        name: how reports call it, snake_case.
        suites: the suites that make it.
        looks_for: what is compared with what, one sentence for CHECKS.md.
        rule: what must be so; failures show it unless they can say it more exactly.
        ground: why it must be so: a part of the contract, a standard, or what the field has shown.
        evidence: sources of the rule where the operation or message does not name them itself.
        severity: how much its failures matter, unless one says otherwise.
    """

    name: str
    suites: tuple[str, ...]
    looks_for: str
    rule: str
    ground: str
    evidence: str = ""
    severity: Severity = Severity.ERROR

    def held(self, subject: str, cases: int = 1) -> Held:
        """Say that the check was tried on a subject and held each time."""
        return Held(self.name, subject, cases)

    def failed(
        self,
        subject: str,
        title: str,
        observed: str,
        *,
        expected: str = "",
        place: str = "",
        evidence: str = "",
        curl: str = "",
        detail: str = "",
        severity: Severity | None = None,
    ) -> Failure:
        """Say how the check failed; the arguments are those of `Failure`.

        Args:
            subject: what it was tried on.
            title: the fault in a few words, without values.
            observed: what was seen instead.
            expected: the rule, where it can be said more exactly than by the check.
            place: where the contract says it.
            evidence: what the rule rests on there; the check's own evidence when empty.
            curl: a line that shows the fault again.
            detail: more lines.
            severity: the check's own when None.
        """
        return Failure(
            check=self.name,
            title=title,
            subject=subject,
            expected=expected or self.rule,
            observed=observed,
            place=place,
            evidence=evidence or self.evidence,
            curl=curl,
            severity=self.severity if severity is None else severity,
            detail=detail,
        )
