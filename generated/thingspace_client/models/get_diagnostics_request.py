from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="GetDiagnosticsRequest")


@_attrs_define
class GetDiagnosticsRequest:
    """Which device to describe.

    Attributes:
        account_name (str): Billing account of the device.
        device_list (DeviceId | list[DeviceId]): The device, by mdn; as a list of one, or without the list around it.
    """

    account_name: str
    device_list: DeviceId | list[DeviceId]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        device_list: dict[str, Any] | list[dict[str, Any]]
        if isinstance(self.device_list, list):
            device_list = []
            for device_list_type_0_item_data in self.device_list:
                device_list_type_0_item = device_list_type_0_item_data.to_dict()
                device_list.append(device_list_type_0_item)

        else:
            device_list = self.device_list.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "deviceList": device_list,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "deviceList")
        account_name = d.pop("accountName")

        def _parse_device_list(data: object) -> DeviceId | list[DeviceId]:
            try:
                if not isinstance(data, list):
                    raise TypeError()
                device_list_type_0 = []
                _device_list_type_0 = data
                for device_list_type_0_item_data in as_array(_device_list_type_0):
                    device_list_type_0_item = DeviceId.from_dict(device_list_type_0_item_data)

                    device_list_type_0.append(device_list_type_0_item)

                return device_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            device_list_type_1 = DeviceId.from_dict(data)

            return device_list_type_1

        device_list = _parse_device_list(d.pop("deviceList"))

        made = cls(
            account_name=account_name,
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
