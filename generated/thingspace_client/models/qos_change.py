from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="QosChange")


@_attrs_define
class QosChange:
    """One result of a change of quality.

    Attributes:
        qos_event (str): What happened; `QoSChangeTerminated` and `QoSChangeFailed` are known.
        account_name (str | Unset): Billing account.
        qos_subscription_id (str | Unset): The subscription that was changed; absent on failure.
        reported_time (str | Unset): When it was reported, without a zone.
        status (str | Unset): Outcome; `SUCCESS` and `FAILED` are known.
        reason (str | Unset): Cause of a failure.
    """

    qos_event: str
    account_name: str | Unset = UNSET
    qos_subscription_id: str | Unset = UNSET
    reported_time: str | Unset = UNSET
    status: str | Unset = UNSET
    reason: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        qos_event = self.qos_event

        account_name = self.account_name

        qos_subscription_id = self.qos_subscription_id

        reported_time = self.reported_time

        status = self.status

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "qosEvent": qos_event,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(qos_subscription_id):
            field_dict["qosSubscriptionId"] = qos_subscription_id
        if not _is_unset(reported_time):
            field_dict["reportedTime"] = reported_time
        if not _is_unset(status):
            field_dict["status"] = status
        if not _is_unset(reason):
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "qosEvent", "accountName", "qosSubscriptionId", "reportedTime", "status", "reason")
        qos_event = d.pop("qosEvent")

        account_name = d.pop("accountName", UNSET)

        qos_subscription_id = d.pop("qosSubscriptionId", UNSET)

        reported_time = d.pop("reportedTime", UNSET)

        status = d.pop("status", UNSET)

        reason = d.pop("reason", UNSET)

        made = cls(
            qos_event=qos_event,
            account_name=account_name,
            qos_subscription_id=qos_subscription_id,
            reported_time=reported_time,
            status=status,
            reason=reason,
        )

        made.additional_properties = d
        return made

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
