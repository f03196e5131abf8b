from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="UpdateUsageTriggerRequest")


@_attrs_define
class UpdateUsageTriggerRequest:
    """What to change about a trigger.
    Account, service and the two send flags cannot be changed.

    Attributes:
        account_name (str): Billing account that the trigger belongs to.
        trigger_name (str | Unset): Name of the trigger, unique.
        threshold_value (str | Unset): Percentage of the included requests at which the alert is sent, as text.
        sms_phone_numbers (str | Unset): Phone numbers that get the text message, digits only, divided by commas; they
            replace the list.
        email_addresses (str | Unset): Addresses that get the e-mail, divided by commas; they replace the list.
    """

    account_name: str
    trigger_name: str | Unset = UNSET
    threshold_value: str | Unset = UNSET
    sms_phone_numbers: str | Unset = UNSET
    email_addresses: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        trigger_name = self.trigger_name

        threshold_value = self.threshold_value

        sms_phone_numbers = self.sms_phone_numbers

        email_addresses = self.email_addresses

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
            }
        )
        if not _is_unset(trigger_name):
            field_dict["triggerName"] = trigger_name
        if not _is_unset(threshold_value):
            field_dict["thresholdValue"] = threshold_value
        if not _is_unset(sms_phone_numbers):
            field_dict["smsPhoneNumbers"] = sms_phone_numbers
        if not _is_unset(email_addresses):
            field_dict["emailAddresses"] = email_addresses

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "accountName", "triggerName", "thresholdValue", "smsPhoneNumbers", "emailAddresses")
        account_name = d.pop("accountName")

        trigger_name = d.pop("triggerName", UNSET)

        threshold_value = d.pop("thresholdValue", UNSET)

        sms_phone_numbers = d.pop("smsPhoneNumbers", UNSET)

        email_addresses = d.pop("emailAddresses", UNSET)

        made = cls(
            account_name=account_name,
            trigger_name=trigger_name,
            threshold_value=threshold_value,
            sms_phone_numbers=sms_phone_numbers,
            email_addresses=email_addresses,
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
