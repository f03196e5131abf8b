from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..models.accuracy_mode import AccuracyMode
from ..models.cache_mode import CacheMode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.device_to_locate import DeviceToLocate


T = TypeVar("T", bound="RequestDeviceLocationsRequest")


@_attrs_define
class RequestDeviceLocationsRequest:
    """Which devices to locate one by one, and how.

    Attributes:
        account_name (str): Billing account that the devices belong to.
        device_list (list[DeviceToLocate]): Devices to locate, at most 10,000.
        accuracy_mode (AccuracyMode | Unset): How exact the position is; `0`, coarse, is the only supported value.
        cache_mode (CacheMode | Unset): Where the position comes from: `0` from the cache only, `1` from the network,
            `2` from the cache or else from the network.
            What the cache has is free; a position from the network replaces the one in the cache.
        max_loc_age (int | str | Unset): Oldest acceptable position from the cache, when `cacheMode` is 2; its unit is
            not documented.
    """

    account_name: str
    device_list: list[DeviceToLocate]
    accuracy_mode: AccuracyMode | Unset = UNSET
    cache_mode: CacheMode | Unset = UNSET
    max_loc_age: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        device_list = []
        for device_list_item_data in self.device_list:
            device_list_item = device_list_item_data.to_dict()
            device_list.append(device_list_item)

        accuracy_mode: str | Unset = UNSET
        if not _is_unset(self.accuracy_mode):
            accuracy_mode = self.accuracy_mode.value

        cache_mode: str | Unset = UNSET
        if not _is_unset(self.cache_mode):
            cache_mode = self.cache_mode.value

        max_loc_age: int | str | Unset
        if _is_unset(self.max_loc_age):
            max_loc_age = UNSET
        else:
            max_loc_age = self.max_loc_age

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "deviceList": device_list,
            }
        )
        if not _is_unset(accuracy_mode):
            field_dict["accuracyMode"] = accuracy_mode
        if not _is_unset(cache_mode):
            field_dict["cacheMode"] = cache_mode
        if not _is_unset(max_loc_age):
            field_dict["maxLocAge"] = max_loc_age

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_to_locate import DeviceToLocate  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "deviceList", "accuracyMode", "cacheMode", "maxLocAge")
        account_name = d.pop("accountName")

        device_list = []
        _device_list = d.pop("deviceList")
        for device_list_item_data in as_array(_device_list):
            device_list_item = DeviceToLocate.from_dict(device_list_item_data)

            device_list.append(device_list_item)

        _accuracy_mode = d.pop("accuracyMode", UNSET)
        accuracy_mode: AccuracyMode | Unset
        if isinstance(_accuracy_mode, Unset):
            accuracy_mode = UNSET
        else:
            accuracy_mode = AccuracyMode(_accuracy_mode)

        _cache_mode = d.pop("cacheMode", UNSET)
        cache_mode: CacheMode | Unset
        if isinstance(_cache_mode, Unset):
            cache_mode = UNSET
        else:
            cache_mode = CacheMode(_cache_mode)

        def _parse_max_loc_age(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        max_loc_age = _parse_max_loc_age(d.pop("maxLocAge", UNSET))

        made = cls(
            account_name=account_name,
            device_list=device_list,
            accuracy_mode=accuracy_mode,
            cache_mode=cache_mode,
            max_loc_age=max_loc_age,
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
