"""Using a suite wrongly is told as such, and is never a failure of the system under test."""

from __future__ import annotations

import socket
import sys
import types
from collections.abc import Iterator

import pytest

from gallery import tiny
from thingspace_contract.core.errors import TargetError, UnknownNameError, UsageError
from thingspace_contract.core.events import Event, SuiteStarted
from thingspace_contract.suites.client import client_suite
from thingspace_contract.suites.listener import listener_suite
from thingspace_contract.suites.profiles import PROFILES, profile_named

QUICK = PROFILES["quick"]


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that nobody listens on, kept ours while the test runs."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        yield holder.getsockname()[1]


def listen(url: str, *services: str) -> list[Event]:
    return list(listener_suite(tiny.contract(), url=url, services=services, profile=QUICK, seed=1))


def test_unreachable_listener_is_a_target_error(closed_port: int) -> None:
    with pytest.raises(TargetError, match="Cannot reach the listener") as caught:
        listen(f"http://127.0.0.1:{closed_port}/x", "CarrierService")

    assert "--url" in caught.value.advice


def test_url_credentials_are_never_shown(closed_port: int) -> None:
    url = f"http://somebody:hunter2@127.0.0.1:{closed_port}/x"
    suite = listener_suite(tiny.contract(), url=url, services=["CarrierService"], profile=QUICK, seed=1)

    started = next(iter(suite))
    assert isinstance(started, SuiteStarted)
    assert "hunter2" not in started.target
    with pytest.raises(TargetError) as caught:
        list(suite)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("url", ["nonsense", "ftp://127.0.0.1/x", "http://"])
def test_url_that_is_none_is_a_usage_error(url: str) -> None:
    with pytest.raises(UsageError):
        listen(url, "CarrierService")


def test_unknown_service_is_named_with_its_neighbour() -> None:
    with pytest.raises(UnknownNameError, match="CarrierService"):
        listen("http://127.0.0.1:9", "CarierService")


@pytest.mark.parametrize("name", ["no_such_package_anywhere", "json", "pytest"])
def test_package_that_is_no_client_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        list(client_suite(tiny.contract(), package=name, profile=QUICK, seed=1))


def test_package_that_breaks_on_import_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = types.ModuleType("half_a_client")
    broken.__path__ = []  # a package without modules
    monkeypatch.setitem(sys.modules, "half_a_client", broken)

    with pytest.raises(UsageError, match=r"half_a_client is not a generated client: it has no module 'models'"):
        list(client_suite(tiny.contract(), package="half_a_client", profile=QUICK, seed=1))


def test_unknown_profile_lists_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="deep, default, quick"):
        profile_named("slow")
