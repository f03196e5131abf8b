"""`send` fires one example at a listener."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from click.testing import Result

from thingspace_contract.contract import Contract
from thingspace_contract.core.serving import ServerThread, bind
from thingspace_contract.listeners.receiver import CallbackReceiver

Call = Callable[..., Result]
SERVICE, MESSAGE = "StateService", "goToStateResponse"
_PART, _PARTS = b"x" * 65536, 3


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return dict(next(iter(Contract.load().message(SERVICE, MESSAGE).examples.values())))


@pytest.fixture
def receiver() -> Iterator[CallbackReceiver]:
    with CallbackReceiver(answer=lambda delivery: 503 if delivery.service == "Broken" else 204) as running:
        yield running


def test_send_delivers_the_example(call: Call, receiver: CallbackReceiver, example: dict[str, Any]) -> None:
    result = call("send", SERVICE, MESSAGE, "--url", receiver.url("here"), "--username", "me", "--password", "mine")

    assert result.exit_code == 0
    assert result.output.startswith(f"{SERVICE}.{MESSAGE}: 204 No Content in ")
    assert json.loads(receiver.deliveries[0].body) == example | {"username": "me", "password": "mine"}


def test_send_of_an_open_message_says_that_its_form_is_a_guess(call: Call, receiver: CallbackReceiver) -> None:
    result = call("send", "CarrierService", "message", "--url", receiver.url("here"))

    assert result.exit_code == 0
    assert "  NOTE no source documents what its deviceResponse holds (D117): the example" in result.output


def test_send_says_what_the_listener_answered(call: Call, receiver: CallbackReceiver) -> None:
    result = call("send", SERVICE, MESSAGE, "--url", receiver.url("Broken"))

    assert result.exit_code == 1
    assert "503 Service Unavailable" in result.output
    assert "any 2xx was expected" in result.output


def test_send_to_nobody_could_not_run(call: Call) -> None:
    opened = bind("127.0.0.1", 0)
    url = f"http://127.0.0.1:{opened.getsockname()[1]}/"
    opened.close()

    result = call("send", SERVICE, MESSAGE, "--url", url)

    assert result.exit_code == 2
    assert result.stderr == f"Error: Cannot reach {url}: Connection refused. Is the listener running?\n"


def test_send_to_a_listener_that_never_answers_fails(call: Call) -> None:
    """Somebody takes the connection and says nothing: the listener is wrong."""
    with bind("127.0.0.1", 0) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"

        result = call("send", SERVICE, MESSAGE, "--url", url, "--timeout", "0.1")

    assert result.exit_code == 1
    assert result.output == f"{SERVICE}.{MESSAGE}: {url} did not answer within 0.1 s\n"


def test_send_names_the_examples_there_are(call: Call) -> None:
    result = call("send", SERVICE, MESSAGE, "--url", "http://127.0.0.1/", "--example", "none")

    assert result.exit_code == 2
    assert "The contract has no example of StateService.goToStateResponse named 'none'." in result.stderr


@pytest.mark.parametrize("url", ["http://ex\x01ample", "http://münchen..de", "http://.../api"])
def test_send_to_what_is_no_url_is_misuse(call: Call, url: str) -> None:
    result = call("send", SERVICE, MESSAGE, "--url", url)

    assert result.exit_code == 2
    assert "is not a valid listener URL" in result.stderr


def test_send_reads_no_more_than_it_needs(call: Call) -> None:
    """A listener whose response never ends does not fill the memory."""

    async def endless(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            for _ in ("startup", "shutdown"):
                await send({"type": f"{(await receive())['type']}.complete"})
            return
        await receive()
        await send({"type": "http.response.start", "status": 500, "headers": []})
        for _ in range(_PARTS):
            await send({"type": "http.response.body", "body": _PART, "more_body": True})
        await receive()  # until the reader leaves
        await send({"type": "http.response.body", "body": b""})

    with ServerThread(endless) as server:
        result = call("send", SERVICE, MESSAGE, "--url", server.url)

    assert result.exit_code == 1
    assert "500 Internal Server Error" in result.stdout
    assert len(result.stdout) < 1000


def test_send_asks_no_proxy(call: Call, receiver: CallbackReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)

    assert call("send", SERVICE, MESSAGE, "--url", receiver.url(SERVICE)).exit_code == 0
