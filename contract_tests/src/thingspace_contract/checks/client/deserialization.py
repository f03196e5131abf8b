"""Whether a client understood what it received: a response or a callback. Pure functions of what came out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.checks.client.differences import Difference, differences, short
from thingspace_contract.checks.forms import usual_form
from thingspace_contract.contract import Contract, Effect, Operation
from thingspace_contract.contract.validation import resolve
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.reproduce import mask_body
from thingspace_contract.strategies.positions import positions

__all__ = [
    "GivenBody",
    "Reading",
    "check_accepts",
    "check_keeps_unknown",
    "check_rejects_malformed",
    "check_round_trip",
    "check_sent_once",
    "components_of",
]

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Reading:
    """What a client made of a body.

    Args:
        value: the parsed value as JSON again; None also when nothing was parsed.
        types: the names of the classes of the outermost object or objects; empty for plain values.
        error: the exception that came instead.
        own: whether the exception is one that the client package declares.
        parsed: whether a value was parsed, although turning it back into JSON raised `error`.
    """

    value: Any = None
    types: frozenset[str] = frozenset()
    error: BaseException | None = None
    own: bool = False
    parsed: bool = False


@dataclass(frozen=True, slots=True)
class GivenBody:
    """What a client was given to read.

    Args:
        check: the check that is made.
        subject: operationId with status, or service and message.
        what: how the body is called in titles: "a valid 200 response", "an unknown member".
        content: the bytes.
        pointer: the place of the rule in the document.
        evidence: what the rule rests on.
        components: the schema components that may describe the value; empty for any.
        schema: the place of the schema of the whole body, where it may document a second form of what it holds.
    """

    check: Check
    subject: str
    what: str
    content: bytes
    pointer: str
    evidence: str = ""
    components: frozenset[str] = frozenset()
    schema: str = ""

    def failure(self, contract: Contract, title: str, observed: str, expected: str = "") -> Failure:
        """Return a failure about this body; without an exact rule that of its check."""
        return self.check.failed(
            self.subject,
            title,
            observed,
            expected=expected,
            place=contract.place(self.pointer),
            evidence=self.evidence,
            detail=f"The body was {_shown(self.content)}",
        )


def components_of(contract: Contract, pointer: str) -> frozenset[str]:
    """Return the names of the components that a value of a schema may be of; empty when it need not be of any."""
    schema = resolve(contract.document, pointer)
    if "$ref" in schema:
        target = resolve(contract.document, schema["$ref"])
        inner = frozenset[str]() if "properties" in target else components_of(contract, schema["$ref"])
        return inner or frozenset({schema["$ref"].rpartition("/")[2]})
    if isinstance(schema.get("items"), dict):
        return components_of(contract, f"{pointer}/items")
    for key in ("anyOf", "oneOf"):
        found = [components_of(contract, f"{pointer}/{key}/{index}") for index in range(len(schema.get(key, ())))]
        if found and all(found):
            return frozenset().union(*found)
    return frozenset()


def check_accepts(contract: Contract, given: GivenBody, reading: Reading, *, empty: bool) -> list[Failure]:
    """Check that a documented response that is not JSON was taken; an `empty` one may come to nothing."""
    if reading.error is not None:
        title = f"{given.what} raises {type(reading.error).__name__}"
        return [given.failure(contract, title, _said(reading.error), "It is taken; nothing is raised.")]
    if reading.value is None and not empty:
        return [given.failure(contract, f"{given.what} is parsed to nothing", "None")]
    return []


def check_round_trip(contract: Contract, given: GivenBody, reading: Reading) -> list[Failure]:
    """Check that a readable body was parsed into the right class and lost nothing but nulls that mean absence."""
    if reading.error is not None:
        title = f"{given.what} raises {type(reading.error).__name__}"
        return [given.failure(contract, title, _said(reading.error))]
    expected = json.loads(given.content)
    if reading.value is None and expected is not None:
        return [given.failure(contract, f"{given.what} is parsed to nothing", "None")]
    unknown = _unknown_types(reading.types, given.components)
    if unknown:
        wanted = " or ".join(sorted(given.components))
        title = f"{given.what} becomes a {' or '.join(unknown)}"
        return [given.failure(contract, title, ", ".join(unknown), f"It becomes a {wanted}.")]
    return [
        given.failure(
            contract,
            f"{given.what}: {each.where or 'the value'} {each.what} after parsing",
            each.found or "absent",
            f"{each.where or 'The value'} is {each.given or 'absent'}, as it came.",
        )
        for each in _lost(contract, given, reading)
    ]


def check_keeps_unknown(contract: Contract, given: GivenBody, reading: Reading) -> list[Failure]:
    """Check that a newer server's body was parsed and that nothing of it got lost; one failure whatever is lost."""
    if reading.error is not None:
        title = f"{given.what} raises {type(reading.error).__name__}"
        expected = "What a newer server adds does not hurt an older client."
        return [given.failure(contract, title, _said(reading.error), expected)]
    lost = _lost(contract, given, reading)
    if not lost:
        return []
    observed = "; ".join(f"{each.where or 'the value'} {each.what}" for each in lost[:3])
    title = f"{given.what} is not kept"
    return [given.failure(contract, title, observed)]


def check_rejects_malformed(
    contract: Contract, given: GivenBody, reading: Reading, *, fault: str, refusal: bool
) -> list[Failure]:
    """Check that a broken body led to an error of the package's own, or to a value, and to nothing else.

    Args:
        contract: the contract.
        given: the body.
        reading: what came out.
        fault: what is wrong with the body, for the reader.
        refusal: whether a value is not an acceptable outcome, because the body is none.
    """
    if reading.error is not None and not reading.own and not reading.parsed:
        title = f"{given.what} raises an exception that the package does not declare"
        return [given.failure(contract, title, f"{fault}: {_said(reading.error)}")]
    if refusal and (reading.error is None or reading.parsed):
        title = f"{given.what} passes for a good one"
        return [given.failure(contract, title, f"{fault}: the value {short(reading.value)}")]
    return []


def check_sent_once(
    contract: Contract, given: GivenBody, operation: Operation, *, status: int, times: int
) -> list[Failure]:
    """Check that a request was not sent again after a server's error, unless it only reads."""
    if times <= 1 or operation.effect is Effect.READ:
        return []
    title = "after a server's error the request is sent again"
    expected = f"The operation's effect is {operation.effect}; only reads are sent again."
    return [given.failure(contract, title, f"{times} requests after status {status}", expected)]


def _lost(contract: Contract, given: GivenBody, reading: Reading) -> list[Difference]:
    """What the value that was read is not of the body; an optional member that is null may be taken for absent."""
    body, read = json.loads(given.content), reading.value
    if given.schema:  # what has two documented forms may come back in the usual one
        body, read = (usual_form(contract, given.schema, each) for each in (body, read))
    found = differences(body, read)
    absent = found and {
        each.label for each in positions(contract, given.schema or given.pointer, body) if each.value is None
    }
    return [each for each in found if not (each.is_lost_null and each.where in absent)]


def _unknown_types(found: Iterable[str], wanted: frozenset[str]) -> Sequence[str]:
    known = {name.lower().replace("_", "") for name in wanted}
    return sorted(name for name in found if wanted and name.lower().replace("_", "") not in known)


def _shown(content: bytes) -> str:
    text = mask_body(content.decode("utf-8", "replace"))
    if len(text) > _LONGEST:
        return f"{text[:_LONGEST]}… ({len(content)} bytes)"
    return text or "empty"


def _said(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:200]}" if text else type(error).__name__
