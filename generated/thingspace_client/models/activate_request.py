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
    from ..models.business_internet_device import BusinessInternetDevice
    from ..models.custom_field import CustomField
    from ..models.device import Device
    from ..models.place_of_use import PlaceOfUse


T = TypeVar("T", bound="ActivateRequest")


@_attrs_define
class ActivateRequest:
    """Which devices to activate, and how.
    Name `devices`, or select by `groupName`, `customFields` or `accountName`, or list 5G Business Internet devices with
    their addresses.

    Attributes:
        service_plan (str): Code of the plan to assign, from listServicePlans.
        mdn_zip_code (str): Five-digit ZIP code of the place of use, which the phone number is derived from.
        devices (list[Device] | Unset): Devices to activate, at most 10,000; a 4G device takes its imei and its iccid,
            or its iccid or eid with `skuNumber`.
        device_list_with_service_address (list[BusinessInternetDevice] | Unset): 5G Business Internet devices with their
            service addresses, instead of `devices`.
        account_name (str | Unset): Billing account; needed when the user reaches several, recommended always.
        group_name (str | Unset): With a list of devices the group to add them to; alone the group whose devices are
            activated.
        custom_fields (list[CustomField] | Unset): With a list of devices the values to set; alone the values that
            select devices.
        carrier_ip_pool_name (str | Unset): Private IP pool to take addresses from; the default pool if absent.
        carrier_name (str | Unset): Carrier of the service.
        cost_center_code (str | Unset): Cost center, at most 36 characters.
        lead_id (str | Unset): Qualified or won lead of a partner programme; `mdnZipCode` should be its ZIP code.
        primary_place_of_use (PlaceOfUse | Unset): Customer name and address that a line is taxed by; they apply to
            every device of the request.
            The place may have other consequences in law: ask an adviser before you send it.
            Leave the whole object out to use the address of the account profile; some changes of state insist on it.
            Where account and device can have non-geographic numbers, the phone number is derived from the address.
        public_ip_restriction (str | Unset): Whether devices with a static address on the public network reach the whole
            Internet, in any casing: `restricted` or `R`, `unrestricted` or `U`.
            Empty means the default of the account.
        sku_number (str | Unset): SKU of the device type, at most 20 characters; it stands for the imei of every device
            of the request; each of `devices` has its iccid or eid, and no imei.
    """

    service_plan: str
    mdn_zip_code: str
    devices: list[Device] | Unset = UNSET
    device_list_with_service_address: list[BusinessInternetDevice] | Unset = UNSET
    account_name: str | Unset = UNSET
    group_name: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    carrier_ip_pool_name: str | Unset = UNSET
    carrier_name: str | Unset = UNSET
    cost_center_code: str | Unset = UNSET
    lead_id: str | Unset = UNSET
    primary_place_of_use: PlaceOfUse | Unset = UNSET
    public_ip_restriction: str | Unset = UNSET
    sku_number: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        service_plan = self.service_plan

        mdn_zip_code = self.mdn_zip_code

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

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        carrier_ip_pool_name = self.carrier_ip_pool_name

        carrier_name = self.carrier_name

        cost_center_code = self.cost_center_code

        lead_id = self.lead_id

        primary_place_of_use: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.primary_place_of_use):
            primary_place_of_use = self.primary_place_of_use.to_dict()

        public_ip_restriction = self.public_ip_restriction

        sku_number = self.sku_number

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "servicePlan": service_plan,
                "mdnZipCode": mdn_zip_code,
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
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields
        if not _is_unset(carrier_ip_pool_name):
            field_dict["carrierIpPoolName"] = carrier_ip_pool_name
        if not _is_unset(carrier_name):
            field_dict["carrierName"] = carrier_name
        if not _is_unset(cost_center_code):
            field_dict["costCenterCode"] = cost_center_code
        if not _is_unset(lead_id):
            field_dict["leadId"] = lead_id
        if not _is_unset(primary_place_of_use):
            field_dict["primaryPlaceOfUse"] = primary_place_of_use
        if not _is_unset(public_ip_restriction):
            field_dict["publicIpRestriction"] = public_ip_restriction
        if not _is_unset(sku_number):
            field_dict["skuNumber"] = sku_number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.business_internet_device import BusinessInternetDevice  # noqa: PLC0415
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device import Device  # noqa: PLC0415
        from ..models.place_of_use import PlaceOfUse  # noqa: PLC0415

        d = as_object(
            src_dict,
            "servicePlan",
            "mdnZipCode",
            "devices",
            "deviceListWithServiceAddress",
            "accountName",
            "groupName",
            "customFields",
            "carrierIpPoolName",
            "carrierName",
            "costCenterCode",
            "leadId",
            "primaryPlaceOfUse",
            "publicIpRestriction",
            "skuNumber",
        )
        service_plan = d.pop("servicePlan")

        mdn_zip_code = d.pop("mdnZipCode")

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

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        carrier_ip_pool_name = d.pop("carrierIpPoolName", UNSET)

        carrier_name = d.pop("carrierName", UNSET)

        cost_center_code = d.pop("costCenterCode", UNSET)

        lead_id = d.pop("leadId", UNSET)

        _primary_place_of_use = d.pop("primaryPlaceOfUse", UNSET)
        primary_place_of_use: PlaceOfUse | Unset
        if isinstance(_primary_place_of_use, Unset):
            primary_place_of_use = UNSET
        else:
            primary_place_of_use = PlaceOfUse.from_dict(_primary_place_of_use)

        public_ip_restriction = d.pop("publicIpRestriction", UNSET)

        sku_number = d.pop("skuNumber", UNSET)

        made = cls(
            service_plan=service_plan,
            mdn_zip_code=mdn_zip_code,
            devices=devices,
            device_list_with_service_address=device_list_with_service_address,
            account_name=account_name,
            group_name=group_name,
            custom_fields=custom_fields,
            carrier_ip_pool_name=carrier_ip_pool_name,
            carrier_name=carrier_name,
            cost_center_code=cost_center_code,
            lead_id=lead_id,
            primary_place_of_use=primary_place_of_use,
            public_ip_restriction=public_ip_restriction,
            sku_number=sku_number,
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
