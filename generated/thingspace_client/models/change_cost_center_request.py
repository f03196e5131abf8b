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
    from ..models.place_of_use import PlaceOfUse


T = TypeVar("T", bound="ChangeCostCenterRequest")


@_attrs_define
class ChangeCostCenterRequest:
    """Which devices to change, and how.
    Name `devices`, or select by any combination of `groupName`, `servicePlan` and `customFields`, or by `accountName`
    alone.

    Attributes:
        devices (list[Device] | Unset): Devices to change, at most 10,000; one identifier each is enough.
        account_name (str | Unset): Billing account; needed when the user reaches several, recommended always. Without
            another selection it means all its devices.
        group_name (str | Unset): Only devices of this device group.
        service_plan (str | Unset): Only devices that have the service plan of this name.
        custom_fields (list[CustomField] | Unset): Only devices that have these values.
        cost_center (str | Unset): New code, at most 36 letters, digits, spaces, dashes, exclamation points and pound
            signs.
        remove_cost_center (bool | Unset): Whether to remove the code; if true, `costCenter` is ignored.
        primary_place_of_use (PlaceOfUse | Unset): Customer name and address that a line is taxed by; they apply to
            every device of the request.
            The place may have other consequences in law: ask an adviser before you send it.
            Leave the whole object out to use the address of the account profile; some changes of state insist on it.
            Where account and device can have non-geographic numbers, the phone number is derived from the address.
    """

    devices: list[Device] | Unset = UNSET
    account_name: str | Unset = UNSET
    group_name: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    cost_center: str | Unset = UNSET
    remove_cost_center: bool | Unset = UNSET
    primary_place_of_use: PlaceOfUse | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        devices: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.devices):
            devices = []
            for devices_item_data in self.devices:
                devices_item = devices_item_data.to_dict()
                devices.append(devices_item)

        account_name = self.account_name

        group_name = self.group_name

        service_plan = self.service_plan

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        cost_center = self.cost_center

        remove_cost_center = self.remove_cost_center

        primary_place_of_use: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.primary_place_of_use):
            primary_place_of_use = self.primary_place_of_use.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(devices):
            field_dict["devices"] = devices
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields
        if not _is_unset(cost_center):
            field_dict["costCenter"] = cost_center
        if not _is_unset(remove_cost_center):
            field_dict["removeCostCenter"] = remove_cost_center
        if not _is_unset(primary_place_of_use):
            field_dict["primaryPlaceOfUse"] = primary_place_of_use

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device import Device  # noqa: PLC0415
        from ..models.place_of_use import PlaceOfUse  # noqa: PLC0415

        d = as_object(
            src_dict,
            "devices",
            "accountName",
            "groupName",
            "servicePlan",
            "customFields",
            "costCenter",
            "removeCostCenter",
            "primaryPlaceOfUse",
        )
        _devices = d.pop("devices", UNSET)
        devices: list[Device] | Unset = UNSET
        if _devices is not UNSET:
            devices = []
            for devices_item_data in as_array(_devices):
                devices_item = Device.from_dict(devices_item_data)

                devices.append(devices_item)

        account_name = d.pop("accountName", UNSET)

        group_name = d.pop("groupName", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        cost_center = d.pop("costCenter", UNSET)

        remove_cost_center = d.pop("removeCostCenter", UNSET)

        _primary_place_of_use = d.pop("primaryPlaceOfUse", UNSET)
        primary_place_of_use: PlaceOfUse | Unset
        if isinstance(_primary_place_of_use, Unset):
            primary_place_of_use = UNSET
        else:
            primary_place_of_use = PlaceOfUse.from_dict(_primary_place_of_use)

        made = cls(
            devices=devices,
            account_name=account_name,
            group_name=group_name,
            service_plan=service_plan,
            custom_fields=custom_fields,
            cost_center=cost_center,
            remove_cost_center=remove_cost_center,
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
