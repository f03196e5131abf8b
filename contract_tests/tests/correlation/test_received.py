"""Which devices a request names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery
from thingspace_contract.correlation.received import (
    identifiers,
    monitors_of,
    read_delivery,
    request_id_of,
    subjects_of,
)

ONE = {"id": "1", "kind": "imei"}
TWO = {"id": "2", "kind": "iccid"}
THREE = {"id": "3", "kind": "ICCID"}


def test_subjects_are_the_items_of_a_device_list() -> None:
    subjects = subjects_of({"devices": [{"deviceIds": [ONE, TWO]}, {"deviceIds": [THREE]}], "servicePlan": "x"})
    assert [subject.identifiers for subject in subjects] == [
        {("imei", "1"), ("iccid", "2")},
        {("iccid", "3")},
    ]


def test_subjects_that_share_an_identifier_are_one_named_twice() -> None:
    [subject] = subjects_of({"devices": [{"deviceIds": [ONE, TWO]}, {"deviceIds": [TWO]}]})
    assert subject.most == 2


def test_subject_of_an_identifier_change_has_old_and_new_ones() -> None:
    [subject] = subjects_of({"deviceIds": [ONE], "deviceIdsTo": [TWO]})
    assert subject.identifiers == {("imei", "1"), ("iccid", "2")}


def test_subjects_of_a_plain_list_of_identifiers_are_devices() -> None:
    subjects = subjects_of({"deviceIds": [ONE, TWO]})
    assert [subject.identifiers for subject in subjects] == [{("imei", "1")}, {("iccid", "2")}]


def test_subject_of_one_device_has_all_its_identifiers() -> None:
    [subject] = subjects_of({"deviceIds": [ONE, TWO]}, one_device=True)
    assert subject.identifiers == {("imei", "1"), ("iccid", "2")}


def test_subjects_stand_beside_their_labels() -> None:
    label = {"name": "VIN", "value": "X1"}
    subjects = subjects_of({"labels": [{"deviceIds": [ONE], "label": label}, {"deviceIds": [TWO], "label": label}]})
    assert len(subjects) == 2


def test_subject_may_be_a_single_device() -> None:
    assert [each.identifiers for each in subjects_of({"device": {"deviceIds": [ONE]}})] == [{("imei", "1")}]
    assert [each.identifiers for each in subjects_of({"labels": [{"name": "VIN"}], "deviceId": ONE})] == [
        {("imei", "1")}
    ]


def test_subjects_to_locate_are_known_by_their_number_too() -> None:
    [subject] = subjects_of({"deviceList": [{**ONE, "mdn": "9165555001"}]})
    assert subject.identifiers == {("imei", "1"), ("mdn", "9165555001")}
    assert identifiers({"devLocationList": [{"msid": "9165555001"}]}) == {("mdn", "9165555001")}


def test_subjects_of_a_firmware_upgrade_are_named_by_imei() -> None:
    assert [each.identifiers for each in subjects_of({"deviceList": ["1", "2"]})] == [{("imei", "1")}, {("imei", "2")}]


def test_monitors_are_named_once_each() -> None:
    assert monitors_of({"monitorIds": ["a", "b", "a", 7]}) == ("a", "b")
    assert [monitors_of(body) for body in (None, {}, {"monitorIds": "a"})] == [(), (), ()]


def test_subjects_of_a_filter_are_unknown() -> None:
    assert subjects_of({"accountName": "0000123456-00001", "groupName": "4G West"}) == ()
    assert subjects_of(None) == ()
    assert subjects_of([ONE]) == ()


def test_subjects_of_a_long_list_are_found_in_linear_time() -> None:
    devices = [{"deviceIds": [{"id": str(number), "kind": "imei"}]} for number in range(10_000)]
    assert len(subjects_of({"devices": devices})) == 10_000


def test_delivery_with_null_under_another_key_is_the_message_of_its_own(
    contract: Contract, deliver: Callable[..., Delivery]
) -> None:
    held: dict[str, Any] = {"activateResponse": None, "changeServicePlanResponse": {}}
    received = read_delivery(contract, deliver(deviceResponse=held))

    assert received.label == "CarrierService.changeServicePlanResponse"
    assert not received.is_fault


def test_identifiers_ignore_what_only_looks_like_one() -> None:
    assert identifiers([{"id": 7, "kind": "imei"}, {"kind": "iccid"}, "id"]) == frozenset()


def test_request_id_is_empty_when_the_response_has_none() -> None:
    assert [request_id_of(body) for body in (b'{"requestId": "a"}', b'{"txid": "a"}', b'{"id": "a"}')] == ["a"] * 3
    assert [request_id_of(body) for body in (b"", b"[]", b'{"requestId": 1}', b"{")] == ["", "", "", ""]
