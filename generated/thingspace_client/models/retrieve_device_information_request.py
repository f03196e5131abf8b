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
    from ..models.device_id import DeviceId
    from ..models.device_information_filter import DeviceInformationFilter


T = TypeVar("T", bound="RetrieveDeviceInformationRequest")


@_attrs_define
class RetrieveDeviceInformationRequest:
    """Which devices to describe.
    Without members: all that the user reaches; with several: those that match all of them; `deviceId` stands alone.

    Attributes:
        device_id (DeviceId | Unset): One identifier of a device.
        device_list (list[DeviceId] | Unset): Several devices, one identifier each.
        filter_ (DeviceInformationFilter | Unset): Matches on parts of identifiers.
        account_name (str | Unset): Only devices of this billing account; recommended.
        group_name (str | Unset): Only devices of this device group.
        current_state (str | Unset): Only devices in this state, for example `active`, `suspend` or `deactive`.
        custom_fields (list[CustomField] | Unset): Only devices that have these values.
        service_plan (str | Unset): Only devices that have this service plan.
        earliest (str | Unset): Only devices that were added after this time.
        latest (str | Unset): Only devices that were added before this time.
        max_number_of_devices (int | Unset): Page size, at most 2,000.
        largest_device_id_seen (int | Unset): Cursor; orders the devices by their internal id and skips those up to this
            one. Start with 0.
    """

    device_id: DeviceId | Unset = UNSET
    device_list: list[DeviceId] | Unset = UNSET
    filter_: DeviceInformationFilter | Unset = UNSET
    account_name: str | Unset = UNSET
    group_name: str | Unset = UNSET
    current_state: str | Unset = UNSET
    custom_fields: list[CustomField] | Unset = UNSET
    service_plan: str | Unset = UNSET
    earliest: str | Unset = UNSET
    latest: str | Unset = UNSET
    max_number_of_devices: int | Unset = UNSET
    largest_device_id_seen: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_id: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.device_id):
            device_id = self.device_id.to_dict()

        device_list: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_list):
            device_list = []
            for device_list_item_data in self.device_list:
                device_list_item = device_list_item_data.to_dict()
                device_list.append(device_list_item)

        filter_: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.filter_):
            filter_ = self.filter_.to_dict()

        account_name = self.account_name

        group_name = self.group_name

        current_state = self.current_state

        custom_fields: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.custom_fields):
            custom_fields = []
            for custom_fields_item_data in self.custom_fields:
                custom_fields_item = custom_fields_item_data.to_dict()
                custom_fields.append(custom_fields_item)

        service_plan = self.service_plan

        earliest = self.earliest

        latest = self.latest

        max_number_of_devices = self.max_number_of_devices

        largest_device_id_seen = self.largest_device_id_seen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(device_id):
            field_dict["deviceId"] = device_id
        if not _is_unset(device_list):
            field_dict["deviceList"] = device_list
        if not _is_unset(filter_):
            field_dict["filter"] = filter_
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(group_name):
            field_dict["groupName"] = group_name
        if not _is_unset(current_state):
            field_dict["currentState"] = current_state
        if not _is_unset(custom_fields):
            field_dict["customFields"] = custom_fields
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(earliest):
            field_dict["earliest"] = earliest
        if not _is_unset(latest):
            field_dict["latest"] = latest
        if not _is_unset(max_number_of_devices):
            field_dict["maxNumberOfDevices"] = max_number_of_devices
        if not _is_unset(largest_device_id_seen):
            field_dict["largestDeviceIdSeen"] = largest_device_id_seen

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_field import CustomField  # noqa: PLC0415
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.device_information_filter import DeviceInformationFilter  # noqa: PLC0415

        d = as_object(
            src_dict,
            "deviceId",
            "deviceList",
            "filter",
            "accountName",
            "groupName",
            "currentState",
            "customFields",
            "servicePlan",
            "earliest",
            "latest",
            "maxNumberOfDevices",
            "largestDeviceIdSeen",
        )
        _device_id = d.pop("deviceId", UNSET)
        device_id: DeviceId | Unset
        if isinstance(_device_id, Unset):
            device_id = UNSET
        else:
            device_id = DeviceId.from_dict(_device_id)

        _device_list = d.pop("deviceList", UNSET)
        device_list: list[DeviceId] | Unset = UNSET
        if _device_list is not UNSET:
            device_list = []
            for device_list_item_data in as_array(_device_list):
                device_list_item = DeviceId.from_dict(device_list_item_data)

                device_list.append(device_list_item)

        _filter_ = d.pop("filter", UNSET)
        filter_: DeviceInformationFilter | Unset
        if isinstance(_filter_, Unset):
            filter_ = UNSET
        else:
            filter_ = DeviceInformationFilter.from_dict(_filter_)

        account_name = d.pop("accountName", UNSET)

        group_name = d.pop("groupName", UNSET)

        current_state = d.pop("currentState", UNSET)

        _custom_fields = d.pop("customFields", UNSET)
        custom_fields: list[CustomField] | Unset = UNSET
        if _custom_fields is not UNSET:
            custom_fields = []
            for custom_fields_item_data in as_array(_custom_fields):
                custom_fields_item = CustomField.from_dict(custom_fields_item_data)

                custom_fields.append(custom_fields_item)

        service_plan = d.pop("servicePlan", UNSET)

        earliest = d.pop("earliest", UNSET)

        latest = d.pop("latest", UNSET)

        max_number_of_devices = d.pop("maxNumberOfDevices", UNSET)

        largest_device_id_seen = d.pop("largestDeviceIdSeen", UNSET)

        made = cls(
            device_id=device_id,
            device_list=device_list,
            filter_=filter_,
            account_name=account_name,
            group_name=group_name,
            current_state=current_state,
            custom_fields=custom_fields,
            service_plan=service_plan,
            earliest=earliest,
            latest=latest,
            max_number_of_devices=max_number_of_devices,
            largest_device_id_seen=largest_device_id_seen,
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
