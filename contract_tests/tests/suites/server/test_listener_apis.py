"""Listeners are registered with the family of operations that their service belongs to."""

from __future__ import annotations

from typing import TypeVar

from thingspace_contract.contract import Contract
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.failures import Held
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.mock.web.running import running_mock
from thingspace_contract.suites.server.connection.caller import Caller
from thingspace_contract.suites.server.connection.listener_apis import find_listener_apis
from thingspace_contract.suites.server.connection.listeners import Listeners
from thingspace_contract.suites.server.connection.session import SignedInClient
from thingspace_contract.suites.server.results import Result, Results

T = TypeVar("T")
ACCOUNT = "0000123456-00001"
FOREIGN = "https://hooks.example.com/before"


def outcome(results: Results[T], said: list[Result]) -> T:
    """Run a step; add what it says to `said` and return what it returns."""
    while True:
        try:
            said.append(next(results))
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def test_registries_share_the_services_among_them(contract: Contract) -> None:
    listener_apis = find_listener_apis(contract)
    homes = {each.register.operation_id: each.services for each in listener_apis}
    assert homes["registerLocationCallback"] == ("Location", "DeviceLocation")
    assert homes["registerFirmwareCallback"] == ("Fota",)
    assert "CarrierService" in homes["registerCallbackListener"]
    assert sorted(name for names in homes.values() for name in names) == sorted(contract.services)


def test_registries_know_who_takes_credentials(contract: Contract) -> None:
    told = {each.register.operation_id: each.with_credentials for each in find_listener_apis(contract)}
    assert told == {
        "registerCallbackListener": True,
        "registerLocationCallback": False,
        "registerFirmwareCallback": True,
    }


def test_listeners_of_every_family_are_registered_and_what_was_there_is_restored(contract: Contract) -> None:
    listener_apis = find_listener_apis(contract)
    locations = next(each for each in listener_apis if "Location" in each.services)
    with running_mock(contract) as mock, CallbackReceiver() as receiver:
        session = SignedInClient(contract, mock.url, Credentials.default())
        body = {"name": "Location", "url": FOREIGN}
        assert session.call(locations.register, path={"accountName": ACCOUNT}, body=body).response.accepted
        listeners = Listeners(Caller(session), receiver, [ACCOUNT], listener_apis)
        said: list[Result] = []
        assert outcome(listeners.register_all(), said) == []
        assert listeners.current(ACCOUNT) == frozenset(contract.services)
        lists = [(each, each.listed(outcome(listeners.list(each, ACCOUNT), said))) for each in listener_apis]
        urls = {service: listed[service]["url"] for each, listed in lists for service in each.services}
        assert urls == {service: receiver.url(service) for service in contract.services}
        outcome(listeners.restore(), said)
        again = list(listeners.restore())
        left = {each.service: each.url for each in mock.mock.platform.listeners.all() if each.account == ACCOUNT}
        session.close()
    assert again == []
    assert [each for each in said if not isinstance(each, Held)] == []
    assert left["Location"] == FOREIGN
    assert not [url for url in left.values() if url.startswith(receiver.url("").rstrip("/"))]
