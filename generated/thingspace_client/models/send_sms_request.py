from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..models.sms_encoding import SmsEncoding
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.custom_field import CustomField
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="SendSmsRequest")


@_attrs_define
class SendSmsRequest:
    """The text, and who gets it.
    Name `deviceIds`, or select by any combination of `groupName`, `servicePlan` and `customFields`.

    Attributes:
        sms_message (str): The text, at most 160 characters in 7-bit encoding and 140 in an 8-bit one.
        account_name (str | Unset): Billing account; needed when the user reaches several, recommended always.
        device_ids (list[DeviceId] | Unset): Recipients, one identifier each; not together with a group or custom
            fields.
            Kinds: esn, iccid, imei, mdn, meid, msisdn, and eid for global devices.
        group_name (str | Unset): Only devices of this device group.
        service_plan (str | Unset): Only devices that have this service plan.
        custom_fields (list[CustomField] | Unset): Only devices that have these values.
        data_encoding (SmsEncoding | Unset): How a text message is encoded; 7 bits a character if absent.
        time_to_live (str | Unset): How long delivery is tried, a period or an end shorter than the usual five days.
            The format is not documented; the only published value looks like the relative time of SMPP, here an hour.
    """

    sms_message: str
    account_name: str | Unset = UNSET
    device_ids: list[DeviceId] | Unset = UNSET
    group_name: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    data_encoding: SmsEncoding | Unset = UNSET
    time_to_live: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        sms_message = self.sms_message

        account_name = self.account_name

        device_ids: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_ids):
            device_ids = []
            for device_ids_item_data in self.device_ids:
                device_ids_item = device_ids_item_data.to_dict()
                device_ids.append(device_ids_item)

        group_name = self.group_name

        service_plan = self.service_plan

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        data_encoding: str | Unset = UNSET
        if not _is_unset(self.data_encoding):
            data_encoding = self.data_encoding.value

        time_to_live = self.time_to_live

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "smsMessage": sms_message,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(device_ids):
            field_dict["deviceIds"] = device_ids
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields
        if not _is_unset(data_encoding):
            field_dict["dataEncoding"] = data_encoding
        if not _is_unset(time_to_live):
            field_dict["timeToLive"] = time_to_live

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(
            src_dict,
            "smsMessage",
            "accountName",
            "deviceIds",
            "groupName",
            "servicePlan",
            "customFields",
            "dataEncoding",
            "timeToLive",
        )
        sms_message = d.pop("smsMessage")

        account_name = d.pop("accountName", UNSET)

        _device_ids = d.pop("deviceIds", UNSET)
        device_ids: list[DeviceId] | Unset = UNSET
        if _device_ids is not UNSET:
            device_ids = []
            for device_ids_item_data in as_array(_device_ids):
                device_ids_item = DeviceId.from_dict(device_ids_item_data)

                device_ids.append(device_ids_item)

        group_name = d.pop("groupName", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        _data_encoding = d.pop("dataEncoding", UNSET)
        data_encoding: SmsEncoding | Unset
        if isinstance(_data_encoding, Unset):
            data_encoding = UNSET
        else:
            data_encoding = SmsEncoding(_data_encoding)

        time_to_live = d.pop("timeToLive", UNSET)

        made = cls(
            sms_message=sms_message,
            account_name=account_name,
            device_ids=device_ids,
            group_name=group_name,
            service_plan=service_plan,
            custom_fields=custom_fields,
            data_encoding=data_encoding,
            time_to_live=time_to_live,
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
