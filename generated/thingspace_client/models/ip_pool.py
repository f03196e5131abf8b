from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="IpPool")


@_attrs_define
class IpPool:
    """A pool of IP addresses.

    Attributes:
        pool_name (str): Name that requests take as `carrierIpPoolName`.
        pool_type (str | Unset): Kind of its addresses, for example `Static IP` or `Dynamic IP`.
        is_default_pool (bool | Unset): Whether requests that name no pool use this one.
    """

    pool_name: str
    pool_type: str | Unset = UNSET
    is_default_pool: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        pool_name = self.pool_name

        pool_type = self.pool_type

        is_default_pool = self.is_default_pool

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "poolName": pool_name,
            }
        )
        if not _is_unset(pool_type):
            field_dict["poolType"] = pool_type
        if not _is_unset(is_default_pool):
            field_dict["isDefaultPool"] = is_default_pool

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "poolName", "poolType", "isDefaultPool")
        pool_name = d.pop("poolName")

        pool_type = d.pop("poolType", UNSET)

        is_default_pool = d.pop("isDefaultPool", UNSET)

        made = cls(
            pool_name=pool_name,
            pool_type=pool_type,
            is_default_pool=is_default_pool,
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
