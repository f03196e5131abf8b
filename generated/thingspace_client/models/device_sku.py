from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

T = TypeVar("T", bound="DeviceSku")


@_attrs_define
class DeviceSku:
    """SKU of a device type.

    Attributes:
        device_sku (str): The SKU, in upper case.
        device_sku_status (str): Its status; known are `Valid`, `Certified and in DMD`, `Certified but not in DMD` and
            `Not Certified`.
    """

    device_sku: str
    device_sku_status: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_sku = self.device_sku

        device_sku_status = self.device_sku_status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "deviceSku": device_sku,
                "deviceSkuStatus": device_sku_status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "deviceSku", "deviceSkuStatus")
        device_sku = d.pop("deviceSku")

        device_sku_status = d.pop("deviceSkuStatus")

        made = cls(
            device_sku=device_sku,
            device_sku_status=device_sku_status,
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
