"""Our own callback listener."""

from __future__ import annotations

import socket
import struct
import threading

import httpx
import pytest

from thingspace_contract.core.errors import PortError
from thingspace_contract.core.exchange import Delivery
from thingspace_contract.core.serving import bind
from thingspace_contract.listeners.receiver import CallbackReceiver

_LONG = 20.0  # seconds; only a failing test waits so long


def test_receiver_keeps_deliveries_in_order_with_service_and_status() -> None:
    with CallbackReceiver() as receiver, httpx.Client(trust_env=False) as client:
        assert client.post(receiver.url("CarrierService"), json={"requestId": "1"}).status_code == 204
        assert client.put(receiver.url("StateService"), content=b"x").status_code == 204
        assert receiver.wait(lambda seen: all(each.answered for each in seen) and len(seen) == 2, 5)
        first, second = receiver.deliveries
    assert (first.service, first.method, first.body) == ("CarrierService", "POST", b'{"requestId":"1"}')
    assert (second.service, second.method, second.answered) == ("StateService", "PUT", 204)
    assert first.answered_at is not None
    assert first.received <= first.answered_at <= second.received


def test_receiver_answers_as_it_is_told() -> None:
    def answer(delivery: Delivery) -> int:
        return 503 if b"refuse" in delivery.body else 200

    with CallbackReceiver(answer=answer) as receiver, httpx.Client(trust_env=False) as client:
        assert client.post(receiver.url("S"), content=b"refuse").status_code == 503
        assert client.post(receiver.url("S"), content=b"take").status_code == 200


def test_receiver_refuses_bodies_without_end_and_keeps_their_beginning() -> None:
    with CallbackReceiver() as receiver, httpx.Client(trust_env=False, timeout=30) as client:
        assert client.post(receiver.url("S"), content=b"x" * (17 * 1024 * 1024)).status_code == 413
        assert len(receiver.deliveries[0].body) == 16 * 1024 * 1024


def test_receiver_waits_no_longer_than_it_is_told() -> None:
    with CallbackReceiver() as receiver:
        assert not receiver.wait(lambda seen: bool(seen), 0.01)


def test_receiver_forgets_when_cleared() -> None:
    with CallbackReceiver() as receiver:
        httpx.post(receiver.url("S"), content=b"x", trust_env=False)
        receiver.clear()
        assert receiver.deliveries == ()


def test_receiver_registers_the_url_that_the_sender_reaches() -> None:
    with CallbackReceiver(public_url="https://hooks.example.com/thingspace/") as receiver:
        assert receiver.url("NiddService") == "https://hooks.example.com/thingspace/NiddService"


def test_receiver_says_when_its_port_is_taken() -> None:
    with CallbackReceiver() as receiver:
        port = int(receiver.url("x").split(":")[2].split("/")[0])
        with pytest.raises(PortError), CallbackReceiver(port=port):
            pass


def test_receiver_opens_nothing_before_it_is_entered() -> None:
    """A socket that nobody enters would never be closed."""
    with bind("127.0.0.1", 0) as taken:
        unused = CallbackReceiver(port=taken.getsockname()[1])

    with unused:
        assert httpx.post(unused.url("S"), trust_env=False).status_code == 204


def test_receiver_keeps_no_body_that_breaks_off() -> None:
    with CallbackReceiver() as receiver:
        with _connected(receiver) as sender:
            sender.sendall(b"POST /Half HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf")
        httpx.post(receiver.url("Whole"), content=b"whole", trust_env=False)

        assert [each.service for each in receiver.deliveries] == ["Whole"]


def test_receiver_marks_nothing_answered_for_a_sender_that_left() -> None:
    """The sender resets the connection while the response is being made."""
    left = threading.Event()

    def answer(delivery: Delivery) -> int:
        if delivery.service == "Gone":
            left.wait(_LONG)
        return 204

    with CallbackReceiver(answer=answer) as receiver:
        sender = _connected(receiver)
        sender.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing resets
        sender.sendall(b"POST /Gone HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx")
        assert receiver.wait(bool, _LONG)
        sender.close()
        left.set()
        httpx.post(receiver.url("Here"), trust_env=False)
        assert receiver.wait(lambda seen: seen[-1].answered == 204, _LONG)

        assert [(each.service, each.answered) for each in receiver.deliveries] == [("Gone", None), ("Here", 204)]


def test_receiver_keeps_a_delivery_whose_answer_fails_and_raises_the_error_at_the_end() -> None:
    def answer(_: Delivery) -> int:
        raise ZeroDivisionError

    receiver = CallbackReceiver(answer=answer)
    receiver.__enter__()
    status = httpx.post(receiver.url("S"), content=b"x", trust_env=False).status_code
    with pytest.raises(ZeroDivisionError):
        receiver.__exit__(None, None, None)

    assert status == 204
    assert [type(error) for error in receiver.answer_errors] == [ZeroDivisionError]
    assert [each.body for each in receiver.deliveries] == [b"x"]


def test_receiver_stores_a_delivery_before_it_asks_for_the_answer() -> None:
    seen: list[int] = []

    def answer(_: Delivery) -> int:
        seen.append(len(receiver.deliveries))
        return 200

    with CallbackReceiver(answer=answer) as receiver:
        httpx.post(receiver.url("S"), trust_env=False)

    assert seen == [1]


def _connected(receiver: CallbackReceiver) -> socket.socket:
    url = httpx.URL(receiver.url("S"))
    return socket.create_connection((url.host, url.port or 80))
