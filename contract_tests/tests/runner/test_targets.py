"""What is tested and how to get in, as options say it."""

from __future__ import annotations

import pytest

from thingspace_contract.contract import Effect
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.errors import UsageError
from thingspace_contract.core.mock_control import is_mock
from thingspace_contract.runner.targets import allowed_effects, check_url, credentials_from, listening_address
from thingspace_contract.suites.listener.callback_sender import callback_sender

UNRESOLVABLE = ("http://ex\x01ample", "http://münchen..de", "http://.../api", f"http://{'a' * 64}.de/")
NONE: dict[str, str | None] = dict.fromkeys(("key", "secret", "username", "password"))


def test_check_url_keeps_a_listeners_slash_and_drops_a_servers() -> None:
    assert check_url("http://[::1]:9000/hooks/", "listener") == "http://[::1]:9000/hooks/"
    assert check_url("https://host.example/api/", "server") == "https://host.example/api"
    assert (
        check_url("https://{service}.münchen.de:9/{service}", "listener") == "https://{service}.münchen.de:9/{service}"
    )


@pytest.mark.parametrize(
    "url", ["", "host:80", "ftp://host/", "http://", "http://host:99999/", "http://[::1/", *UNRESOLVABLE]
)
def test_check_url_refuses_what_is_none(url: str) -> None:
    with pytest.raises(UsageError, match="is not a valid server URL"):
        check_url(url, "server")


@pytest.mark.parametrize(("text", "address"), [("0.0.0.0:9000", ("0.0.0.0", 9000)), ("[::1]:0", ("::1", 0))])
def test_listening_address_is_host_and_port(text: str, address: tuple[str, int]) -> None:
    assert listening_address(text) == address


@pytest.mark.parametrize("text", ["9000", ":9000", "host:", "host:http", "host:70000"])
def test_listening_address_refuses_what_is_none(text: str) -> None:
    with pytest.raises(UsageError, match="is not a valid address"):
        listening_address(text)


def test_allowed_effects_always_hold_reads() -> None:
    assert allowed_effects(()) is None
    assert allowed_effects(["async-read,consumes"]) == frozenset({Effect.READ, Effect.ASYNC_READ, Effect.CONSUMES})
    assert allowed_effects(["mutates", "all"]) == frozenset(Effect)


def test_credentials_of_the_mock_stand_in_only_when_none_is_given() -> None:
    assert credentials_from(NONE, needed_by="it", is_mock=True) == Credentials.default()
    with pytest.raises(UsageError, match="--secret, --username, --password are missing"):
        credentials_from(NONE | {"key": "k"}, needed_by="it", is_mock=True)
    with pytest.raises(UsageError, match="Or set THINGSPACE_PASSWORD"):
        credentials_from({"key": "k", "secret": "s", "username": "u", "password": ""}, needed_by="it", is_mock=False)


@pytest.mark.parametrize("url", UNRESOLVABLE)
def test_urls_that_cannot_be_used_are_misuse_wherever_they_are_met(url: str) -> None:
    with pytest.raises(UsageError), callback_sender(timeout=5, patience=5, secrets=()) as ours:
        ours.send(url, b"{}")
    with pytest.raises(UsageError):
        is_mock(url, "/api")
