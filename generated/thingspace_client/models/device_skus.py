from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.device_sku import DeviceSku


T = TypeVar("T", bound="DeviceSkus")


@_attrs_define
class DeviceSkus:
    """The device SKUs of an account.

    Attributes:
        account_name (str): Name of the account.
        device_sku_info (list[DeviceSku]): The SKUs.
    """

    account_name: str
    device_sku_info: list[DeviceSku]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        device_sku_info = []
        for device_sku_info_item_data in self.device_sku_info:
            device_sku_info_item = device_sku_info_item_data.to_dict()
            device_sku_info.append(device_sku_info_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "deviceSkuInfo": device_sku_info,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_sku import DeviceSku  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "deviceSkuInfo")
        account_name = d.pop("accountName")

        device_sku_info = []
        _device_sku_info = d.pop("deviceSkuInfo")
        for device_sku_info_item_data in as_array(_device_sku_info):
            device_sku_info_item = DeviceSku.from_dict(device_sku_info_item_data)

            device_sku_info.append(device_sku_info_item)

        made = cls(
            account_name=account_name,
            device_sku_info=device_sku_info,
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
