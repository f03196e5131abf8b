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
    from ..models.custom_field import CustomField
    from ..models.device import Device
    from ..models.device_filter import DeviceFilter


T = TypeVar("T", bound="MoveDevicesRequest")


@_attrs_define
class MoveDevicesRequest:
    """Which devices to move where, and what they have there.
    Name `devices` or a `filter`, never both.

    Attributes:
        account_name (str): Billing account to move the devices to.
        devices (list[Device] | Unset): Devices to move, at most 10,000; one identifier each is enough.
        filter_ (DeviceFilter | Unset): Selects the devices that match all given members.
        group_name (str | Unset): Device group of the new account to add the devices to.
        custom_fields (list[CustomField] | Unset): Custom fields to set.
        carrier_ip_pool_name (str | Unset): Private IP pool of the new account to take addresses from; the default pool
            if absent.
        service_plan (str | Unset): Code of the plan in the new account, from listServicePlans; the current plan if
            absent, which fails if that account does not have it.
    """

    account_name: str
    devices: list[Device] | Unset = UNSET
    filter_: DeviceFilter | Unset = UNSET
    group_name: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    carrier_ip_pool_name: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        devices: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices):
            devices = []
            for devices_item_data in self.devices:
                devices_item = devices_item_data.to_dict()
                devices.append(devices_item)

        filter_: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.filter_):
            filter_ = self.filter_.to_dict()

        group_name = self.group_name

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        carrier_ip_pool_name = self.carrier_ip_pool_name

        service_plan = self.service_plan

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
            }
        )
        if not _is_unset(devices):
            field_dict["devices"] = devices
        if not _is_unset(filter_):
            field_dict["filter"] = filter_
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields
        if not _is_unset(carrier_ip_pool_name):
            field_dict["carrierIpPoolName"] = carrier_ip_pool_name
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device import Device  # noqa: PLC0415
        from ..models.device_filter import DeviceFilter  # noqa: PLC0415

        d = as_object(
            src_dict,
            "accountName",
            "devices",
            "filter",
            "groupName",
            "customFields",
            "carrierIpPoolName",
            "servicePlan",
        )
        account_name = d.pop("accountName")

        _devices = d.pop("devices", UNSET)
        devices: list[Device] | Unset = UNSET
        if _devices is not UNSET:
            devices = []
            for devices_item_data in as_array(_devices):
                devices_item = Device.from_dict(devices_item_data)

                devices.append(devices_item)

        _filter_ = d.pop("filter", UNSET)
        filter_: DeviceFilter | Unset
        if isinstance(_filter_, Unset):
            filter_ = UNSET
        else:
            filter_ = DeviceFilter.from_dict(_filter_)

        group_name = d.pop("groupName", UNSET)

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        carrier_ip_pool_name = d.pop("carrierIpPoolName", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        made = cls(
            account_name=account_name,
            devices=devices,
            filter_=filter_,
            group_name=group_name,
            custom_fields=custom_fields,
            carrier_ip_pool_name=carrier_ip_pool_name,
            service_plan=service_plan,
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
