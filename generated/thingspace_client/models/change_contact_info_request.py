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
    from ..models.device import Device
    from ..models.place_of_use import PlaceOfUse


T = TypeVar("T", bound="ChangeContactInfoRequest")


@_attrs_define
class ChangeContactInfoRequest:
    """Which devices get which name and address.
    Name `devices`, or `accountName` alone for all devices of an account.

    Attributes:
        primary_place_of_use (PlaceOfUse): Customer name and address that a line is taxed by; they apply to every device
            of the request.
            The place may have other consequences in law: ask an adviser before you send it.
            Leave the whole object out to use the address of the account profile; some changes of state insist on it.
            Where account and device can have non-geographic numbers, the phone number is derived from the address.
        devices (list[Device] | Unset): Devices to change, at most 10,000; one identifier each is enough.
        account_name (str | Unset): Billing account; needed when the user reaches several, recommended always. Without
            another selection it means all its devices.
    """

    primary_place_of_use: PlaceOfUse
    devices: list[Device] | Unset = UNSET
    account_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        primary_place_of_use = self.primary_place_of_use.to_dict()

        devices: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices):
            devices = []
            for devices_item_data in self.devices:
                devices_item = devices_item_data.to_dict()
                devices.append(devices_item)

        account_name = self.account_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "primaryPlaceOfUse": primary_place_of_use,
            }
        )
        if not _is_unset(devices):
            field_dict["devices"] = devices
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device import Device  # noqa: PLC0415
        from ..models.place_of_use import PlaceOfUse  # noqa: PLC0415

        d = as_object(src_dict, "primaryPlaceOfUse", "devices", "accountName")
        primary_place_of_use = PlaceOfUse.from_dict(d.pop("primaryPlaceOfUse"))

        _devices = d.pop("devices", UNSET)
        devices: list[Device] | Unset = UNSET
        if _devices is not UNSET:
            devices = []
            for devices_item_data in as_array(_devices):
                devices_item = Device.from_dict(devices_item_data)

                devices.append(devices_item)

        account_name = d.pop("accountName", UNSET)

        made = cls(
            primary_place_of_use=primary_place_of_use,
            devices=devices,
            account_name=account_name,
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
