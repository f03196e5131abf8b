from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.extended_attribute import ExtendedAttribute


T = TypeVar("T", bound="ProvisioningEvent")


@_attrs_define
class ProvisioningEvent:
    """One change of the service of a device, and what held after it.

    Attributes:
        occurred_at (str): When it happened, a date and time.
        event_type (str): What was done; `Activate`, `Suspend`, `Restore`, `Deactivate`, `Device Move` and `Activation
            Confirmed` are known.
        status (str | Unset): How it ended.
        event_by (str | Unset): Who caused it.
        service_plan (str | Unset): Service plan after the event.
        mdn (str | Unset): Phone number after the event, ten digits; may be empty.
        msisdn (str | Unset): Phone number with country code after the event.
        extended_attributes (list[ExtendedAttribute] | Unset): More attributes; usually empty.
    """

    occurred_at: str
    event_type: str
    status: str | Unset = UNSET
    event_by: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    mdn: str | Unset = UNSET
    msisdn: str | Unset = UNSET
    extended_attributes: list[ExtendedAttribute] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        occurred_at = self.occurred_at

        event_type = self.event_type

        status = self.status

        event_by = self.event_by

        service_plan = self.service_plan

        mdn = self.mdn

        msisdn = self.msisdn

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
                "occurredAt": occurred_at,
                "eventType": event_type,
            }
        )
        if not _is_unset(status):
            field_dict["status"] = status
        if not _is_unset(event_by):
            field_dict["eventBy"] = event_by
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(mdn):
            field_dict["mdn"] = mdn
        if not _is_unset(msisdn):
            field_dict["msisdn"] = msisdn
        if not _is_unset(extended_attributes):
            field_dict["extendedAttributes"] = extended_attributes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extended_attribute import ExtendedAttribute  # noqa: PLC0415

        d = as_object(
            src_dict,
            "occurredAt",
            "eventType",
            "status",
            "eventBy",
            "servicePlan",
            "mdn",
            "msisdn",
            "extendedAttributes",
        )
        occurred_at = d.pop("occurredAt")

        event_type = d.pop("eventType")

        status = d.pop("status", UNSET)

        event_by = d.pop("eventBy", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        mdn = d.pop("mdn", UNSET)

        msisdn = d.pop("msisdn", UNSET)

        _extended_attributes = d.pop("extendedAttributes", UNSET)
        extended_attributes: list[ExtendedAttribute] | Unset = UNSET
        if _extended_attributes is not UNSET:
            extended_attributes = []
            for extended_attributes_item_data in as_array(_extended_attributes):
                extended_attributes_item = ExtendedAttribute.from_dict(extended_attributes_item_data)

                extended_attributes.append(extended_attributes_item)

        made = cls(
            occurred_at=occurred_at,
            event_type=event_type,
            status=status,
            event_by=event_by,
            service_plan=service_plan,
            mdn=mdn,
            msisdn=msisdn,
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
