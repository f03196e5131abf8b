from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="PromoUsage")


@_attrs_define
class PromoUsage:
    """One record of usage in a promotion period.

    Attributes:
        event_date_time (str): When the usage happened, a date and time.
        bytes_used (int | Unset): Bytes sent and received.
        service_plan (str | Unset): Service plan of the device.
        serviceplan (str | Unset): The same in its other spelling.
        sms_used (int | Unset): SMS messages sent and received.
        mo_sms (int | Unset): SMS messages from the device.
        mt_sms (int | Unset): SMS messages to the device.
        source (str | Unset): Where the figures come from.
    """

    event_date_time: str
    bytes_used: int | Unset = UNSET
    service_plan: str | Unset = UNSET
    serviceplan: str | Unset = UNSET
    sms_used: int | Unset = UNSET
    mo_sms: int | Unset = UNSET
    mt_sms: int | Unset = UNSET
    source: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        event_date_time = self.event_date_time

        bytes_used = self.bytes_used

        service_plan = self.service_plan

        serviceplan = self.serviceplan

        sms_used = self.sms_used

        mo_sms = self.mo_sms

        mt_sms = self.mt_sms

        source = self.source

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "eventDateTime": event_date_time,
            }
        )
        if not _is_unset(bytes_used):
            field_dict["bytesUsed"] = bytes_used
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(serviceplan):
            field_dict["serviceplan"] = serviceplan
        if not _is_unset(sms_used):
            field_dict["smsUsed"] = sms_used
        if not _is_unset(mo_sms):
            field_dict["moSMS"] = mo_sms
        if not _is_unset(mt_sms):
            field_dict["mtSMS"] = mt_sms
        if not _is_unset(source):
            field_dict["source"] = source

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(
            src_dict, "eventDateTime", "bytesUsed", "servicePlan", "serviceplan", "smsUsed", "moSMS", "mtSMS", "source"
        )
        event_date_time = d.pop("eventDateTime")

        bytes_used = d.pop("bytesUsed", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        serviceplan = d.pop("serviceplan", UNSET)

        sms_used = d.pop("smsUsed", UNSET)

        mo_sms = d.pop("moSMS", UNSET)

        mt_sms = d.pop("mtSMS", UNSET)

        source = d.pop("source", UNSET)

        made = cls(
            event_date_time=event_date_time,
            bytes_used=bytes_used,
            service_plan=service_plan,
            serviceplan=serviceplan,
            sms_used=sms_used,
            mo_sms=mo_sms,
            mt_sms=mt_sms,
            source=source,
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
