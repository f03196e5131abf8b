"""A message as it is sent: what is filled in, and that the short way there makes the same of it as the long one."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from thingspace_contract.mock.behaviours.common.messages import device_message
from thingspace_contract.mock.delivery import payload as module
from thingspace_contract.mock.delivery.payload import payload
from thingspace_contract.mock.encoding import encode
from thingspace_contract.mock.store import Listener, StoredMessage

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.none() | st.booleans() | st.integers() | TEXTS
MEMBERS = st.dictionaries(TEXTS | st.sampled_from(["username", "password", "callbackCount"]), VALUES, max_size=4)
TAIL = ',"callbackCount":1,"maxCallbackThreshold":4}'


def sent(document: dict[str, Any], listener: Listener, number: int, fault: str = "") -> Any:
    """Return what a listener reads."""
    message = StoredMessage(1, "r", "a", "CarrierService", encode(document), "pending", number - 1, 1.0)
    return json.loads(payload(message, listener, number, fault))


def expected(document: dict[str, Any], listener: Listener, number: int) -> dict[str, Any]:
    """Return a message with its credentials and count, where it has them."""
    current = {"username": listener.username, "password": listener.password, "callbackCount": number}
    return {name: current.get(name, value) if value is not None else None for name, value in document.items()}


@given(MEMBERS, TEXTS, TEXTS, st.integers(1, 4))
@example({"x": TAIL}, '"', "\\", 2)
@example({"x": {"username": "", "password": "", "callbackCount": 1}}, "u", "p", 3)
@example({}, "u", "p", 2)
def test_what_a_message_holds_is_filled_in(members: dict[str, Any], username: str, password: str, number: int) -> None:
    """Whatever stands between, also what looks like its beginning or its end."""
    listener = Listener("a", "CarrierService", "http://127.0.0.1", username, password)
    envelope = {"username": "", "password": "", **members, "callbackCount": 1, "maxCallbackThreshold": 4}
    for document in (envelope, members, {**members, **envelope}, {"inner": envelope, **envelope}):
        assert sent(document, listener, number) == expected(document, listener, number)


def test_usual_message_is_not_read() -> None:
    """Else each attempt would cost a reading and a writing of the whole."""
    body = encode(device_message("r", [{"id": "1", "kind": "imei"}], "changeServicePlanResponse", {}))

    assert body.startswith(module._HEAD)
    assert body.endswith(module._TAIL)


def test_faults_change_what_they_say() -> None:
    document = device_message("r", [{"id": "1", "kind": "imei"}], "x", {})
    listener = Listener("a", "CarrierService", "http://127.0.0.1", "u", "p")
    message = StoredMessage(1, "r", "a", "CarrierService", encode(document), "pending", 0, 1.0)

    assert sent(document, listener, 1, "wrong-credentials")["password"] == "not-p"
    assert sent(document, listener, 1, "wrong-request-id")["requestId"] != "r"
    assert sent(document, listener, 1, "duplicate") == expected(document, listener, 1)
    assert payload(message, listener, 1, "malformed")[:1] == b'"'
