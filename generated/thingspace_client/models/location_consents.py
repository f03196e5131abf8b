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
    from ..models.consent_device import ConsentDevice


T = TypeVar("T", bound="LocationConsents")


@_attrs_define
class LocationConsents:
    """Whether the devices of an account, or one of them, may be located.

    Attributes:
        account_name (str): Billing account.
        all_device_consent (int | Unset): Consent for all devices of the account; 0 and 1 have been seen.
        device_list (list[ConsentDevice] | Unset): Devices with a consent of their own.
    """

    account_name: str
    all_device_consent: int | Unset = UNSET
    device_list: list[ConsentDevice] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        all_device_consent = self.all_device_consent

        device_list: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_list):
            device_list = []
            for device_list_item_data in self.device_list:
                device_list_item = device_list_item_data.to_dict()
                device_list.append(device_list_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
            }
        )
        if not _is_unset(all_device_consent):
            field_dict["allDeviceConsent"] = all_device_consent
        if not _is_unset(device_list):
            field_dict["deviceList"] = device_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_device import ConsentDevice  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "allDeviceConsent", "deviceList")
        account_name = d.pop("accountName")

        all_device_consent = d.pop("allDeviceConsent", UNSET)

        _device_list = d.pop("deviceList", UNSET)
        device_list: list[ConsentDevice] | Unset = UNSET
        if _device_list is not UNSET:
            device_list = []
            for device_list_item_data in as_array(_device_list):
                device_list_item = ConsentDevice.from_dict(device_list_item_data)

                device_list.append(device_list_item)

        made = cls(
            account_name=account_name,
            all_device_consent=all_device_consent,
            device_list=device_list,
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
