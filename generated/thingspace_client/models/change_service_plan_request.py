from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.business_internet_device import BusinessInternetDevice
    from ..models.custom_field import CustomField
    from ..models.device import Device


T = TypeVar("T", bound="ChangeServicePlanRequest")


@_attrs_define
class ChangeServicePlanRequest:
    """Which devices get which plan.
    List `devices`, or 5G Business Internet devices with their addresses, or give criteria: a device must meet each of
    `groupName`, `currentServicePlan` and `customFields` that is there.
    `accountName` alone means every device of the account.

    Attributes:
        service_plan (str): Code of the new plan, from listServicePlans.
        devices (list[Device] | Unset): Devices to change, at most 10,000; one identifier each is enough.
        device_list_with_service_address (list[BusinessInternetDevice] | Unset): 5G Business Internet devices with their
            service addresses, instead of `devices`; `currentServicePlan` may then tell the plan they have.
        account_name (str | Unset): Billing account; leading zeros count.
            Needed when the user reaches several, recommended always, because one may be added later.
            Without another selection it means all its devices.
        group_name (str | Unset): Only devices of this device group.
        current_service_plan (str | Unset): Only devices that have the service plan of this name, from listServicePlans.
        custom_fields (list[CustomField] | Unset): Only devices that have these values.
        carrier_ip_pool_name (str | Unset): Private IP pool (carrier group name) to take addresses from; the default
            pool if absent. Required when a device has an `ipAddress`.
        take_effect (Literal['BackDate'] | Unset): Makes the change effective from the start of the current billing
            cycle; not for a plan with a lower allowance.
            Advisable before devices outgrow the allowance of this month: a larger plan from its start saves the overage.
    """

    service_plan: str
    devices: list[Device] | Unset = UNSET
    device_list_with_service_address: list[BusinessInternetDevice] | Unset = UNSET
    account_name: str | Unset = UNSET
    group_name: str | Unset = UNSET
    current_service_plan: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    carrier_ip_pool_name: str | Unset = UNSET
    take_effect: Literal["BackDate"] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        service_plan = self.service_plan

        devices: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices):
            devices = []
            for devices_item_data in self.devices:
                devices_item = devices_item_data.to_dict()
                devices.append(devices_item)

        device_list_with_service_address: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_list_with_service_address):
            device_list_with_service_address = []
            for device_list_with_service_address_item_data in self.device_list_with_service_address:
                device_list_with_service_address_item = device_list_with_service_address_item_data.to_dict()
                device_list_with_service_address.append(device_list_with_service_address_item)

        account_name = self.account_name

        group_name = self.group_name

        current_service_plan = self.current_service_plan

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        carrier_ip_pool_name = self.carrier_ip_pool_name

        take_effect = self.take_effect

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "servicePlan": service_plan,
            }
        )
        if not _is_unset(devices):
            field_dict["devices"] = devices
        if not _is_unset(device_list_with_service_address):
            field_dict["deviceListWithServiceAddress"] = device_list_with_service_address
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(current_service_plan):
            field_dict["currentServicePlan"] = current_service_plan
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields
        if not _is_unset(carrier_ip_pool_name):
            field_dict["carrierIpPoolName"] = carrier_ip_pool_name
        if not _is_unset(take_effect):
            field_dict["takeEffect"] = take_effect

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.business_internet_device import BusinessInternetDevice  # noqa: PLC0415
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device import Device  # noqa: PLC0415

        d = as_object(
            src_dict,
            "servicePlan",
            "devices",
            "deviceListWithServiceAddress",
            "accountName",
            "groupName",
            "currentServicePlan",
            "customFields",
            "carrierIpPoolName",
            "takeEffect",
        )
        service_plan = d.pop("servicePlan")

        _devices = d.pop("devices", UNSET)
        devices: list[Device] | Unset = UNSET
        if _devices is not UNSET:
            devices = []
            for devices_item_data in as_array(_devices):
                devices_item = Device.from_dict(devices_item_data)

                devices.append(devices_item)

        _device_list_with_service_address = d.pop("deviceListWithServiceAddress", UNSET)
        device_list_with_service_address: list[BusinessInternetDevice] | Unset = UNSET
        if _device_list_with_service_address is not UNSET:
            device_list_with_service_address = []
            for device_list_with_service_address_item_data in as_array(_device_list_with_service_address):
                device_list_with_service_address_item = BusinessInternetDevice.from_dict(
                    device_list_with_service_address_item_data
                )

                device_list_with_service_address.append(device_list_with_service_address_item)

        account_name = d.pop("accountName", UNSET)

        group_name = d.pop("groupName", UNSET)

        current_service_plan = d.pop("currentServicePlan", UNSET)

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        carrier_ip_pool_name = d.pop("carrierIpPoolName", UNSET)

        take_effect = cast(Literal["BackDate"] | Unset, d.pop("takeEffect", UNSET))
        if take_effect != "BackDate" and not isinstance(take_effect, Unset):
            raise ValueError(f"takeEffect must match const 'BackDate', got '{take_effect}'")

        made = cls(
            service_plan=service_plan,
            devices=devices,
            device_list_with_service_address=device_list_with_service_address,
            account_name=account_name,
            group_name=group_name,
            current_service_plan=current_service_plan,
            custom_fields=custom_fields,
            carrier_ip_pool_name=carrier_ip_pool_name,
            take_effect=take_effect,
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
