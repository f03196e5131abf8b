from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="CreateUsageTriggerRequest")


@_attrs_define
class CreateUsageTriggerRequest:
    """When to send an alert about the use of a service, and to whom.

    Attributes:
        account_name (str): Billing account; it cannot be changed later.
        service_name (str): Service whose use is watched, `Location` or `fota`, in any casing.
        threshold_value (str): Percentage of the included requests at which the alert is sent, as text.
        trigger_name (str | Unset): Name of the trigger, unique.
        allow_excess (bool | Unset): Whether the service may be used beyond the included requests; has no effect at
            present.
        send_sms_notification (bool | Unset): Whether to send a text message.
        sms_phone_numbers (str | Unset): Phone numbers that get the text message, digits only, divided by commas.
        send_email_notification (bool | Unset): Whether to send an e-mail.
        email_addresses (str | Unset): Addresses that get the e-mail, divided by commas.
    """

    account_name: str
    service_name: str
    threshold_value: str
    trigger_name: str | Unset = UNSET
    allow_excess: bool | Unset = UNSET
    send_sms_notification: bool | Unset = UNSET
    sms_phone_numbers: str | Unset = UNSET
    send_email_notification: bool | Unset = UNSET
    email_addresses: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        service_name = self.service_name

        threshold_value = self.threshold_value

        trigger_name = self.trigger_name

        allow_excess = self.allow_excess

        send_sms_notification = self.send_sms_notification

        sms_phone_numbers = self.sms_phone_numbers

        send_email_notification = self.send_email_notification

        email_addresses = self.email_addresses

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "serviceName": service_name,
                "thresholdValue": threshold_value,
            }
        )
        if not _is_unset(trigger_name):
            field_dict["triggerName"] = trigger_name
        if not _is_unset(allow_excess):
            field_dict["allowExcess"] = allow_excess
        if not _is_unset(send_sms_notification):
            field_dict["sendSmsNotification"] = send_sms_notification
        if not _is_unset(sms_phone_numbers):
            field_dict["smsPhoneNumbers"] = sms_phone_numbers
        if not _is_unset(send_email_notification):
            field_dict["sendEmailNotification"] = send_email_notification
        if not _is_unset(email_addresses):
            field_dict["emailAddresses"] = email_addresses

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(
            src_dict,
            "accountName",
            "serviceName",
            "thresholdValue",
            "triggerName",
            "allowExcess",
            "sendSmsNotification",
            "smsPhoneNumbers",
            "sendEmailNotification",
            "emailAddresses",
        )
        account_name = d.pop("accountName")

        service_name = d.pop("serviceName")

        threshold_value = d.pop("thresholdValue")

        trigger_name = d.pop("triggerName", UNSET)

        allow_excess = d.pop("allowExcess", UNSET)

        send_sms_notification = d.pop("sendSmsNotification", UNSET)

        sms_phone_numbers = d.pop("smsPhoneNumbers", UNSET)

        send_email_notification = d.pop("sendEmailNotification", UNSET)

        email_addresses = d.pop("emailAddresses", UNSET)

        made = cls(
            account_name=account_name,
            service_name=service_name,
            threshold_value=threshold_value,
            trigger_name=trigger_name,
            allow_excess=allow_excess,
            send_sms_notification=send_sms_notification,
            sms_phone_numbers=sms_phone_numbers,
            send_email_notification=send_email_notification,
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
