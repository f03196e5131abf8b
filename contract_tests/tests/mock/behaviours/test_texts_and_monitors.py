"""Text messages, reachability monitors, usage labels and non-IP data on the mock."""

from __future__ import annotations

from thingspace_contract.mock.store import Kind

from ..conftest import MAIN, NIDD, Api, code, value

DEVICE = {"id": "864508030000011", "kind": "imei"}
EID = {"id": "89049032000000000000000000000011", "kind": "eid"}
UNKNOWN = {"id": "1", "kind": "imei"}
QUEUE = f"/m2m/v1/sms/{MAIN}"
REACHABILITY = "/m2m/v1/diagnostics/basic/devicereachability"


def test_text_is_sent_and_confirmed(api: Api) -> None:
    """Two services report for each device; an unknown one fails on both."""
    body = {"accountName": MAIN, "deviceIds": [DEVICE, UNKNOWN], "smsMessage": "hello"}
    messages = api.messages(api.accept("POST", "/m2m/v1/sms", body))

    assert [service for service, _ in messages] == ["EnhancedConnectivityService", "SMSDeliveryConfirmation"] * 2
    assert messages[1][1]["deviceResponse"] == {"smsDeliveryResponse": {"confirmation": "true"}}
    assert ["faultResponse" in payload for _, payload in messages] == [False, False, True, True]


def test_text_needs_no_account(api: Api) -> None:
    """Without one the listed devices are found where they are, and a group in the accounts of the user."""
    listed = api.accept("POST", "/m2m/v1/sms", {"deviceIds": [DEVICE], "smsMessage": "hello"})
    grouped = api.accept("POST", "/m2m/v1/sms", {"groupName": "Depot 7", "smsMessage": "hello"})

    assert [payload["status"] for _, payload in api.messages(listed)] == ["Success"] * 2
    assert [payload["status"] for _, payload in api.messages(grouped)] == ["Success"] * 4


def test_queue_of_texts_is_read_once(api: Api) -> None:
    """The last page is acknowledged by being sent."""
    read = [value(api.call("GET", f"{QUEUE}/history"))["messages"] for _ in range(2)]

    assert [[each["message"] for each in page] for page in read] == [["temp=21", "temp=22"], []]


def test_queue_of_texts_is_delivered_by_message(api: Api) -> None:
    """With a listener only; afterwards the queue is empty."""
    assert value(api.call("PUT", f"{QUEUE}/startCallbacks")) == {"success": True}
    [request] = api.mock.platform.requests.newest(1)
    assert [payload["smsMessage"] for _, payload in api.messages(request.id)] == ["temp=21", "temp=22"]
    assert value(api.call("GET", f"{QUEUE}/history"))["messages"] == []
    assert code(api.call("PUT", f"/m2m/v1/sms/{NIDD}/startCallbacks")) == "REQUEST_FAILED.UnexpectedError"


def test_pages_of_texts_are_acknowledged_by_their_token(api: Api) -> None:
    """A page stays in the queue until its token comes back."""
    records = api.mock.platform.records
    with api.mock.platform.store.transaction():
        for number in range(150):
            text = {"deviceIds": [DEVICE], "message": f"{number}", "timestamp": "2024-03-01T09:00:05-08:00"}
            records.put(Kind.TEXT, NIDD, f"x{number}", text)
    path = f"/m2m/v1/sms/{NIDD}/history"
    first, again = api.call("GET", path), api.call("GET", path)

    assert (first.status, first.body) == (202, again.body)
    token = first.headers["Location"].partition("next=")[2]
    rest = api.call("GET", f"{path}?next={token}")
    assert (rest.status, [each["message"] for each in value(rest)["messages"]][:1]) == (200, ["100"])
    assert value(api.call("GET", path))["messages"] == []


def test_monitor_is_told_listed_and_stopped(api: Api) -> None:
    """Its id is in the first message."""
    watch = {
        "accountName": MAIN,
        "requestType": "LOSS_OF_CONNECTIVITY",
        "monitorExpirationTime": "2030-12-02T15:00:00-08:00",
        "devices": [{"deviceIds": [DEVICE]}],
    }
    monitor = api.messages(api.accept("POST", REACHABILITY, watch))[0][1]["deviceResponse"]["monitorId"]
    ask = {"accountName": MAIN, "devices": [{"deviceIds": [DEVICE]}]}

    def listed() -> list[str]:
        found = api.messages(api.accept("POST", f"{REACHABILITY}/monitors", ask))[0][1]["deviceResponse"]["monitors"]
        return [each["monitorId"] for each in found]

    assert monitor in listed()
    stop = {"accountName": MAIN, "monitorIds": [monitor, "unknown"]}
    assert api.fault_codes(api.accept("DELETE", REACHABILITY, stop)) == ["", "REQUEST_FAILED.UnexpectedError"]
    assert monitor not in listed()


def test_labels_select_devices_until_they_are_removed(api: Api) -> None:
    """The devices that are named report; aggregate usage knows a device by its label."""
    label = {"name": "VIN", "value": "Q1"}
    path = "/m2m/v1/devices/actions/usagesegmentationlabels"
    body = {"accountName": MAIN, "labels": [{"deviceIds": [EID], "label": label}]}
    assert [payload["deviceIds"][0] for _, payload in api.messages(api.accept("POST", path, body))] == [EID]

    ask = {
        "accountName": MAIN,
        "label": [label],
        "startTime": "2024-05-01T00:00:00Z",
        "endTime": "2024-05-31T00:00:00Z",
    }
    usage = "/m2m/v1/devices/usage/actions/list/aggregate"
    [(_, payload)] = api.messages(api.accept("POST", usage, ask))
    assert EID in payload["deviceResponse"]["usageResponse"][0]["deviceIds"]
    assert len(api.messages(api.accept("DELETE", path, {"accountName": MAIN, "labels": [label]}))) == 1
    [(_, payload)] = api.messages(api.accept("POST", usage, ask))
    assert payload["deviceResponse"]["usageResponse"] == []


def test_nidd_message_needs_a_nidd_device(api: Api) -> None:
    """Delivered to the NB-IoT device; another one of the account fails by its status."""
    body = {"accountName": NIDD, "maximumDeliveryTime": 400, "message": "SEVMTE8="}
    nbiot = {"id": "99962019000000000000000000000002", "kind": "eid"}
    preactive = {"id": "864508030000250", "kind": "imei"}
    statuses = [
        api.messages(api.accept("POST", "/m2m/v1/devices/nidd/message", {**body, "deviceIds": [each]}))[0][1]["status"]
        for each in (nbiot, preactive, UNKNOWN)
    ]

    assert statuses == ["Delivered", "DeliveryFailed", "Failed"]
