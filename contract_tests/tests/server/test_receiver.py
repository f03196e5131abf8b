"""Our own callback listener."""

from __future__ import annotations

import httpx
import pytest

from thingspace_contract.errors import PortError
from thingspace_contract.exchange import Delivery
from thingspace_contract.receiver import CallbackReceiver


def test_receiver_keeps_deliveries_in_order_with_service_and_answer() -> None:
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
        with pytest.raises(PortError):
            CallbackReceiver(port=port)
