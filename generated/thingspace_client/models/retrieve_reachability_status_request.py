from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="RetrieveReachabilityStatusRequest")


@_attrs_define
class RetrieveReachabilityStatusRequest:
    """Which device, what to check, and when to give up.

    Attributes:
        account_name (str): Billing account.
        device (DeviceId): One identifier of a device.
        request_type (str): What to check: `REACHABLE_FOR_DATA`, `REACHABLE_FOR_SMS` (not for IMS devices of high LTE
            categories) or `LOSS_OF_CONNECTIVITY`.
            Older pages add the combinations `REACHABLE_FOR_DATA_SMS`, `REACHABLE_FOR_DATA_AND_LOSS`,
            `REACHABLE_FOR_SMS_AND_LOSS` and `REACHABLE_FOR_DATA_SMS_AND_LOSS`.
        request_expiration_time (str | Unset): When to give up, at most ten years ahead; in an hour if absent.
    """

    account_name: str
    device: DeviceId
    request_type: str
    request_expiration_time: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        device = self.device.to_dict()

        request_type = self.request_type

        request_expiration_time = self.request_expiration_time

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "device": device,
                "requestType": request_type,
            }
        )
        if not _is_unset(request_expiration_time):
            field_dict["requestExpirationTime"] = request_expiration_time

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "device", "requestType", "requestExpirationTime")
        account_name = d.pop("accountName")

        device = DeviceId.from_dict(d.pop("device"))

        request_type = d.pop("requestType")

        request_expiration_time = d.pop("requestExpirationTime", UNSET)

        made = cls(
            account_name=account_name,
            device=device,
            request_type=request_type,
            request_expiration_time=request_expiration_time,
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
