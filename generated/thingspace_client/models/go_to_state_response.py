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


T = TypeVar("T", bound="GoToStateResponse")


@_attrs_define
class GoToStateResponse:
    """What a device has in its new state.

    Attributes:
        device_ids (list[DeviceId] | Unset): All identifiers of the device.
        ip_address (str | Unset): IP address.
        service_plan (str | Unset): Code of the service plan in the new state; the published example has a name.
        account_name (str | Unset): Billing account; leading zeros count.
        service_name (str | Unset): Customer-defined service.
        state_name (str | Unset): Customer-defined state, `new active` for example after a first activation.
        smsr_oid (str | Unset): Object identifier of the SM-SR system, for eUICC devices.
        subscription_type_code (str | Unset): Type of the subscription; `GPX` is the only published value.
        subscription_type_desc (str | Unset): What `subscriptionTypeCode` means.
        stage_state_change_reason_code (str | Unset): Why the state changed; no values are published, and it may be
            empty.
        stage_state_change_reason_desc (str | Unset): What `stageStateChangeReasonCode` means; may be empty.
    """

    device_ids: list[DeviceId] | Unset = UNSET
    ip_address: str | Unset = UNSET
    service_plan: str | Unset = UNSET
    account_name: str | Unset = UNSET
    service_name: str | Unset = UNSET
    state_name: str | Unset = UNSET
    smsr_oid: str | Unset = UNSET
    subscription_type_code: str | Unset = UNSET
    subscription_type_desc: str | Unset = UNSET
    stage_state_change_reason_code: str | Unset = UNSET
    stage_state_change_reason_desc: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        device_ids: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_ids):
            device_ids = []
            for device_ids_item_data in self.device_ids:
                device_ids_item = device_ids_item_data.to_dict()
                device_ids.append(device_ids_item)

        ip_address = self.ip_address

        service_plan = self.service_plan

        account_name = self.account_name

        service_name = self.service_name

        state_name = self.state_name

        smsr_oid = self.smsr_oid

        subscription_type_code = self.subscription_type_code

        subscription_type_desc = self.subscription_type_desc

        stage_state_change_reason_code = self.stage_state_change_reason_code

        stage_state_change_reason_desc = self.stage_state_change_reason_desc

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(device_ids):
            field_dict["deviceIds"] = device_ids
        if not _is_unset(ip_address):
            field_dict["ipAddress"] = ip_address
        if not _is_unset(service_plan):
            field_dict["servicePlan"] = service_plan
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(service_name):
            field_dict["serviceName"] = service_name
        if not _is_unset(state_name):
            field_dict["stateName"] = state_name
        if not _is_unset(smsr_oid):
            field_dict["smsrOid"] = smsr_oid
        if not _is_unset(subscription_type_code):
            field_dict["subscriptionTypeCode"] = subscription_type_code
        if not _is_unset(subscription_type_desc):
            field_dict["subscriptionTypeDesc"] = subscription_type_desc
        if not _is_unset(stage_state_change_reason_code):
            field_dict["stageStateChangeReasonCode"] = stage_state_change_reason_code
        if not _is_unset(stage_state_change_reason_desc):
            field_dict["stageStateChangeReasonDesc"] = stage_state_change_reason_desc

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(
            src_dict,
            "deviceIds",
            "ipAddress",
            "servicePlan",
            "accountName",
            "serviceName",
            "stateName",
            "smsrOid",
            "subscriptionTypeCode",
            "subscriptionTypeDesc",
            "stageStateChangeReasonCode",
            "stageStateChangeReasonDesc",
        )
        _device_ids = d.pop("deviceIds", UNSET)
        device_ids: list[DeviceId] | Unset = UNSET
        if _device_ids is not UNSET:
            device_ids = []
            for device_ids_item_data in as_array(_device_ids):
                device_ids_item = DeviceId.from_dict(device_ids_item_data)

                device_ids.append(device_ids_item)

        ip_address = d.pop("ipAddress", UNSET)

        service_plan = d.pop("servicePlan", UNSET)

        account_name = d.pop("accountName", UNSET)

        service_name = d.pop("serviceName", UNSET)

        state_name = d.pop("stateName", UNSET)

        smsr_oid = d.pop("smsrOid", UNSET)

        subscription_type_code = d.pop("subscriptionTypeCode", UNSET)

        subscription_type_desc = d.pop("subscriptionTypeDesc", UNSET)

        stage_state_change_reason_code = d.pop("stageStateChangeReasonCode", UNSET)

        stage_state_change_reason_desc = d.pop("stageStateChangeReasonDesc", UNSET)

        made = cls(
            device_ids=device_ids,
            ip_address=ip_address,
            service_plan=service_plan,
            account_name=account_name,
            service_name=service_name,
            state_name=state_name,
            smsr_oid=smsr_oid,
            subscription_type_code=subscription_type_code,
            subscription_type_desc=subscription_type_desc,
            stage_state_change_reason_code=stage_state_change_reason_code,
            stage_state_change_reason_desc=stage_state_change_reason_desc,
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
