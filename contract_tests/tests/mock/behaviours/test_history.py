"""History of lines: what happened on the mock is told afterwards, and the kinds of history agree."""

from __future__ import annotations

from typing import Any

from thingspace_contract.mock.testing.clock import iso, parse_time

from ..conftest import MAIN, MEID, Api, code, value

DAY = 86_400
LINE = {"kind": "imei", "id": "864508030000011"}
LABELLED = {"kind": "eid", "id": "89049032000000000000000000000033"}
SUSPENDED = {"kind": "imei", "id": "350000000001105"}
DEACTIVE = {"kind": "imei", "id": "350000000001122"}
PREACTIVE = {"kind": "imei", "id": "864508030000201"}
USAGE = "/m2m/v1/devices/usage/actions/list"
CONNECTIONS = "/m2m/v1/devices/connections/actions/listHistory"
PROVISIONING = "/m2m/v1/devices/history/actions/list"


def later(api: Api, seconds: float) -> None:
    """Let time pass; sessions do not live so long."""
    api.clock.advance(seconds)
    api.sign_in()


def history(api: Api, path: str, device: dict[str, str], days: float = 400, **members: Any) -> list[dict[str, Any]]:
    """Return the records of a device from the last days, up to now."""
    now = api.clock.now()
    body = {"deviceId": device, "earliest": iso(now - days * DAY), "latest": iso(now), **members}
    response = api.call("POST", path, body)
    assert response.status in (200, 202), response.body
    (records,) = [part for part in value(response).values() if isinstance(part, list)]
    return list(records)


def done(api: Api, device: dict[str, str]) -> list[str]:
    """Return what the provisioning history tells of a device, once everything is due."""
    later(api, 1)
    return [event["eventType"] for event in history(api, PROVISIONING, device)]


def act(api: Api, verb: str, device: dict[str, str], **members: Any) -> None:
    """Call one of the actions on a device, and let a day pass."""
    body = {"accountName": MAIN, "devices": [{"deviceIds": [device]}], **members}
    api.accept("POST", f"/m2m/v1/devices/actions/{verb}", body)
    later(api, DAY)


def test_what_was_done_is_told_oldest_first(api: Api) -> None:
    """Each event has its time, who did it, and the plan and numbers that held after it."""
    act(api, "suspend", LINE)
    act(api, "restore", LINE)
    api.change_plan(LINE, plan="87641")
    act(api, "deactivate", LINE, reasonCode="FF", etfWaiver=True)
    api.activate([LINE], plan="Tablet5GB")
    later(api, 1)
    events = history(api, PROVISIONING, LINE)

    assert [event["eventType"] for event in events] == ["Activate", "Suspend", "Restore", "Deactivate", "Activate"]
    assert [event["servicePlan"] for event in events] == ["87642", "87642", "87642", "87641", "Tablet5GB"]
    assert [event["eventBy"] for event in events] == ["A. Operator"] + ["contract-user"] * 4
    assert [event["msisdn"] for event in events[:4]] == ["19165550111"] * 4
    assert events[4]["mdn"] == next(each["id"] for each in api.device(LINE)["deviceIds"] if each["kind"] == "mdn")
    assert events[4]["mdn"] != events[3]["mdn"]


def test_moves_and_custom_states_are_told(api: Api) -> None:
    """A finished request for a custom state is told too."""
    api.go_to_state(LINE)
    act(api, "suspend", LINE)
    body = {"accountName": "0000123456-00002", "devices": [{"deviceIds": [LINE]}]}
    api.accept("PUT", "/m2m/v1/devices/actions/move", body)

    assert done(api, LINE) == ["Activate", "Go To State", "Suspend", "Device Move"]


def test_event_is_told_when_its_message_is_due(api: Api) -> None:
    """Until then the request is not finished; what failed is never told."""
    body = {"accountName": MAIN, "devices": [{"deviceIds": [LINE]}]}
    api.accept("POST", "/m2m/v1/devices/actions/suspend", body)

    assert [event["eventType"] for event in history(api, PROVISIONING, LINE)] == ["Activate"]
    assert done(api, LINE) == ["Activate", "Suspend"]

    api.accept("POST", "/m2m/v1/devices/actions/suspend", body)

    assert done(api, LINE) == ["Activate", "Suspend"]


def test_devices_of_the_scenario_have_lived(api: Api) -> None:
    """Their history has led to the state that they are in; who was never activated has none."""
    assert done(api, MEID) == ["Activate"]
    assert done(api, SUSPENDED) == ["Activate", "Suspend"]
    assert done(api, DEACTIVE) == ["Activate", "Deactivate"]
    assert done(api, PREACTIVE) == []
    assert history(api, USAGE, PREACTIVE) == history(api, CONNECTIONS, PREACTIVE) == []


def test_history_of_a_busy_line_is_bounded(api: Api) -> None:
    """The newest fifty events are kept, of changed plans one a day."""
    for _ in range(30):
        api.change_plan(LINE, plan="87641")
        api.change_plan(LINE, plan="87642")
        act(api, "suspend", LINE)
        act(api, "restore", LINE)

    assert done(api, LINE) == ["Suspend", "Restore"] * 25
    device = api.mock.platform.devices.find("imei", LINE["id"])
    assert device is not None
    assert [plan for _, plan in device.plans] == ["87642"] * 30


def test_usage_is_what_the_connections_moved(api: Api) -> None:
    """Each day's figure is the sum of what the stops of that day tell."""
    days = history(api, USAGE, LINE, days=20)
    moved: dict[str, int] = {}
    for event in history(api, CONNECTIONS, LINE, days=20):
        told = {each["key"]: each["value"] for each in event["connectionEventAttributes"]}
        assert told["Msisdn"] == "19165550111"
        if told["Event"] == "Stop":
            day = f"{event['occurredAt'][:10]}T00:00:00Z"
            moved[day] = moved.get(day, 0) + int(told["BytesUsed"])

    assert len(days) == 20
    assert {day["timestamp"]: day["bytesUsed"] for day in days}.items() <= moved.items()
    assert {day["servicePlan"] for day in days} == {"87642"}


def test_lines_differ(api: Api) -> None:
    """The history of one line is not that of another."""
    assert history(api, USAGE, LINE) != history(api, USAGE, MEID)
    assert history(api, CONNECTIONS, LINE, 5) != history(api, CONNECTIONS, MEID, 5)


def test_line_out_of_service_uses_nothing(api: Api) -> None:
    """While it is suspended it neither connects nor has usage; afterwards it does again."""
    act(api, "suspend", LINE)
    stopped = api.clock.now()
    later(api, 10 * DAY)
    between = history(api, CONNECTIONS, LINE, days=9), history(api, USAGE, LINE, days=9)
    act(api, "restore", LINE)
    later(api, 10 * DAY)

    assert between == ([], [])
    assert len(history(api, USAGE, LINE, days=9)) == 9
    assert all((parse_time(each["occurredAt"]) or 0) < stopped + DAY for each in history(api, CONNECTIONS, SUSPENDED))


def test_plan_of_a_day_is_the_one_it_had(api: Api) -> None:
    """A later change does not change the past."""
    later(api, 10 * DAY)
    api.change_plan(LINE, plan="87641")
    later(api, 10 * DAY)

    assert [day["servicePlan"] for day in history(api, USAGE, LINE, days=20)] == ["87642"] * 9 + ["87641"] * 11


def test_more_than_a_page_follows_from_the_last_time(api: Api) -> None:
    """With 202 there are more; asked again from the last time the rest comes, that one event twice."""
    now = api.clock.now()
    period = {"earliest": iso(now - 180 * DAY), "latest": iso(now)}
    first = api.call("POST", CONNECTIONS, {"deviceId": LINE, **period})
    events = value(first)["connectionHistory"]
    rest = api.call("POST", CONNECTIONS, {"deviceId": LINE, **period, "earliest": events[-1]["occurredAt"]})
    times = [event["occurredAt"] for event in events + value(rest)["connectionHistory"][1:]]

    assert (first.status, value(first)["hasMoreData"], len(events)) == (202, True, 500)
    assert (rest.status, value(rest)["hasMoreData"]) == (200, False)
    assert value(rest)["connectionHistory"][0] == events[-1]
    assert len(times) == 2 * 2 * 179
    assert times == sorted(times)


def test_usage_is_kept_for_a_year(api: Api) -> None:
    """Older days are missing, and that is no error."""
    later(api, 400 * DAY)
    days = history(api, USAGE, LINE, days=500)

    assert len(days) == 365
    assert (parse_time(days[0]["timestamp"]) or 0) >= api.clock.now() - 365 * DAY


def test_label_stands_for_the_devices_that_bear_it(api: Api) -> None:
    """Their usage is added up; a label that nobody bears has none."""
    eid = {"kind": "eid", "id": "89049032000000000000000000000011"}
    now = api.clock.now()
    body = {"name": "VIN", "value": "XX0000000YY000033"}
    labels = [{"deviceIds": [eid], "label": body}]
    api.accept("POST", "/m2m/v1/devices/actions/usagesegmentationlabels", {"accountName": MAIN, "labels": labels})

    def figures(**asked: Any) -> list[int]:
        period = {"earliest": iso(now - 9 * DAY), "latest": iso(now)}
        return [day["bytesUsed"] for day in value(api.call("POST", USAGE, {**period, **asked}))["usageHistory"]]

    assert figures(label=body) == [
        sum(pair) for pair in zip(figures(deviceId=eid), figures(deviceId=LABELLED), strict=True)
    ]
    assert figures(label={"name": "VIN", "value": "nobody"}) == []


def test_promotion_usage_is_that_of_the_history(api: Api) -> None:
    """Without a period all of it is told."""
    device = {"kind": "iccid", "id": "89148000000000003501"}
    promo = value(api.call("POST", "/m2m/v1/devices/usage/actions/promodeviceusage", {"deviceId": device}))
    days = history(api, USAGE, device)

    assert promo["deviceId"] == device
    assert [each["eventDateTime"] for each in promo["usageHistory"]] == [day["timestamp"] for day in days]
    assert [each["bytesUsed"] for each in promo["usageHistory"]] == [day["bytesUsed"] for day in days]


def test_unknown_line_has_no_history(api: Api) -> None:
    """It is refused, and so is one of an account that the user does not reach."""
    for path in (USAGE, CONNECTIONS, PROVISIONING):
        body = {"deviceId": {"kind": "imei", "id": "1"}, "earliest": iso(0), "latest": iso(1)}

        assert code(api.call("POST", path, body)) == "REQUEST_FAILED.DeviceNotFound"


def test_limits_beyond_all_calendars_are_no_limits(api: Api) -> None:
    """A period may begin with the first moment and end with the last one, in any zone, in small letters."""
    ends: dict[str, Any] = {"earliest": "0001-01-01T00:00:00+23:59", "latest": "9999-12-31t23:59:59-23:59"}

    assert len(history(api, PROVISIONING, SUSPENDED, **ends)) == 2
    assert len(history(api, CONNECTIONS, LINE, **ends)) == 500
