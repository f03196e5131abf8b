from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..models.public_ip_restriction import PublicIpRestriction
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.custom_field import CustomField
    from ..models.device import Device
    from ..models.device_filter import DeviceFilter
    from ..models.device_with_service_address import DeviceWithServiceAddress
    from ..models.place_of_use import PlaceOfUse


T = TypeVar("T", bound="GoToStateRequest")


@_attrs_define
class GoToStateRequest:
    """Which devices to push, and to which service and state.
    Name `devices` or a `filter`, never both; 5G Business Internet devices come with their addresses.

    Attributes:
        service_name (str): Name of the customer-defined service.
        state_name (str): Name of the customer-defined state of that service.
        service_plan (str): Code of the plan that the devices get in the new state, from listServicePlans; devices that
            do not support it will not activate.
        mdn_zip_code (str): Five-digit ZIP code of the place of use, or one you were told to use; where the account
            numbers by place, the phone number is derived from it.
        devices (list[Device] | Unset): Devices to push, at most 10,000.
        filter_ (DeviceFilter | Unset): Selects the devices that match all given members.
        devices_with_service_address (list[DeviceWithServiceAddress] | Unset): 5G Business Internet devices with address
            and place of use; only for their activation.
            Only with C-Band fixed wireless (FWA) plans that have unlimited data.
        carrier_ip_pool_name (str | Unset): IP pool to take addresses from, if the change needs new ones; the default
            pool if absent.
        group_name (str | Unset): Device group to add the devices to; the default group if absent.
        sku_number (str | Unset): SKU of the device type, at most 20 characters; it stands for the imei of every device
            of the request, all being of this type; each of `devices` has its iccid or eid, and no imei.
            Only devices with an embedded SIM, and eUICC devices.
        custom_fields (list[CustomField] | Unset): Custom fields to set.
        public_ip_restriction (PublicIpRestriction | Unset): Whether a device with a static address on the public
            network reaches the whole Internet; `R` is restricted, `U` unrestricted.
        primary_place_of_use (PlaceOfUse | Unset): Customer name and address that a line is taxed by; they apply to
            every device of the request.
            The place may have other consequences in law: ask an adviser before you send it.
            Leave the whole object out to use the address of the account profile; some changes of state insist on it.
            Where account and device can have non-geographic numbers, the phone number is derived from the address.
    """

    service_name: str
    state_name: str
    service_plan: str
    mdn_zip_code: str
    devices: list[Device] | Unset = UNSET
    filter_: DeviceFilter | Unset = UNSET
    devices_with_service_address: list[DeviceWithServiceAddress] | Unset = UNSET
    carrier_ip_pool_name: str | Unset = UNSET
    group_name: str | Unset = UNSET
    sku_number: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    public_ip_restriction: PublicIpRestriction | Unset = UNSET
    primary_place_of_use: PlaceOfUse | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        service_name = self.service_name

        state_name = self.state_name

        service_plan = self.service_plan

        mdn_zip_code = self.mdn_zip_code

        devices: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices):
            devices = []
            for devices_item_data in self.devices:
                devices_item = devices_item_data.to_dict()
                devices.append(devices_item)

        filter_: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.filter_):
            filter_ = self.filter_.to_dict()

        devices_with_service_address: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices_with_service_address):
            devices_with_service_address = []
            for devices_with_service_address_item_data in self.devices_with_service_address:
                devices_with_service_address_item = devices_with_service_address_item_data.to_dict()
                devices_with_service_address.append(devices_with_service_address_item)

        carrier_ip_pool_name = self.carrier_ip_pool_name

        group_name = self.group_name

        sku_number = self.sku_number

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        public_ip_restriction: str | Unset = UNSET
        if not _is_unset(self.public_ip_restriction):
            public_ip_restriction = self.public_ip_restriction.value

        primary_place_of_use: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.primary_place_of_use):
            primary_place_of_use = self.primary_place_of_use.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "serviceName": service_name,
                "stateName": state_name,
                "servicePlan": service_plan,
                "mdnZipCode": mdn_zip_code,
            }
        )
        if not _is_unset(devices):
            field_dict["devices"] = devices
        if not _is_unset(filter_):
            field_dict["filter"] = filter_
        if not _is_unset(devices_with_service_address):
            field_dict["devicesWithServiceAddress"] = devices_with_service_address
        if not _is_unset(carrier_ip_pool_name):
            field_dict["carrierIpPoolName"] = carrier_ip_pool_name
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(sku_number):
            field_dict["skuNumber"] = sku_number
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields
        if not _is_unset(public_ip_restriction):
            field_dict["publicIpRestriction"] = public_ip_restriction
        if not _is_unset(primary_place_of_use):
            field_dict["primaryPlaceOfUse"] = primary_place_of_use

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device import Device  # noqa: PLC0415
        from ..models.device_filter import DeviceFilter  # noqa: PLC0415
        from ..models.device_with_service_address import DeviceWithServiceAddress  # noqa: PLC0415
        from ..models.place_of_use import PlaceOfUse  # noqa: PLC0415

        d = as_object(
            src_dict,
            "serviceName",
            "stateName",
            "servicePlan",
            "mdnZipCode",
            "devices",
            "filter",
            "devicesWithServiceAddress",
            "carrierIpPoolName",
            "groupName",
            "skuNumber",
            "customFields",
            "publicIpRestriction",
            "primaryPlaceOfUse",
        )
        service_name = d.pop("serviceName")

        state_name = d.pop("stateName")

        service_plan = d.pop("servicePlan")

        mdn_zip_code = d.pop("mdnZipCode")

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

        _devices_with_service_address = d.pop("devicesWithServiceAddress", UNSET)
        devices_with_service_address: list[DeviceWithServiceAddress] | Unset = UNSET
        if _devices_with_service_address is not UNSET:
            devices_with_service_address = []
            for devices_with_service_address_item_data in as_array(_devices_with_service_address):
                devices_with_service_address_item = DeviceWithServiceAddress.from_dict(
                    devices_with_service_address_item_data
                )

                devices_with_service_address.append(devices_with_service_address_item)

        carrier_ip_pool_name = d.pop("carrierIpPoolName", UNSET)

        group_name = d.pop("groupName", UNSET)

        sku_number = d.pop("skuNumber", UNSET)

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        _public_ip_restriction = d.pop("publicIpRestriction", UNSET)
        public_ip_restriction: PublicIpRestriction | Unset
        if isinstance(_public_ip_restriction, Unset):
            public_ip_restriction = UNSET
        else:
            public_ip_restriction = PublicIpRestriction(_public_ip_restriction)

        _primary_place_of_use = d.pop("primaryPlaceOfUse", UNSET)
        primary_place_of_use: PlaceOfUse | Unset
        if isinstance(_primary_place_of_use, Unset):
            primary_place_of_use = UNSET
        else:
            primary_place_of_use = PlaceOfUse.from_dict(_primary_place_of_use)

        made = cls(
            service_name=service_name,
            state_name=state_name,
            service_plan=service_plan,
            mdn_zip_code=mdn_zip_code,
            devices=devices,
            filter_=filter_,
            devices_with_service_address=devices_with_service_address,
            carrier_ip_pool_name=carrier_ip_pool_name,
            group_name=group_name,
            sku_number=sku_number,
            custom_fields=custom_fields,
            public_ip_restriction=public_ip_restriction,
            primary_place_of_use=primary_place_of_use,
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
