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


T = TypeVar("T", bound="LocationReport")


@_attrs_define
class LocationReport:
    """A page of a location report, at most 1,000 devices.

    Attributes:
        txid (str): Transaction id; not always a GUID.
        has_more_data (bool): Whether there are more pages.
        dev_location_list (list[DeviceLocation]): Where the devices are, or why that is not known.
        start_index (str | Unset): Number of the first device of this page, as text.
        total_count (int | Unset): Number of devices in the whole report.
    """

    txid: str
    has_more_data: bool
    dev_location_list: list[DeviceLocation]
    start_index: str | Unset = UNSET
    total_count: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        txid = self.txid

        has_more_data = self.has_more_data

        dev_location_list = []
        for dev_location_list_item_data in self.dev_location_list:
            dev_location_list_item = dev_location_list_item_data.to_dict()
            dev_location_list.append(dev_location_list_item)

        start_index = self.start_index

        total_count = self.total_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "txid": txid,
                "hasMoreData": has_more_data,
                "devLocationList": dev_location_list,
            }
        )
        if not _is_unset(start_index):
            field_dict["startIndex"] = start_index
        if not _is_unset(total_count):
            field_dict["totalCount"] = total_count

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_location import DeviceLocation  # noqa: PLC0415

        d = as_object(src_dict, "txid", "hasMoreData", "devLocationList", "startIndex", "totalCount")
        txid = d.pop("txid")

        has_more_data = d.pop("hasMoreData")

        dev_location_list = []
        _dev_location_list = d.pop("devLocationList")
        for dev_location_list_item_data in as_array(_dev_location_list):
            dev_location_list_item = DeviceLocation.from_dict(dev_location_list_item_data)

            dev_location_list.append(dev_location_list_item)

        start_index = d.pop("startIndex", UNSET)

        total_count = d.pop("totalCount", UNSET)

        made = cls(
            txid=txid,
            has_more_data=has_more_data,
            dev_location_list=dev_location_list,
            start_index=start_index,
            total_count=total_count,
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
