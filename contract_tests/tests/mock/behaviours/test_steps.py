"""No step of any request looks at more than a few slices of what it is about, however long its lists are."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.mock import SeededIdentifiers
from thingspace_contract.mock.core import TimedResponse
from thingspace_contract.mock.store import Kind
from thingspace_contract.mock.store.sqlite.database import Database
from thingspace_contract.mock.turns import Steps

from ..conftest import MAIN, Api, example_calls, value
from ..test_turns import steps

MANY, SLICE = 200, 5
MOST = MANY // 2  # reads and writes of a step; one piece has at least twice as many

Called = tuple[str, str, Any]


class Counted:
    """Counts the statements of a store, and the documents that they read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        row, rows, write = Database.row, Database.rows, Database.write

        def counted_row(database: Database, statement: str, *values: Any) -> Any:
            self.count += 1
            return row(database, statement, *values)

        def counted_rows(database: Database, statement: str, *values: Any) -> Any:
            found = rows(database, statement, *values)
            self.count += len(found) if "document FROM" in statement else 1
            return found

        def counted_write(database: Database, statement: str, *values: Any) -> Any:
            self.count += 1
            return write(database, statement, *values)

        monkeypatch.setattr(Database, "row", counted_row)
        monkeypatch.setattr(Database, "rows", counted_rows)
        monkeypatch.setattr(Database, "write", counted_write)

    def longest(self, request: Steps[TimedResponse]) -> tuple[int, int]:
        """Drive a request to its end; return its status and what its longest step counts."""
        longest = 0
        while True:
            self.count = 0
            try:
                step = next(request)
            except StopIteration as ended:
                return ended.value.response.status, max(longest, self.count)
            longest = max(longest, self.count)
            if step is not None:
                step()


@pytest.fixture
def many(new_api: Callable[..., Api]) -> Api:
    """A caller with many devices in the main account, few of which make a slice."""
    api = new_api()
    api.activate(*([{"kind": "imei", "id": f"99000000000{number:04}"}] for number in range(MANY)), accountName=MAIN)
    api.mock.platform.slice = SLICE
    return api


def lines(api: Api) -> list[dict[str, str]]:
    """Return the identifiers of the many devices."""
    found = (device.identifiers for device in api.mock.platform.devices.of([MAIN]))
    return [each for each in found if each.get("imei", "").startswith("99000000000")]


def renamed(value: Any, line: dict[str, str]) -> Any:
    """Return a part of a body as it is about another line."""
    if isinstance(value, list):
        return [renamed(each, line) for each in value]
    if isinstance(value, str):
        return line["imei"] if value.isdigit() and len(value) == 15 else value
    if not isinstance(value, dict):
        return value
    if value.keys() >= {"kind", "id"}:
        named = {"kind": "imei", "id": line["imei"]}
        return {**value, **named, **({"mdn": line["mdn"]} if "mdn" in value else {})}
    return {name: renamed(each, line) for name, each in value.items()}


def enlarged(body: Any, found: list[dict[str, str]]) -> Iterator[Any]:
    """Yield a body with each of its lists at its longest, one at a time."""
    for place in places(body):
        large = copy.deepcopy(body)
        part = large
        for name in place[:-1]:
            part = part[name]
        [first, *_] = part[place[-1]]
        part[place[-1]] = [renamed(first, line) for line in found]
        yield large


def places(value: Any, *before: str | int) -> Iterator[tuple[Any, ...]]:
    """Yield where the lists of a body are that have items."""
    if isinstance(value, list) and value and before:
        yield before
    for name, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(part, *before, name)


def test_no_step_is_long(many: Api, contract: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each operation, with each list of its examples at its longest."""
    counted = Counted(monkeypatch)
    found = lines(many)
    long: dict[str, int] = {}
    good: set[str] = set()
    for operation, path, body in example_calls(contract):
        path = path.replace("0242078637-00001", MAIN)
        for large in [body, *enlarged(body, found)]:
            status, longest = counted.longest(steps(many, operation.method, path, large))
            if status < 300:
                good.add(operation.operation_id)
            assert status < 500
            if longest > MOST:
                long[operation.operation_id] = max(longest, long.get(operation.operation_id, 0))

    assert long == {}
    assert len(good) > len(contract.operations) // 2


def test_no_step_about_what_was_made_is_long(many: Api, contract: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports, monitors and exclusions of many devices."""
    counted = Counted(monkeypatch)
    found = lines(many)
    imeis = [{"kind": "imei", "id": each["imei"]} for each in found]

    def longest(*call: Any) -> int:
        status, steps_longest = counted.longest(steps(many, *call))
        assert status == 200, call[:2]
        return steps_longest

    monitors: dict[str, Any] = {
        "accountName": MAIN,
        "requestType": "REACHABLE_FOR_DATA",
        "monitorExpirationTime": "2030-12-02T15:00:00Z",
    }
    monitors["devices"] = [{"deviceIds": [each]} for each in imeis]
    basic = "/m2m/v1/diagnostics/basic/devicereachability"
    assert longest("POST", basic, monitors) <= MOST
    records = many.mock.platform.records
    names = [name for name, _ in records.of(Kind.MONITOR, MAIN)]
    operation = contract.operations["retrieveReachabilityMonitors"]
    asked = {"accountName": MAIN, "devices": monitors["devices"]}
    assert longest(operation.method, operation.url_path(), asked) <= MOST
    assert longest("DELETE", basic, {"accountName": MAIN, "monitorIds": names}) <= MOST
    assert len(names) >= MANY
    assert records.of(Kind.MONITOR, MAIN) == []

    located = [{**each, "mdn": line["mdn"]} for each, line in zip(imeis, found, strict=True)]
    report = {"accountName": MAIN, "accuracyMode": "0", "cacheMode": "0", "deviceList": located}
    txid = value(many.call("POST", "/loc/v1/locationreports", report))["txid"]
    assert longest("GET", f"/loc/v1/locationreports/{MAIN}/report/{txid}/index/0", None) <= MOST
    for excluded in (found, found[: MANY // 4], found):
        body = {"accountName": MAIN, "type": "replace", "exclusion": [each["imei"] for each in excluded]}
        assert longest("POST", "/loc/v1/consents", body) <= MOST


def test_slices_do_not_show_in_answers(new_api: Callable[..., Api], contract: Contract) -> None:
    """An operation on a long list answers and reports as if it went through it at once."""

    def told(size: int) -> list[tuple[str, bytes, list[str]]]:
        api = new_api(identifiers=SeededIdentifiers(7))
        api.activate(*([{"kind": "imei", "id": f"99000000000{number:04}"}] for number in range(7)), accountName=MAIN)
        api.mock.platform.slice = size
        found = lines(api)
        answers = []
        for operation, path, body in example_calls(contract):
            for large in enlarged(body, found):
                response = api.call(operation.method, path, large)
                messages = [message.body for message in api.mock.platform.outbox.newest(30)]
                answers.append((operation.operation_id, response.body, messages))
        return answers

    assert told(2) == told(10_000)


def test_upload_that_is_given_up_reports(many: Api, contract: Contract) -> None:
    """Its one message tells that something was done; it counts the devices that were looked at."""
    operation = contract.operations["uploadDevices"]
    [body, *_] = operation.request_examples().values()
    devices = [{"deviceIds": [{"kind": "imei", "id": f"99110000000{number:04}"}]} for number in range(12)]
    request = steps(many, operation.method, operation.url_path(), {**body, "accountName": MAIN, "devices": devices})
    next(request)
    next(request)
    request.close()
    stored = many.mock.platform.requests.newest(1)[0]
    platform = many.mock.platform
    added = [each for each in platform.devices.of([MAIN]) if each.identifiers.get("imei", "").startswith("9911")]

    assert (stored.operation, stored.devices, len(added)) == ("uploadDevices", 2 * SLICE, 2 * SLICE)
    assert [each.state for each in platform.messages(stored.id)] == ["pending"]
