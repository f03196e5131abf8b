from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.carrier_information import CarrierInformation
    from ..models.custom_field import CustomField
    from ..models.device_id import DeviceId
    from ..models.extended_attribute import ExtendedAttribute


T = TypeVar("T", bound="DeviceInformation")


@_attrs_define
class DeviceInformation:
    """What the platform knows about a device.

    Attributes:
        device_ids (list[DeviceId]): All identifiers of the device; the iccid often has the kind `iccId`.
        account_name (str | Unset): Billing account.
        billing_cycle_end_date (str | Unset): End of the billing cycle, a date and time.
        carrier_informations (list[CarrierInformation] | Unset): State and plan, one item for each carrier.
        connected (bool | Unset): Whether a data session is open.
        created_at (str | Unset): When the device was added, a date and time.
        custom_fields (list[CustomField] | Unset): Custom fields that are set.
        extended_attributes (list[ExtendedAttribute] | Unset): Further attributes, such as the place of use,
            `SkuNumber`, `CostCenterCode`, `SmsrOid` and `RoamingStatus`.
            `DeviceId` is the internal number that paging goes by.
        group_names (list[str] | Unset): Device groups; the default group is named `Default:` and the account.
        ip_address (str | Unset): Current IP address; `0.0.0.0` when there is none.
        last_activation_by (str | Unset): Who activated the device last.
        last_activation_date (str | Unset): When the device was activated last, a date and time.
        last_connection_date (str | Unset): When the device was connected last, a date and time.
    """

    device_ids: list[DeviceId]
    account_name: str | Unset = UNSET
    billing_cycle_end_date: str | Unset = UNSET
    carrier_informations: list[CarrierInformation] | Unset = UNSET
    connected: bool | Unset = UNSET
    created_at: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    extended_attributes: list[ExtendedAttribute] | Unset = UNSET
    group_names: list[str] | Unset = UNSET
    ip_address: str | Unset = UNSET
    last_activation_by: str | Unset = UNSET
    last_activation_date: str | Unset = UNSET
    last_connection_date: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_ids = []
        for device_ids_item_data in self.device_ids:
            device_ids_item = device_ids_item_data.to_dict()
            device_ids.append(device_ids_item)

        account_name = self.account_name

        billing_cycle_end_date = self.billing_cycle_end_date

        carrier_informations: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.carrier_informations):
            carrier_informations = []
            for carrier_informations_item_data in self.carrier_informations:
                carrier_informations_item = carrier_informations_item_data.to_dict()
                carrier_informations.append(carrier_informations_item)

        connected = self.connected

        created_at = self.created_at

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        extended_attributes: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.extended_attributes):
            extended_attributes = []
            for extended_attributes_item_data in self.extended_attributes:
                extended_attributes_item = extended_attributes_item_data.to_dict()
                extended_attributes.append(extended_attributes_item)

        group_names: list[str] | Unset = UNSET
        if not _is_unset(self.group_names):
            group_names = self.group_names

        ip_address = self.ip_address

        last_activation_by = self.last_activation_by

        last_activation_date = self.last_activation_date

        last_connection_date = self.last_connection_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "deviceIds": device_ids,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(billing_cycle_end_date):
            field_dict["billingCycleEndDate"] = billing_cycle_end_date
        if not _is_unset(carrier_informations):
            field_dict["carrierInformations"] = carrier_informations
        if not _is_unset(connected):
            field_dict["connected"] = connected
        if not _is_unset(created_at):
            field_dict["createdAt"] = created_at
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields
        if not _is_unset(extended_attributes):
            field_dict["extendedAttributes"] = extended_attributes
        if not _is_unset(group_names):
            field_dict["groupNames"] = group_names
        if not _is_unset(ip_address):
            field_dict["ipAddress"] = ip_address
        if not _is_unset(last_activation_by):
            field_dict["lastActivationBy"] = last_activation_by
        if not _is_unset(last_activation_date):
            field_dict["lastActivationDate"] = last_activation_date
        if not _is_unset(last_connection_date):
            field_dict["lastConnectionDate"] = last_connection_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.carrier_information import CarrierInformation  # noqa: PLC0415
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.extended_attribute import ExtendedAttribute  # noqa: PLC0415

        d = as_object(
            src_dict,
            "deviceIds",
            "accountName",
            "billingCycleEndDate",
            "carrierInformations",
            "connected",
            "createdAt",
            "customFields",
            "extendedAttributes",
            "groupNames",
            "ipAddress",
            "lastActivationBy",
            "lastActivationDate",
            "lastConnectionDate",
        )
        device_ids = []
        _device_ids = d.pop("deviceIds")
        for device_ids_item_data in as_array(_device_ids):
            device_ids_item = DeviceId.from_dict(device_ids_item_data)

            device_ids.append(device_ids_item)

        account_name = d.pop("accountName", UNSET)

        billing_cycle_end_date = d.pop("billingCycleEndDate", UNSET)

        _carrier_informations = d.pop("carrierInformations", UNSET)
        carrier_informations: list[CarrierInformation] | Unset = UNSET
        if _carrier_informations is not UNSET:
            carrier_informations = []
            for carrier_informations_item_data in as_array(_carrier_informations):
                carrier_informations_item = CarrierInformation.from_dict(carrier_informations_item_data)

                carrier_informations.append(carrier_informations_item)

        connected = d.pop("connected", UNSET)

        created_at = d.pop("createdAt", UNSET)

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        _extended_attributes = d.pop("extendedAttributes", UNSET)
        extended_attributes: list[ExtendedAttribute] | Unset = UNSET
        if _extended_attributes is not UNSET:
            extended_attributes = []
            for extended_attributes_item_data in as_array(_extended_attributes):
                extended_attributes_item = ExtendedAttribute.from_dict(extended_attributes_item_data)

                extended_attributes.append(extended_attributes_item)

        group_names = cast(list[str], d.pop("groupNames", UNSET))

        ip_address = d.pop("ipAddress", UNSET)

        last_activation_by = d.pop("lastActivationBy", UNSET)

        last_activation_date = d.pop("lastActivationDate", UNSET)

        last_connection_date = d.pop("lastConnectionDate", UNSET)

        made = cls(
            device_ids=device_ids,
            account_name=account_name,
            billing_cycle_end_date=billing_cycle_end_date,
            carrier_informations=carrier_informations,
            connected=connected,
            created_at=created_at,
            custom_fields=custom_fields,
            extended_attributes=extended_attributes,
            group_names=group_names,
            ip_address=ip_address,
            last_activation_by=last_activation_by,
            last_activation_date=last_activation_date,
            last_connection_date=last_connection_date,
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
