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


T = TypeVar("T", bound="CheckOrderStatusRequest")


@_attrs_define
class CheckOrderStatusRequest:
    """Which activation order to look up.
    At least one of `orderRequestId` and `devices`; send both if you have both.

    Attributes:
        account_name (str): Billing account that receives the message.
        order_request_id (str | Unset): The `requestId` that the activation was answered with.
        devices (list[Device] | Unset): The device of the order, exactly one, with exactly one identifier, an esn, iccid
            or meid.
    """

    account_name: str
    order_request_id: str | Unset = UNSET
    devices: list[Device] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        order_request_id = self.order_request_id

        devices: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices):
            devices = []
            for devices_item_data in self.devices:
                devices_item = devices_item_data.to_dict()
                devices.append(devices_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
            }
        )
        if not _is_unset(order_request_id):
            field_dict["orderRequestId"] = order_request_id
        if not _is_unset(devices):
            field_dict["devices"] = devices

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device import Device  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "orderRequestId", "devices")
        account_name = d.pop("accountName")

        order_request_id = d.pop("orderRequestId", UNSET)

        _devices = d.pop("devices", UNSET)
        devices: list[Device] | Unset = UNSET
        if _devices is not UNSET:
            devices = []
            for devices_item_data in as_array(_devices):
                devices_item = Device.from_dict(devices_item_data)

                devices.append(devices_item)

        made = cls(
            account_name=account_name,
            order_request_id=order_request_id,
            devices=devices,
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
