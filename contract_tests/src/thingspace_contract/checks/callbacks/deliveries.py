"""Is a single delivery as it should be: method, media type, body, service, credentials? Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.checks.catalogue.callbacks import (
    CALLBACK_BODY,
    CALLBACK_CREDENTIALS,
    CALLBACK_REQUEST_ID,
    CALLBACK_SERVICE,
    CALLBACK_TRANSPORT,
)
from thingspace_contract.checks.problems import problem_failure
from thingspace_contract.contract import Contract, Message
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.reproduce import mask_body
from thingspace_contract.correlation.received import FAULT_MESSAGE, Received

__all__ = ["Registration", "answers_a_request", "body_text", "check_delivery", "check_request_known", "delivery_checks"]

_LONGEST_DETAIL = 1500


@dataclass(frozen=True, slots=True)
class Registration:
    """What our listener was registered with for one service.

    Args:
        account: the account it was registered on.
        former: user names and passwords that the platform may go on using for a while after a re-registration.
    """

    service: str
    username: str
    password: str
    account: str = ""
    former: frozenset[tuple[str, str]] = frozenset()

    def __repr__(self) -> str:
        """Name the service and the account, never the credentials."""
        return f"Registration({self.service!r}, account={self.account!r})"


def check_delivery(contract: Contract, received: Received, registrations: Sequence[Registration]) -> list[Failure]:
    """Check one delivery by itself: method, media type, body, service, credentials."""
    found = [*_transport_failures(received), *_body_failures(contract, received)]
    if received.message is not None:  # what went astray bears the credentials of where it belongs
        found += _credential_failures(received, registrations)
    return found


def delivery_checks(received: Received) -> list[Check]:
    """Return which checks `check_delivery` can make: not everything is a message, and not each bears credentials."""
    checks = [CALLBACK_TRANSPORT, CALLBACK_BODY]
    if received.payload is not None:
        checks.append(CALLBACK_SERVICE)
    if received.message is not None and any(_bears(received, name) for name in ("username", "password")):
        checks.append(CALLBACK_CREDENTIALS)
    return checks


def answers_a_request(contract: Contract, received: Received) -> bool:
    """Whether a delivery must bear the id of a request; what no operation promises is a notification."""
    if received.payload is None or not received.request_id:
        return False
    return received.message is None or _is_promised(contract, received.message)


def check_request_known(contract: Contract, received: Received, known: frozenset[str]) -> list[Failure]:
    """Check that a message answers a request that was accepted; `known` are the ids of all of them.

    Messages that no operation promises are notifications: they bear ids of their own.
    """
    if not answers_a_request(contract, received) or received.request_id in known:
        return []
    title = "Callback for a request that was never accepted"
    observed = f"{received.request_id}, which no accepted request of this run was answered with"
    return [CALLBACK_REQUEST_ID.failed(received.label, title, observed, detail=body_text(received))]


def body_text(received: Received) -> str:
    """Return the beginning of a delivery's body for the detail of a failure, credentials masked."""
    return mask_body(received.delivery.body[:_LONGEST_DETAIL].decode("utf-8", "replace"))


def _is_promised(contract: Contract, message: Message) -> bool:
    """Whether a message answers requests of some operation; a fault may do so wherever one promises messages."""
    promises = (promise for operation in contract.operations.values() for promise in operation.promises)
    wanted = (None, message.name)
    return any(
        promise.service == message.service and (message.name == FAULT_MESSAGE or promise.message in wanted)
        for promise in promises
    )


def _transport_failures(received: Received) -> Iterator[Failure]:
    delivery = received.delivery
    if delivery.method != "POST":
        expected = "A callback is an HTTP POST of a JSON object."
        yield CALLBACK_TRANSPORT.failed(
            received.label, "Callback not sent with POST", delivery.method, expected=expected
        )
    media_type = next((value for name, value in delivery.headers.items() if name.lower() == "content-type"), "")
    if media_type.partition(";")[0].strip().lower() != "application/json":
        observed = media_type or "no Content-Type"
        expected = "The Content-Type of a callback is application/json."
        yield CALLBACK_TRANSPORT.failed(received.label, "Callback not sent as JSON", observed, expected=expected)


def _body_failures(contract: Contract, received: Received) -> Iterator[Failure]:
    service = contract.services.get(received.delivery.service)
    if received.payload is None:
        yield CALLBACK_BODY.failed(
            received.label,
            "Callback body is not a JSON object",
            f"{len(received.delivery.body)} bytes that are not a JSON object",
            place=contract.place(service.pointer) if service else "",
            detail=body_text(received),
        )
        return
    if received.message is None:
        yield _stranger(contract, received)
        return
    for problem in contract.schemas.problems(received.message.pointer, received.payload, "body"):
        yield problem_failure(
            CALLBACK_BODY,
            contract,
            problem,
            received.label,
            title="Callback breaks its schema at {where}",
            expected=f"The message keeps the schema {received.message.component}.",
            evidence=service.evidence if service else "",
            detail=body_text(received),
        )


def _stranger(contract: Contract, received: Received) -> Failure:
    """A message that its service does not know: that of another service, or of none."""
    home = [
        service.name
        for service in contract.services.values()
        if (message := service.message_of(received.payload)) is not None and message.key
    ]
    service = contract.services.get(received.delivery.service)
    members = ", ".join(received.payload or ()) or "none"
    return CALLBACK_SERVICE.failed(
        received.label,
        "Callback sent to the listener of another service" if home else "Callback of an unknown kind",
        f"a message of {' or '.join(home)}" if home else f"a message with these members: {members}",
        expected=f"The listener of {received.delivery.service} receives the messages of that service.",
        place=contract.place(service.pointer) if service else "",
        evidence=service.evidence if service else "",
        detail=body_text(received),
    )


def _credential_failures(received: Received, registrations: Sequence[Registration]) -> Iterator[Failure]:
    if received.payload is None:
        return
    pairs = {
        pair
        for each in registrations
        if each.service == received.delivery.service
        for pair in ((each.username, each.password), *each.former)
    }
    for index, name in enumerate(("username", "password")):
        value = received.payload.get(name)
        if not _bears(received, name):
            continue
        if value in {pair[index] for pair in pairs} and _pair(received) in pairs:
            continue
        yield CALLBACK_CREDENTIALS.failed(
            received.label,
            "Callback without the registered user name and password"
            if value is None
            else "Callback with credentials that were not registered",
            f"no {name}" if value is None else f"another {name}, or those of another registration",
            expected=f"It carries the user name and password of the registration for {received.delivery.service}.",
        )
        return


def _pair(received: Received) -> tuple[object, object]:
    payload = received.payload or {}
    return (payload.get("username"), payload.get("password"))


def _bears(received: Received, name: str) -> bool:
    """Whether a message has a credential, or must have it."""
    return (received.payload or {}).get(name) is not None or _always_bears(received, name)


def _always_bears(received: Received, name: str) -> bool:
    """Whether every published example of the message has the member; messages without examples promise nothing."""
    examples = list(received.message.examples.values()) if received.message else []
    return bool(examples) and all(example.get(name) is not None for example in examples)
