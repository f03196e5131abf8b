"""Registration of listeners with the mock."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ..conftest import SECOND, TABLET, Api, code, value

PATH = f"/m2m/v1/callbacks/{TABLET}"


def register(api: Api, url: str = "http://127.0.0.1:9/hook", **members: str) -> int:
    """Register a listener for CarrierService; return the status."""
    return api.call("POST", PATH, {"name": "CarrierService", "url": url, **members}).status


def test_listener_is_listed_with_its_password(api: Api) -> None:
    """The list shows what was registered, in clear."""
    register(api, username="acme", password="Zk2m9")
    listed = value(api.call("GET", PATH))

    assert listed == [
        {
            "accountName": TABLET,
            "serviceName": "CarrierService",
            "url": "http://127.0.0.1:9/hook",
            "username": "acme",
            "password": "Zk2m9",
        }
    ]


def test_listener_is_replaced_by_a_new_registration(api: Api) -> None:
    """An account has one listener for a service."""
    register(api, "http://127.0.0.1:9/one")
    register(api, "http://127.0.0.1:9/two")

    assert [each["url"] for each in value(api.call("GET", PATH))] == ["http://127.0.0.1:9/two"]


def test_listener_is_gone_after_deregistration(api: Api) -> None:
    """Removing a listener is answered with its names; removing it again is refused."""
    register(api)
    removed = api.call("DELETE", f"{PATH}/name/CarrierService")

    assert value(removed) == {"accountName": TABLET, "serviceName": "CarrierService"}
    assert value(api.call("GET", PATH)) == []
    assert code(api.call("DELETE", f"{PATH}/name/CarrierService")) == "REQUEST_FAILED.UnexpectedError"


def test_listeners_of_another_account_are_not_listed(api: Api) -> None:
    """Each account has its own."""
    register(api)
    listed = value(api.call("GET", f"/m2m/v1/callbacks/{SECOND}"))

    assert {each["accountName"] for each in listed} == {SECOND}


def test_unknown_account_has_no_listeners(api: Api) -> None:
    """The account is checked."""
    assert code(api.call("GET", "/m2m/v1/callbacks/nobody")) == "REQUEST_FAILED.AccountNotFound"


def test_any_name_of_a_service_is_accepted(api: Api) -> None:
    """The list of services is open."""
    response = api.call("POST", PATH, {"name": "TomorrowService", "url": "https://hooks.example.com/"})

    assert value(response)["serviceName"] == "TomorrowService"


@pytest.mark.parametrize(
    ("url", "accepted"),
    [
        ("https://hooks.example.com/x", True),
        ("http://hooks.example.com:9006/x", True),
        ("https://hooks.example.com:28220/x", True),
        ("https://hooks.example.com:50550/x", False),
        ("http://hooks.example.com:8080/x", False),
        ("http://127.0.0.1:51234/x", True),
        ("http://[::1]:51234/x", True),
        ("http://localhost:51234/x", True),
    ],
)
def test_strict_registration_insists_on_published_ports(new_api: Callable[..., Api], url: str, accepted: bool) -> None:
    """With --strict-registration only published ports are open, but for loopback."""
    strict, loose = new_api(strict_registration=True), new_api()

    assert register(strict, url) == (200 if accepted else 400)
    assert register(loose, url) == 200


@pytest.mark.parametrize("url", ["ftp://hooks.example.com/", "hooks.example.com", "http://hooks.example.com:99999/"])
def test_unusable_url_is_refused(api: Api, url: str) -> None:
    """A listener's URL is http or https with a port that exists."""
    assert register(api, url) == 400
