"""Which devices a request names."""

from __future__ import annotations

from thingspace_contract.checks.received import identifiers, request_id_of, subjects_of

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


def test_subjects_of_a_filter_are_unknown() -> None:
    assert subjects_of({"accountName": "0000123456-00001", "groupName": "4G West"}) == ()
    assert subjects_of(None) == ()
    assert subjects_of([ONE]) == ()


def test_subjects_of_a_long_list_are_found_in_linear_time() -> None:
    devices = [{"deviceIds": [{"id": str(number), "kind": "imei"}]} for number in range(10_000)]
    assert len(subjects_of({"devices": devices})) == 10_000


def test_identifiers_ignore_what_only_looks_like_one() -> None:
    assert identifiers([{"id": 7, "kind": "imei"}, {"kind": "iccid"}, "id"]) == frozenset()


def test_request_id_is_empty_when_the_answer_has_none() -> None:
    assert request_id_of(b'{"requestId": "a"}') == "a"
    assert [request_id_of(body) for body in (b"", b"[]", b'{"requestId": 1}', b"{")] == ["", "", "", ""]
