"""A typing error widens nothing: what selects the devices of a change must be spelt as the contract spells it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.contract.model import Effect
from thingspace_contract.contract.shapes.selections import Selection, selection_of
from thingspace_contract.mock.gateway.judging.aliases import ALIASES

from ..conftest import MAIN, MEID, SECOND, Api, example_calls, value

ACTIONS = "/m2m/v1/devices/actions"
STATE = {"serviceName": "Fleet", "stateName": "parked", "servicePlan": "87641", "mdnZipCode": "94203"}
PUBLISHED = {each.name for each in ALIASES}
#: Values that would select, or name devices, if anything read them.
TEMPTING = (
    "4G West",
    MAIN,
    [{"deviceIds": [MEID]}],
    [MEID],
    MEID,
    {"accountName": SECOND},
    {"filter": {"accountName": SECOND}},
    [{"key": "CustomField1", "value": "x"}],
    None,
    True,
)


def state(api: Api) -> dict[str, Any]:
    """Return all that a request can change: the devices by number, the messages, and what accounts own."""
    platform = api.mock.platform
    accounts = list(platform.scenario.accounts)
    return {
        **{f"device {each.number}": asdict(each) for each in platform.devices.of(accounts)},
        "messages": platform.outbox.counts(),
        "listeners": [value(api.call("GET", f"/m2m/v1/callbacks/{name}")) for name in accounts[:1]],
        "groups": [value(api.call("GET", f"/m2m/v1/groups/{name}")) for name in accounts],
    }


def changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """Return what is not as it was."""
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def fresh(api: Api) -> Api:
    """Set a mock back to its scenario, with its caller signed in."""
    api.mock.reset()
    api.headers = {}
    return api.sign_in()


def changes(contract: Contract) -> Iterator[tuple[Operation, str, Any, Selection]]:
    """Yield every example of a request that changes something and selects devices by its body."""
    for operation, path, body in example_calls(contract):
        pointer = operation.body_pointer()
        selection = selection_of(contract.shapes, pointer) if pointer and isinstance(body, dict) else None
        if operation.effect is Effect.MUTATES and selection is not None:
            yield operation, path, body, selection


def typos(name: str) -> Iterator[str]:
    """Yield a name with one letter left out, doubled, or in the other case, and with two that changed places."""
    for index, letter in enumerate(name):
        before, after = name[:index], name[index + 1 :]
        yield before + after
        yield before + letter * 2 + after
        yield before + letter.swapcase() + after
        if after:
            yield before + after[0] + letter + after[1:]


def misspelt(contract: Contract, operation: Operation, body: Any, selection: Selection) -> Iterator[tuple[str, Any]]:
    """Yield a body once with each typing error in a member that selects, which is named."""
    pointer = operation.body_pointer()
    assert pointer is not None
    shape = contract.shapes.at(pointer)
    listed = any(name in body for name in selection.devices)
    chosen = selection.members if listed and selection.filters.isdisjoint(body) else body.keys()
    for member in sorted(chosen & body.keys()):
        yield from ((wrong, _with_name(body, member, wrong)) for wrong in typos(member) if not shape.names(wrong))
    for holder in sorted(selection.filters & body.keys()):
        for member in body[holder]:
            for wrong in set(typos(member)) - {member}:
                yield wrong, {**body, holder: _with_name(body[holder], member, wrong)}


def _with_name(members: dict[str, Any], member: str, name: str) -> dict[str, Any]:
    return {name if each == member else each: content for each, content in members.items()}


def test_every_typing_error_in_a_selector_is_refused_and_changes_nothing(
    new_api: Callable[..., Api], contract: Contract
) -> None:
    """Of every operation that changes devices: each letter of each member that selects, wrong in four ways."""
    tried: dict[str, int] = {}
    for operation, path, body, selection in changes(contract):
        if not selection.is_free and operation.operation_id in tried:
            continue
        api = new_api()
        before = state(api)
        for wrong, sent in misspelt(contract, operation, body, selection):
            if wrong in PUBLISHED:
                continue
            response = api.call(operation.method, path, sent)
            assert response.status == 400, (operation.operation_id, wrong, response.body)
            assert contract.response_problems(operation, response) == []
            tried[operation.operation_id] = tried.get(operation.operation_id, 0) + 1
        assert changed(before, state(api)) == set(), operation.operation_id
    assert tried.keys() == {operation.operation_id for operation, *_ in changes(contract)}
    assert sum(tried.values()) > 2000


@pytest.fixture
def shared(new_api: Callable[..., Api]) -> Api:
    """One mock, which a test sets back itself."""
    return new_api()


_baselines: dict[str, set[str]] = {}


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_unknown_member_widens_a_change(shared: Api, contract: Contract, data: st.DataObject) -> None:
    """Whatever is added beside what the contract knows, and wherever: no more is changed than without it."""
    cases = list(changes(contract))
    index = data.draw(st.integers(0, len(cases) - 1), label="case")
    operation, path, body, selection = cases[index]
    pointer = operation.body_pointer()
    assert pointer is not None
    known = [name for visit in contract.shapes.walk(pointer, body) for name in visit.shape.properties]
    name = data.draw(
        st.sampled_from(known).flatmap(lambda each: st.sampled_from([*typos(each), f"{each}s", f"new{each}"]))
        | st.text(),
        label="name",
    )
    sent = copy.deepcopy(body)
    holders = [sent, *(sent[each] for each in sorted(selection.filters & sent.keys()))]
    places = [visit.value for visit in contract.shapes.walk(pointer, sent) if isinstance(visit.value, dict)]
    holder = data.draw(st.sampled_from([*holders, *places]), label="holder")
    if name in known or name in PUBLISHED or name in holder:
        return
    holder[name] = data.draw(st.sampled_from(TEMPTING), label="value")

    before = state(fresh(shared))
    response = shared.call(operation.method, path, sent)
    wider = changed(before, state(shared))

    if response.status == 400:
        assert wider == set()
        return
    assert wider <= _plain(shared, f"{index}", operation, path, body)


def _plain(api: Api, key: str, operation: Operation, path: str, body: Any) -> set[str]:
    if key not in _baselines:
        before = state(fresh(api))
        assert api.call(operation.method, path, body).status == 200
        _baselines[key] = changed(before, state(api))
    return _baselines[key]


@pytest.mark.parametrize(
    ("method", "path", "body", "near"),
    [
        ("PUT", f"{ACTIONS}/goToState", {"filter": {"accountname": SECOND}, **STATE}, "accountName"),
        ("PUT", f"{ACTIONS}/goToState", {"filter": {"accountName": MAIN, "groupNam": "x"}, **STATE}, "groupName"),
        ("PUT", f"{ACTIONS}/move", {"accountName": SECOND, "filter": {"groupNam": "4G West"}}, "groupName"),
        ("POST", f"{ACTIONS}/suspend", {"accountName": MAIN, "groupNam": "4G West"}, "groupName"),
        ("POST", f"{ACTIONS}/suspend", {"accountNam": MAIN, "devices": [{"deviceIds": [MEID]}]}, "accountName"),
        ("POST", f"{ACTIONS}/delete", {"AccountName": MAIN, "devicesToDelete": [{"deviceIds": [MEID]}]}, "accountName"),
        ("POST", "/m2m/v1/sms", {"groupName": "4G West", "serviceplan": "x", "smsMessage": "x"}, "servicePlan"),
        (
            "POST",
            "/m2m/v1/groups",
            {"accountName": MAIN, "groupName": "G", "groupDescription": "", "devices": []},
            None,
        ),
        ("PUT", f"/m2m/v1/groups/{MAIN}/name/4G West", {"newGroupName": "G", "devicesToadd": [MEID]}, "devicesToAdd"),
        ("POST", "/loc/v1/consents", {"accountName": MAIN, "allDevices": True}, "allDevice"),
        ("DELETE", f"/loc/v1/consents?accountName={MAIN}&deviceList=1&devicelist=2", None, "deviceList"),
    ],
)
def test_refusal_names_the_nearest_member(api: Api, method: str, path: str, body: Any, near: str | None) -> None:
    response = api.call(method, path, body)
    told = value(response)["errorMessage"]

    assert response.status == 400
    assert "the contract does not know this" in told
    assert near is None or f"did you mean {near}?" in told
    assert value(response)["errorCode"].rpartition(".")[2] in ("DeserializationFailed", "INVALID_PARAMETER")


@pytest.mark.parametrize("nothing", [None, {}, [], "", {"groupName": None}, {"groupName": ""}, {"customFields": []}])
def test_filter_of_nothing_is_refused(api: Api, nothing: Any) -> None:
    """Null, empty, and of the wrong type: none of them means everything."""
    before = state(api)

    assert api.call("PUT", f"{ACTIONS}/goToState", {"filter": nothing, **STATE}).status == 400
    assert api.call("PUT", f"{ACTIONS}/move", {"accountName": SECOND, "filter": nothing}).status == 400
    assert changed(before, state(api)) == set()


@pytest.mark.parametrize("nothing", [[], "", {}, [None], [{}], [{"deviceIds": []}], 5])
def test_list_of_no_device_is_refused(api: Api, nothing: Any) -> None:
    before = state(api)

    assert api.call("POST", f"{ACTIONS}/suspend", {"accountName": MAIN, "devices": nothing}).status == 400
    assert changed(before, state(api)) == set()


def test_unknown_member_beside_listed_devices_is_passed_over_with_a_warning(api: Api) -> None:
    """It selects nothing, and what it holds is read by nobody."""
    other = {"deviceIds": [{"id": "15-digit IMEI", "kind": "imei"}]}
    request = api.change_plan(MEID, comment="x", more=[other])

    assert len(api.messages(request)) == 1
    warnings = api.mock.recorder.calls[-1].document()["warnings"]
    assert [each["where"] for each in warnings] == ["body/comment", "body/more"]


def test_unknown_member_of_a_reading_request_is_passed_over_with_a_warning(api: Api) -> None:
    """It shows more than was asked for, and changes nothing."""
    assert api.listed(accountName=MAIN, groupNam="4G West") == api.listed(accountName=MAIN)
    warnings = api.mock.recorder.calls[-2].document()["warnings"]
    assert [each["where"] for each in warnings] == ["body/groupNam"]


def test_unknown_parameter_of_a_reading_request_is_told(api: Api) -> None:
    assert api.call("GET", f"/m2m/v1/plans/{MAIN}?accountNam=x").status == 200
    warnings = api.mock.recorder.calls[-1].document()["warnings"]

    assert [each["where"] for each in warnings] == ["query accountNam"]


CONSENTS = "/loc/v1/devicelocations/action/consents"
EVERYTHING = {"accountName": MAIN}
ACTIVATION = {"servicePlan": "87642", "mdnZipCode": "98801"}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", CONSENTS, {**EVERYTHING, "allDeviceConsent": 0, "deviceList": ["9165550100"]}),
        ("PUT", CONSENTS, {**EVERYTHING, "allDeviceConsent": 0, "anything": 1}),
        ("POST", f"{ACTIONS}/activate", {**EVERYTHING, **ACTIVATION, "customFields": []}),
        ("POST", f"{ACTIONS}/activate", {"groupName": "4G West", **ACTIVATION, "customFields": []}),
        ("POST", f"{ACTIONS}/suspend?groupName=4G%20West", EVERYTHING),
        ("POST", f"{ACTIONS}/suspend?devices=1", EVERYTHING),
        ("POST", f"{ACTIONS}/suspend?group=4G%20West", EVERYTHING),
        ("PUT", f"{ACTIONS}/move?filter=x", {"accountName": SECOND, "filter": EVERYTHING}),
    ],
)
def test_what_would_narrow_a_change_and_is_not_read_is_refused(
    api: Api, method: str, path: str, body: dict[str, Any]
) -> None:
    """An unknown list beside a switch for the whole account, an empty list, a criterion in the query."""
    before = state(api)
    response = api.call(method, path, body)

    assert response.status == 400
    assert changed(before, state(api)) == set()


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", CONSENTS, {**EVERYTHING, "allDeviceConsent": 0}),
        (
            "POST",
            f"{ACTIONS}/activate",
            {**EVERYTHING, **ACTIVATION, "devices": [{"deviceIds": [MEID]}], "customFields": []},
        ),
        ("POST", f"{ACTIONS}/suspend?trace=1", {"groupName": "4G West"}),
        ("POST", f"{ACTIONS}/suspend?groupName=x", {"devices": [{"deviceIds": [MEID]}]}),
    ],
)
def test_what_narrows_nothing_is_served(api: Api, method: str, path: str, body: dict[str, Any]) -> None:
    assert api.call(method, path, body).status == 200


def test_empty_list_that_is_to_select_is_told(api: Api) -> None:
    body = {**EVERYTHING, **ACTIVATION, "customFields": []}

    assert value(api.call("POST", f"{ACTIONS}/activate", body))["errorMessage"] == "customFields is empty."


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/subsc/v1/usage/triggers", {"serviceName": "Location", "thresholdValue": "1", "deviceList": ["9165550100"]}),
        ("/subsc/v1/usage/triggers", {"serviceName": "Location", "thresholdValue": "1", "GroupName": "4G West"}),
    ],
)
def test_member_that_selects_elsewhere_is_refused_where_nothing_selects(
    api: Api, path: str, body: dict[str, Any]
) -> None:
    """A trigger is for an account: with a list beside it, it was meant for less."""
    assert api.call("POST", path, {**EVERYTHING, **body}).status == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "told"),
    [
        (
            "PUT",
            f"{ACTIONS}/move",
            f'{{"filter": {{"groupName": "x"}}, "filter": {{"accountName": "{MAIN}"}}, "accountName": "{SECOND}"}}',
            "filter is there twice",
        ),
        (
            "PUT",
            f"{ACTIONS}/move",
            f'{{"accountName": "{SECOND}", "filter": {{"groupName": "none", "group\\u004eame": "4G West"}}}}',
            "filter.groupName is there twice",
        ),
        ("POST", f"{ACTIONS}/suspend", '{"groupName": "none", "groupName": "4G West"}', "groupName is there twice"),
    ],
)
def test_member_that_is_there_twice_is_refused(
    new_api: Callable[..., Api], method: str, path: str, body: str, told: str
) -> None:
    """With --strict too."""
    for api in (new_api(), new_api(strict=True)):
        before = state(api)
        response = api.call(method, path, body.encode())

        assert response.status == 400
        assert value(response)["errorMessage"].startswith(told)
        assert changed(before, state(api)) == set()


def test_name_that_is_there_twice_in_two_objects_is_no_repetition(api: Api) -> None:
    body = {"accountName": SECOND, "filter": {"accountName": MAIN, "groupName": "4G West"}}

    assert api.call("PUT", f"{ACTIONS}/move", body).status == 200
