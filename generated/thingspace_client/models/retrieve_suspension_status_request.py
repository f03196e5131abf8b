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
    from ..models.device_id import DeviceId
    from ..models.suspension_status_filter import SuspensionStatusFilter


T = TypeVar("T", bound="RetrieveSuspensionStatusRequest")


@_attrs_define
class RetrieveSuspensionStatusRequest:
    """Which devices to ask about.
    Name `deviceIds` or a `filter`, never both.

    Attributes:
        device_ids (list[DeviceId] | Unset): Devices to ask about, one identifier each.
        filter_ (SuspensionStatusFilter | Unset): Selects the devices that match all given members.
        account_name (str | Unset): Billing account; needed when the user reaches several, recommended always.
    """

    device_ids: list[DeviceId] | Unset = UNSET
    filter_: SuspensionStatusFilter | Unset = UNSET
    account_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_ids: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_ids):
            device_ids = []
            for device_ids_item_data in self.device_ids:
                device_ids_item = device_ids_item_data.to_dict()
                device_ids.append(device_ids_item)

        filter_: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.filter_):
            filter_ = self.filter_.to_dict()

        account_name = self.account_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(device_ids):
            field_dict["deviceIds"] = device_ids
        if not _is_unset(filter_):
            field_dict["filter"] = filter_
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.suspension_status_filter import SuspensionStatusFilter  # noqa: PLC0415

        d = as_object(src_dict, "deviceIds", "filter", "accountName")
        _device_ids = d.pop("deviceIds", UNSET)
        device_ids: list[DeviceId] | Unset = UNSET
        if _device_ids is not UNSET:
            device_ids = []
            for device_ids_item_data in as_array(_device_ids):
                device_ids_item = DeviceId.from_dict(device_ids_item_data)

                device_ids.append(device_ids_item)

        _filter_ = d.pop("filter", UNSET)
        filter_: SuspensionStatusFilter | Unset
        if isinstance(_filter_, Unset):
            filter_ = UNSET
        else:
            filter_ = SuspensionStatusFilter.from_dict(_filter_)

        account_name = d.pop("accountName", UNSET)

        made = cls(
            device_ids=device_ids,
            filter_=filter_,
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
