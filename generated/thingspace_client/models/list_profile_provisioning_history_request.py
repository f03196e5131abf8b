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


T = TypeVar("T", bound="ListProfileProvisioningHistoryRequest")


@_attrs_define
class ListProfileProvisioningHistoryRequest:
    """Whose history, and of which period.

    Attributes:
        account_name (str): Billing account of the devices.
        device_filter (list[DeviceId] | Unset): Only these devices, by imei, iccid, mdn or eid.
        earliest (str | Unset): Start of the period.
        latest (str | Unset): End of the period, not before its start.
    """

    account_name: str
    device_filter: list[DeviceId] | Unset = UNSET
    earliest: str | Unset = UNSET
    latest: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        device_filter: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_filter):
            device_filter = []
            for device_filter_item_data in self.device_filter:
                device_filter_item = device_filter_item_data.to_dict()
                device_filter.append(device_filter_item)

        earliest = self.earliest

        latest = self.latest

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
            }
        )
        if not _is_unset(device_filter):
            field_dict["deviceFilter"] = device_filter
        if not _is_unset(earliest):
            field_dict["earliest"] = earliest
        if not _is_unset(latest):
            field_dict["latest"] = latest

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "deviceFilter", "earliest", "latest")
        account_name = d.pop("accountName")

        _device_filter = d.pop("deviceFilter", UNSET)
        device_filter: list[DeviceId] | Unset = UNSET
        if _device_filter is not UNSET:
            device_filter = []
            for device_filter_item_data in as_array(_device_filter):
                device_filter_item = DeviceId.from_dict(device_filter_item_data)

                device_filter.append(device_filter_item)

        earliest = d.pop("earliest", UNSET)

        latest = d.pop("latest", UNSET)

        made = cls(
            account_name=account_name,
            device_filter=device_filter,
            earliest=earliest,
            latest=latest,
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
