"""Whether a client understood what it received: an answer or a callback. Pure functions of what came out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from thingspace_contract.checks.differences import differences, short
from thingspace_contract.contract import Contract
from thingspace_contract.contract.validation import resolve
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.reproduce import mask_body

__all__ = ["Reading", "Received", "accepted", "components_of", "endured", "kept", "understood"]

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
class Received:
    """What a client was given to read.

    Args:
        check: the name of the check that is made.
        subject: operationId with status, or service and message.
        what: how the body is called in titles: "a valid 200 answer", "an unknown member".
        content: the bytes.
        pointer: the place of the rule in the document.
        evidence: what the rule rests on.
        components: the schema components that may describe the value; empty for any.
    """

    check: str
    subject: str
    what: str
    content: bytes
    pointer: str
    evidence: str = ""
    components: frozenset[str] = frozenset()

    def failure(self, contract: Contract, title: str, expected: str, observed: str) -> Failure:
        """Return a failure about this body."""
        return Failure(
            check=self.check,
            title=title,
            subject=self.subject,
            expected=expected,
            observed=observed,
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


def accepted(contract: Contract, received: Received, reading: Reading, *, empty: bool) -> list[Failure]:
    """Check that a documented answer that is no JSON was taken; an `empty` one may come to nothing."""
    if reading.error is not None:
        title = f"{received.what} raises {type(reading.error).__name__}"
        return [received.failure(contract, title, "It is taken; nothing is raised.", _said(reading.error))]
    if reading.value is None and not empty:
        return [received.failure(contract, f"{received.what} is parsed to nothing", "It is parsed.", "None")]
    return []


def understood(contract: Contract, received: Received, reading: Reading) -> list[Failure]:
    """Check that a readable body was parsed into the right class and lost nothing on the way."""
    if reading.error is not None:
        title = f"{received.what} raises {type(reading.error).__name__}"
        return [received.failure(contract, title, "It is parsed; nothing is raised.", _said(reading.error))]
    expected = json.loads(received.content)
    if reading.value is None and expected is not None:
        return [received.failure(contract, f"{received.what} is parsed to nothing", "It is parsed.", "None")]
    unknown = _unknown_types(reading.types, received.components)
    if unknown:
        wanted = " or ".join(sorted(received.components))
        title = f"{received.what} becomes a {' or '.join(unknown)}"
        return [received.failure(contract, title, f"It becomes a {wanted}.", ", ".join(unknown))]
    return [
        received.failure(
            contract,
            f"{received.what}: {each.where or 'the value'} {each.what} after parsing",
            f"{each.where or 'The value'} is {each.given or 'absent'}, as it came.",
            each.found or "absent",
        )
        for each in differences(expected, reading.value)
    ]


def kept(contract: Contract, received: Received, reading: Reading) -> list[Failure]:
    """Check that a newer server's body was parsed and that nothing of it got lost; one failure whatever is lost."""
    if reading.error is not None:
        title = f"{received.what} raises {type(reading.error).__name__}"
        expected = "What a newer server adds does not hurt an older client."
        return [received.failure(contract, title, expected, _said(reading.error))]
    lost = differences(json.loads(received.content), reading.value)
    if not lost:
        return []
    observed = "; ".join(f"{each.where or 'the value'} {each.what}" for each in lost[:3])
    title = f"{received.what} is not kept"
    return [received.failure(contract, title, "What a newer server adds is kept for those who look for it.", observed)]


def endured(contract: Contract, received: Received, reading: Reading, *, fault: str, refusal: bool) -> list[Failure]:
    """Check that a broken body led to an error of the package's own, or to a value, and to nothing else.

    Args:
        contract: the contract.
        received: the body.
        reading: what came out.
        fault: what is wrong with the body, for the reader.
        refusal: whether a value is no acceptable outcome, because the body is none.
    """
    wanted = "One of the package's own exceptions is raised."
    if reading.error is not None and not reading.own and not reading.parsed:
        title = f"{received.what} raises an exception that the package does not declare"
        return [received.failure(contract, title, wanted, f"{fault}: {_said(reading.error)}")]
    if refusal and (reading.error is None or reading.parsed):
        title = f"{received.what} passes for a good one"
        return [received.failure(contract, title, wanted, f"{fault}: the value {short(reading.value)}")]
    return []


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
