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


T = TypeVar("T", bound="DeleteDevicesRequest")


@_attrs_define
class DeleteDevicesRequest:
    """Which devices to delete.

    Attributes:
        devices_to_delete (list[Device]): Deactivated devices to delete, at most 100; one identifier each is enough.
        account_name (str | Unset): Billing account; needed when the user reaches several, recommended always.
    """

    devices_to_delete: list[Device]
    account_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        devices_to_delete = []
        for devices_to_delete_item_data in self.devices_to_delete:
            devices_to_delete_item = devices_to_delete_item_data.to_dict()
            devices_to_delete.append(devices_to_delete_item)

        account_name = self.account_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "devicesToDelete": devices_to_delete,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device import Device  # noqa: PLC0415

        d = as_object(src_dict, "devicesToDelete", "accountName")
        devices_to_delete = []
        _devices_to_delete = d.pop("devicesToDelete")
        for devices_to_delete_item_data in as_array(_devices_to_delete):
            devices_to_delete_item = Device.from_dict(devices_to_delete_item_data)

            devices_to_delete.append(devices_to_delete_item)

        account_name = d.pop("accountName", UNSET)

        made = cls(
            devices_to_delete=devices_to_delete,
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
