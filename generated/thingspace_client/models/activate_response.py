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
    from ..models.device_credential import DeviceCredential
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="ActivateResponse")


@_attrs_define
class ActivateResponse:
    """What an activated device has now; every member may be missing.

    Attributes:
        device_ids (list[DeviceId] | Unset): All identifiers of the device.
        state (str | Unset): State of the device.
        service_plan (str | Unset): Code of the service plan.
        ip_address (str | Unset): Assigned IP address.
        feature_codes (list[str] | Unset): Codes of features.
        device_credential (DeviceCredential | Unset): Credential of a device.
    """

    device_ids: list[DeviceId] | Unset = UNSET
    state: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    ip_address: str | Unset = UNSET
    feature_codes: list[str] | Unset = UNSET
    device_credential: DeviceCredential | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_ids: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_ids):
            device_ids = []
            for device_ids_item_data in self.device_ids:
                device_ids_item = device_ids_item_data.to_dict()
                device_ids.append(device_ids_item)

        state = self.state

        service_plan = self.service_plan

        ip_address = self.ip_address

        feature_codes: list[str] | Unset = UNSET
        if not _is_unset(self.feature_codes):
            feature_codes = self.feature_codes

        device_credential: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.device_credential):
            device_credential = self.device_credential.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(device_ids):
            field_dict["deviceIds"] = device_ids
        if not _is_unset(state):
            field_dict["state"] = state
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(ip_address):
            field_dict["ipAddress"] = ip_address
        if not _is_unset(feature_codes):
            field_dict["featureCodes"] = feature_codes
        if not _is_unset(device_credential):
            field_dict["deviceCredential"] = device_credential

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_credential import DeviceCredential  # noqa: PLC0415
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "deviceIds", "state", "servicePlan", "ipAddress", "featureCodes", "deviceCredential")
        _device_ids = d.pop("deviceIds", UNSET)
        device_ids: list[DeviceId] | Unset = UNSET
        if _device_ids is not UNSET:
            device_ids = []
            for device_ids_item_data in as_array(_device_ids):
                device_ids_item = DeviceId.from_dict(device_ids_item_data)

                device_ids.append(device_ids_item)

        state = d.pop("state", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        ip_address = d.pop("ipAddress", UNSET)

        feature_codes = cast(list[str], d.pop("featureCodes", UNSET))

        _device_credential = d.pop("deviceCredential", UNSET)
        device_credential: DeviceCredential | Unset
        if isinstance(_device_credential, Unset):
            device_credential = UNSET
        else:
            device_credential = DeviceCredential.from_dict(_device_credential)

        made = cls(
            device_ids=device_ids,
            state=state,
            service_plan=service_plan,
            ip_address=ip_address,
            feature_codes=feature_codes,
            device_credential=device_credential,
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
