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
    from ..models.firmware_upgrade_change_device import FirmwareUpgradeChangeDevice


T = TypeVar("T", bound="FirmwareUpgradeChange")


@_attrs_define
class FirmwareUpgradeChange:
    """The devices that joined or left an upgrade.

    Attributes:
        id (str): Identifier of the upgrade.
        device_list (list[FirmwareUpgradeChangeDevice]): The devices of the request, each with its own result.
        account_name (str | Unset): Billing account.
    """

    id: str
    device_list: list[FirmwareUpgradeChangeDevice]
    account_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        device_list = []
        for device_list_item_data in self.device_list:
            device_list_item = device_list_item_data.to_dict()
            device_list.append(device_list_item)

        account_name = self.account_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "deviceList": device_list,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.firmware_upgrade_change_device import FirmwareUpgradeChangeDevice  # noqa: PLC0415

        d = as_object(src_dict, "id", "deviceList", "accountName")
        id = d.pop("id")

        device_list = []
        _device_list = d.pop("deviceList")
        for device_list_item_data in as_array(_device_list):
            device_list_item = FirmwareUpgradeChangeDevice.from_dict(device_list_item_data)

            device_list.append(device_list_item)

        account_name = d.pop("accountName", UNSET)

        made = cls(
            id=id,
            device_list=device_list,
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
