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
    from ..models.device_location import DeviceLocation


T = TypeVar("T", bound="DeviceLocationCallback")


@_attrs_define
class DeviceLocationCallback:
    """The position of a device, or why it is not known.
    No source documents its members, except that it carries the transaction id.

    Attributes:
        txid (str | Unset): Transaction id that the request was answered with; it takes the place of a request id.
        dev_location_list (list[DeviceLocation] | Unset): Positions, in the form of a location report, if the message
            holds any.
    """

    txid: str | Unset = UNSET
    dev_location_list: list[DeviceLocation] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        txid = self.txid

        dev_location_list: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.dev_location_list):
            dev_location_list = []
            for dev_location_list_item_data in self.dev_location_list:
                dev_location_list_item = dev_location_list_item_data.to_dict()
                dev_location_list.append(dev_location_list_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(txid):
            field_dict["txid"] = txid
        if not _is_unset(dev_location_list):
            field_dict["devLocationList"] = dev_location_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_location import DeviceLocation  # noqa: PLC0415

        d = as_object(src_dict, "txid", "devLocationList")
        txid = d.pop("txid", UNSET)

        _dev_location_list = d.pop("devLocationList", UNSET)
        dev_location_list: list[DeviceLocation] | Unset = UNSET
        if _dev_location_list is not UNSET:
            dev_location_list = []
            for dev_location_list_item_data in as_array(_dev_location_list):
                dev_location_list_item = DeviceLocation.from_dict(dev_location_list_item_data)

                dev_location_list.append(dev_location_list_item)

        made = cls(
            txid=txid,
            dev_location_list=dev_location_list,
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
