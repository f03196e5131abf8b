from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_integer, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.extended_attribute import ExtendedAttribute


T = TypeVar("T", bound="DailyUsage")


@_attrs_define
class DailyUsage:
    """Usage of one day.

    Attributes:
        timestamp (str): The day, a date and time.
        bytes_used (int | Unset): Bytes sent and received; a number, or one written as text.
        sms_used (int | Unset): SMS messages sent and received; a number, or one written as text.
        service_plan (str | Unset): Service plan of the device on that day.
        source (str | Unset): Where the figures come from; `Raw Usage` and `Usage Feed` are known.
        extended_attributes (list[ExtendedAttribute] | Unset): More figures as text; `MoSms` and `MtSms` count the
            messages from and to the device.
    """

    timestamp: str
    bytes_used: int | Unset = UNSET
    sms_used: int | Unset = UNSET
    service_plan: str | Unset = UNSET
    source: str | Unset = UNSET
    extended_attributes: list[ExtendedAttribute] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        timestamp = self.timestamp

        bytes_used = self.bytes_used

        sms_used = self.sms_used

        service_plan = self.service_plan

        source = self.source

        extended_attributes: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.extended_attributes):
            extended_attributes = []
            for extended_attributes_item_data in self.extended_attributes:
                extended_attributes_item = extended_attributes_item_data.to_dict()
                extended_attributes.append(extended_attributes_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "timestamp": timestamp,
            }
        )
        if not _is_unset(bytes_used):
            field_dict["bytesUsed"] = bytes_used
        if not _is_unset(sms_used):
            field_dict["smsUsed"] = sms_used
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(source):
            field_dict["source"] = source
        if not _is_unset(extended_attributes):
            field_dict["extendedAttributes"] = extended_attributes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extended_attribute import ExtendedAttribute  # noqa: PLC0415

        d = as_object(src_dict, "timestamp", "bytesUsed", "smsUsed", "servicePlan", "source", "extendedAttributes")
        timestamp = d.pop("timestamp")

        bytes_used = as_integer(d.pop("bytesUsed", UNSET))

        sms_used = as_integer(d.pop("smsUsed", UNSET))

        service_plan = d.pop("servicePlan", UNSET)

        source = d.pop("source", UNSET)

        _extended_attributes = d.pop("extendedAttributes", UNSET)
        extended_attributes: list[ExtendedAttribute] | Unset = UNSET
        if _extended_attributes is not UNSET:
            extended_attributes = []
            for extended_attributes_item_data in as_array(_extended_attributes):
                extended_attributes_item = ExtendedAttribute.from_dict(extended_attributes_item_data)

                extended_attributes.append(extended_attributes_item)

        made = cls(
            timestamp=timestamp,
            bytes_used=bytes_used,
            sms_used=sms_used,
            service_plan=service_plan,
            source=source,
            extended_attributes=extended_attributes,
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
