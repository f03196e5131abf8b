"""What Schemathesis finds, told as our failures: what the contract says, where it says it, and how to see it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import requests
from schemathesis.core.failures import Failure as Finding
from schemathesis.engine import Status
from schemathesis.engine.recorder import Interaction, ScenarioRecorder

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.core.failures import Failure, Severity
from thingspace_contract.core.reproduce import curl, mask_body

__all__ = ["Findings"]

_LONGEST_DETAIL = 1500

_EXPECTED = {
    "not_a_server_error": "Whatever the request, the answer is no 5xx.",
    "status_code_conformance": "The status is one of those that the contract documents for the operation.",
    "content_type_conformance": "The answer has the media type that the contract documents for its status.",
    "response_schema_conformance": "The answer keeps the schema that the contract documents for its status.",
    "response_headers_conformance": "The answer has the headers that the contract documents for its status.",
    "positive_data_acceptance": "A request that keeps the contract is accepted, or refused for a business reason.",
    "negative_data_rejection": "A request that breaks the contract is refused.",
    "missing_required_header": "A request without a required header is refused.",
    "unsupported_method": "A method that the contract does not document is refused with 405.",
    "allow_header_conformance": "The Allow header names the documented methods.",
    "ignored_auth": "Requests without credentials, or with wrong ones, are refused.",
    "use_after_free": "What was deleted is not found any more.",
    "ensure_resource_availability": "What was created is found.",
}

_PLACE = {
    "status_code_conformance": "/responses",
    "content_type_conformance": "/responses",
    "response_schema_conformance": "/responses",
    "response_headers_conformance": "/responses",
    "positive_data_acceptance": "/requestBody",
    "negative_data_rejection": "/requestBody",
}


class Findings:
    """Turns recorded scenarios into failures.

    Args:
        contract: where rules stand.
        mask: removes credentials from a text.
    """

    def __init__(self, contract: Contract, mask: Callable[[str], str]) -> None:
        self._contract = contract
        self._mask = mask
        self._operations = {f"{each.method} {each.path}": each for each in contract.operations.values()}

    def subject(self, label: str | None) -> str:
        """Return the operation's id for Schemathesis's name of it."""
        operation = self._operations.get(label or "")
        return operation.operation_id if operation else (label or "scenario")

    def passed(self, recorder: ScenarioRecorder) -> Counter[tuple[str, str]]:
        """Count the checks that held, by operation and check."""
        held: Counter[tuple[str, str]] = Counter()
        for case_id, nodes in recorder.checks.items():
            node = recorder.cases.get(case_id)
            label = node.value.operation.label if node else recorder.label
            for check in nodes:
                if check.status is Status.SUCCESS:
                    held[self.subject(label), check.name] += 1
        return held

    def failures(self, recorder: ScenarioRecorder) -> Iterator[Failure]:
        """Yield every check that failed."""
        for case_id, nodes in recorder.checks.items():
            for check in nodes:
                if check.failure_info is not None:
                    finding = check.failure_info.failure
                    interaction = recorder.interactions.get(finding.case_id or case_id)
                    yield from self._failures(check.name, finding, interaction)

    def outage(self, label: str, error: Exception) -> Failure | None:
        """Return the failure of a server that hangs or breaks connections, None for any other error."""
        if not isinstance(error, requests.RequestException):
            return None
        hangs = isinstance(error, requests.Timeout)
        return Failure(
            check="not_a_server_error",
            title="The server did not answer in time" if hangs else "The server broke the connection",
            subject=self.subject(label),
            expected="Whatever the request, there is an answer.",
            observed=type(error).__name__,
            detail=self._mask(str(error))[:_LONGEST_DETAIL],
        )

    def _failures(self, check: str, finding: Finding, interaction: Interaction | None) -> Iterator[Failure]:
        operation = self._operations.get(finding.operation or "")
        problems = list(self._problems(check, operation, interaction))
        base = operation.pointer if operation else ""
        for title, observed, pointer in problems or [(finding.title, _first_line(finding.message), "")]:
            yield Failure(
                check=check,
                title=title,
                subject=operation.operation_id if operation else (finding.operation or "scenario"),
                expected=_EXPECTED.get(check, "The standard check holds."),
                observed=self._mask(mask_body(observed)),
                place=self._contract.place(pointer or f"{base}{_PLACE.get(check, '')}") if base else "",
                evidence=operation.evidence if operation else "",
                curl=self._curl(interaction),
                severity=Severity.ERROR,
                detail=self._detail(finding, interaction),
            )

    def _problems(
        self, check: str, operation: Operation | None, interaction: Interaction | None
    ) -> Iterator[tuple[str, str, str]]:
        """Our own words and places for breaches that we can locate more exactly."""
        if check != "response_schema_conformance" or operation is None or interaction is None:
            return
        if interaction.response is None:
            return
        headers = {name: ", ".join(values) for name, values in interaction.response.headers.items()}
        response = Response(interaction.response.status_code, headers, interaction.response.content)
        for problem in self._contract.response_problems(operation, response):
            where = "/".join("*" if part.isdigit() else part for part in problem.where.split("/"))
            yield f"{response.status} answer breaks its schema at {where}", str(problem), problem.pointer

    def _curl(self, interaction: Interaction | None) -> str:
        if interaction is None:
            return ""
        sent = interaction.request
        headers = {name: ", ".join(values) for name, values in sent.headers.items()}
        return self._mask(curl(Request(sent.method, sent.uri, headers, sent.body or b"")))

    def _detail(self, finding: Finding, interaction: Interaction | None) -> str:
        lines = [finding.message]
        if interaction is not None and interaction.response is not None:
            body = interaction.response.content.decode("utf-8", "replace")
            lines.append(f"{interaction.response.status_code} {body}")
        return self._mask(mask_body("\n\n".join(lines)))[:_LONGEST_DETAIL]


def _first_line(message: str) -> str:
    return next((line.strip() for line in message.splitlines() if line.strip()), "")
