"""What Schemathesis finds, told as our failures: what the contract says, where it says it, and how to see it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import requests
from schemathesis.core.failures import Failure as Finding
from schemathesis.engine import Status
from schemathesis.engine.recorder import Interaction, ScenarioRecorder

from thingspace_contract.checks.catalogue import CHECKS, Check
from thingspace_contract.checks.catalogue.responses import (
    CONTENT_TYPE_CONFORMANCE,
    ENSURE_RESOURCE_AVAILABILITY,
    NEGATIVE_DATA_REJECTION,
    NOT_A_SERVER_ERROR,
    POSITIVE_DATA_ACCEPTANCE,
    RESPONSE_HEADERS_CONFORMANCE,
    RESPONSE_SCHEMA_CONFORMANCE,
    STATUS_CODE_CONFORMANCE,
    USE_AFTER_FREE,
)
from thingspace_contract.checks.responses import response_failures
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.core.failures import Failure, Held
from thingspace_contract.core.reproduce import curl, mask_body

__all__ = ["Findings"]

_LONGEST_DETAIL = 3000

_PLACE = {
    STATUS_CODE_CONFORMANCE: "/responses",
    CONTENT_TYPE_CONFORMANCE: "/responses",
    RESPONSE_SCHEMA_CONFORMANCE: "/responses",
    RESPONSE_HEADERS_CONFORMANCE: "/responses",
    POSITIVE_DATA_ACCEPTANCE: "/requestBody",
    NEGATIVE_DATA_REJECTION: "/requestBody",
}
"""Where below an operation the contract speaks of what a check looks for."""

_OF_SEVERAL = (USE_AFTER_FREE, ENSURE_RESOURCE_AVAILABILITY)  # a request that nothing led to says nothing about them


class Findings:
    """Turns recorded scenarios into failures.

    Args:
        contract: where rules stand.
    """

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._operations = {f"{each.method} {each.path}": each for each in contract.operations.values()}

    def subject(self, label: str | None) -> str:
        """Return the operation's id for Schemathesis's name of it."""
        operation = self._operations.get(label or "")
        return operation.operation_id if operation else (label or "scenario")

    def held(self, recorder: ScenarioRecorder) -> Iterator[Held]:
        """Yield the checks that held, by operation and check."""
        tally: Counter[tuple[str, str]] = Counter()
        for case_id, nodes in recorder.checks.items():
            node = recorder.cases.get(case_id)
            label = node.value.operation.label if node else recorder.label
            alone = node is None or node.parent_id is None
            tally.update(
                (check.name, self.subject(label))
                for check in nodes
                if check.status is Status.SUCCESS and not (alone and CHECKS[check.name] in _OF_SEVERAL)
            )
        for (name, subject), cases in tally.items():
            yield CHECKS[name].held(subject, cases)

    def failures(self, recorder: ScenarioRecorder) -> Iterator[Failure]:
        """Yield every check that failed."""
        for case_id, nodes in recorder.checks.items():
            for check in nodes:
                if check.failure_info is not None:
                    finding = check.failure_info.failure
                    interaction = recorder.interactions.get(finding.case_id or case_id)
                    yield from self._failures(CHECKS[check.name], finding, interaction)

    def outage(self, label: str, error: Exception) -> Failure | None:
        """Return the failure of a server that hangs or breaks connections, None for any other error."""
        if not isinstance(error, requests.RequestException):
            return None
        hangs = isinstance(error, requests.Timeout)
        return NOT_A_SERVER_ERROR.failed(
            self.subject(label),
            "The server did not answer in time" if hangs else "The server broke the connection",
            type(error).__name__,
            expected="Whatever the request, there is a response.",
            detail=str(error)[:_LONGEST_DETAIL],
        )

    def _failures(self, check: Check, finding: Finding, interaction: Interaction | None) -> Iterator[Failure]:
        """Our own words and places for breaches that we can locate more exactly, Schemathesis's for any other."""
        operation = self._operations.get(finding.operation or "")
        line, detail = _curl(interaction), _detail(finding, interaction)
        response = _response(interaction)
        if check is RESPONSE_SCHEMA_CONFORMANCE and operation is not None and response is not None:
            failures = response_failures(self._contract, operation, response, curl=line, detail=detail)
            located = [failure for failure in failures if failure.check == check.name]
            if located:
                yield from located
                return
        pointer = f"{operation.pointer}{_PLACE.get(check, '')}" if operation else ""
        yield check.failed(
            operation.operation_id if operation else (finding.operation or "scenario"),
            finding.title,
            mask_body(_first_line(finding.message)),
            place=self._contract.place(pointer) if pointer else "",
            evidence=operation.evidence if operation else "",
            curl=line,
            detail=detail,
        )


def _response(interaction: Interaction | None) -> Response | None:
    if interaction is None or interaction.response is None:
        return None
    headers = {name: ", ".join(values) for name, values in interaction.response.headers.items()}
    return Response(interaction.response.status_code, headers, interaction.response.content)


def _curl(interaction: Interaction | None) -> str:
    if interaction is None:
        return ""
    sent = interaction.request
    headers = {name: ", ".join(values) for name, values in sent.headers.items()}
    return curl(Request(sent.method, sent.uri, headers, sent.body or b""))


def _detail(finding: Finding, interaction: Interaction | None) -> str:
    lines = [finding.message]
    if interaction is not None and interaction.response is not None:
        body = interaction.response.content.decode("utf-8", "replace")
        lines.append(f"{interaction.response.status_code} {body}")
    return mask_body("\n\n".join(lines))[:_LONGEST_DETAIL]


def _first_line(message: str) -> str:
    return next((line.strip() for line in message.splitlines() if line.strip()), "")
