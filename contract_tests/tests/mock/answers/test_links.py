"""Links: whatever an answer sends to, a follower with the same credentials gets there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urljoin

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Response
from thingspace_contract.documents import bundle
from thingspace_contract.mock import create_app
from thingspace_contract.mock.scenario import Scenario
from thingspace_contract.mock.store import Kind

from ..conftest import IOT, MAIN, SPEC, Api, example_calls, value

CONTRACT = Contract(bundle(SPEC))

#: A name that an address must escape.
GROUP = "Depot 7 é?next=1&#%2F"


def with_leads(count: int) -> Scenario:
    """Return the default scenario, in which the main account has so many leads."""
    document = json.loads((files("thingspace_contract.mock") / "default_scenario.json").read_text("utf-8"))
    document["accounts"][0]["leads"] = [{"leadId": f"L-{number}", "leadState": "Qualified"} for number in range(count)]
    return Scenario(document, "the test")


def leads(new_api: Callable[..., Api]) -> tuple[Api, str, list[str]]:
    """Return an account with three pages of leads, and their ids."""
    return new_api(scenario=with_leads(2_001)), f"/m2m/v1/leads/{MAIN}", [f"L-{number}" for number in range(2_001)]


def group(new_api: Callable[..., Api]) -> tuple[Api, str, list[str]]:
    """Return a group with two pages of devices, and their identifiers."""
    api = new_api()
    names = [f"{350_000_000_100_000 + number}" for number in range(2_001)]
    platform = api.mock.platform
    with platform.store.transaction():
        for name in names:
            platform.devices.add(platform.new_device(MAIN, {"imei": name}, groups=[GROUP]))
    return api, f"/m2m/v1/groups/{MAIN}/name/{quote(GROUP, safe='')}", names


def texts(new_api: Callable[..., Api]) -> tuple[Api, str, list[str]]:
    """Return a queue with two pages of texts."""
    api = new_api()
    records = api.mock.platform.records
    for name, _ in records.of(Kind.TEXT, MAIN):
        records.remove(Kind.TEXT, MAIN, name)
    names = [f"text {number}" for number in range(101)]
    for name in names:
        records.put(Kind.TEXT, MAIN, name, {"deviceIds": [], "message": name, "timestamp": "2024-05-01T00:00:00Z"})
    return api, f"/m2m/v1/sms/{MAIN}/history", names


#: Operation whose answers send to another page → an account in which they do, where that begins, and all that there is.
PAGED: dict[str, Callable[[Callable[..., Api]], tuple[Api, str, list[str]]]] = {
    "getDeviceGroup": group,
    "listAccountLeads": leads,
    "retrieveSmsMessages": texts,
}

#: Headers that send somebody somewhere; that of searchDeviceEventHistory holds a page, and is followed below.
LINKS = {"location", "content-location", "link", "x-next"}


def linking(header: str) -> set[str]:
    """Return the operations of which a success may have a header."""
    operations = CONTRACT.operations.values()
    return {each.operation_id for each in operations if any(header in rule.headers for rule in each.success)}


def names_in(answer: Any) -> list[str]:
    """Return what a page lists, by what tells one from another."""
    if "leads" in answer:
        return [each["leadId"] for each in answer["leads"]]
    if "messages" in answer:
        return [each["message"] for each in answer["messages"]]
    return [each["deviceIds"][0]["id"] for each in answer["devices"]]


def behind_the_version(url: str, location: str) -> str:
    """Follow as the vendor's pages mean it: the address stands behind base, family and version of the API."""
    return f"{url.partition('/m2m/v1/')[0]}/m2m/v1{location}"


def by_its_number(url: str, location: str) -> str:
    """Follow by repeating the request with the `next` of the address."""
    return f"{url.partition('?')[0]}?{location.partition('?')[2]}"


FOLLOWERS = [behind_the_version, by_its_number, urljoin]


def test_every_operation_that_sends_somewhere_is_followed() -> None:
    """An operation that gets such a header has to be followed here."""
    declared = {name.lower() for each in CONTRACT.operations.values() for rule in each.success for name in rule.headers}

    assert linking("Location") == set(PAGED)
    assert declared <= LINKS
    assert linking("X-Next") == {"searchDeviceEventHistory"}


def test_no_other_answer_sends_anywhere(api: Api) -> None:
    """No header of an answer leads somewhere without being declared, and no text in one is an address of the mock."""
    for operation, path, body in example_calls(CONTRACT):
        response = api.call(operation.method, path, body)
        declared = {name.lower() for rule in operation.success for name in rule.headers}
        sent = {name.lower() for name in response.headers}
        assert sent & LINKS <= declared, operation.operation_id
        assert not any("http://mock" in text or text.startswith("/") for text in texts_in(response)), (
            operation.operation_id
        )


def texts_in(response: Response) -> Iterable[str]:
    """Yield every text of an answer."""
    parts = [value(response)] if response.body else []
    while parts:
        part = parts.pop()
        if isinstance(part, str):
            yield part
        parts += part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()


@pytest.mark.parametrize("follow", FOLLOWERS)
@pytest.mark.parametrize("operation", PAGED)
def test_next_pages_are_found(new_api: Callable[..., Api], operation: str, follow: Callable[[str, str], str]) -> None:
    """Whichever way an address is followed, at any host and port, all pages come, each thing once."""
    api, path, names = PAGED[operation](new_api)
    transport = httpx.ASGITransport(create_app(api.mock))

    async def read() -> list[str]:
        found: list[str] = []
        url = f"http://127.0.0.1:18080/api{path}"
        async with httpx.AsyncClient(transport=transport, headers=api.headers) as client:
            while True:
                response = await client.get(url)
                assert response.status_code in (200, 202), response.text
                found += names_in(response.json())
                assert response.json()["hasMoreData"] is (response.status_code == 202)
                if response.status_code == 200:
                    return found
                url = follow(url, response.headers["Location"])

    assert asyncio.run(read()) == names


def test_strict_mock_wants_the_path_of_the_contract(new_api: Callable[..., Api]) -> None:
    """Resolved against the request, the address is none that is documented; --strict says what would be."""
    strict = new_api(strict=True, scenario=with_leads(1_001))
    location = strict.call("GET", f"/m2m/v1/leads/{MAIN}").headers["Location"]
    strict.root = "http://mock"
    response = strict.call("GET", location)

    assert response.status == 400
    assert "/m2m/v1/leads/{accountName}" in response.body.decode()


@pytest.mark.parametrize("path", ["/leads", "/plans/0000123456-00001", "/groups/0000123456-00001", "/anything"])
def test_root_has_next_pages_only(api: Api, path: str) -> None:
    """What no address leads to is not there."""
    api.root = "http://mock"

    assert api.call("GET", path).status == 404


def test_slash_at_the_end_is_passed_over(new_api: Callable[..., Api]) -> None:
    """The SDK's text writes the address of a next page so; a strict mock does not."""
    path = f"/m2m/v1/groups/{MAIN}/name/4G%20West/?next=0"

    assert new_api().call("GET", path).status == 200
    assert new_api(strict=True).call("GET", path).status == 400
    assert new_api().call("GET", f"/m2m/v1/groups/{MAIN}//").status == 404


def test_pages_of_events_are_found(api: Api) -> None:
    """`X-Next` is the `$page` of the events that follow; all come, each once."""
    device = {
        "accountidentifier": {"billingaccountid": IOT},
        "resourceidentifier": {"imei": 864508030147323},
    }
    made = [
        value(api.call("POST", "/cc/v1/devices/configuration/actions/set", {**device, "configuration": {"a": str(n)}}))
        for n in range(7)
    ]
    found: list[str] = []
    page: dict[str, str] = {}
    while True:
        body = {**device, "$limitnumber": 3, **page}
        response = api.call("POST", "/cc/v1/devices/fields/actions/history/search", body)
        assert response.status == 200
        found += [event["id"] for event in value(response)]
        if "X-Next" not in response.headers:
            break
        page = {"$page": response.headers["X-Next"]}

    assert found[:7] == [event["id"] for event in reversed(made)]
    assert len(found) == len(set(found))


def test_pages_of_a_report_are_found(api: Api) -> None:
    """`hasMoreData` tells of more devices, which begin at the index after those that were told."""
    asked = [{"id": f"{350_000_000_100_000 + n}", "kind": "imei", "mdn": f"{2_025_550_000 + n}"} for n in range(1_001)]
    body = {"accountName": MAIN, "accuracyMode": "0", "cacheMode": "0", "deviceList": asked}
    txid = value(api.call("POST", "/loc/v1/locationreports", body))["txid"]
    found: list[str] = []
    more = True
    while more:
        page = value(api.call("GET", f"/loc/v1/locationreports/{MAIN}/report/{txid}/index/{len(found)}"))
        found += [each["msid"] for each in page["devLocationList"]]
        more = page["hasMoreData"]

    assert found == [each["mdn"] for each in asked]
