from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked as _masked
from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.device_id import DeviceId
    from ..models.sms_delivery_device_response import SmsDeliveryDeviceResponse


T = TypeVar("T", bound="SmsDeliveryCallback")


@_attrs_define
class SmsDeliveryCallback:
    """What became of a text message to a device.

    Attributes:
        request_id (str): Identifier that the request was answered with; a notification has one of its own.
        device_response (SmsDeliveryDeviceResponse): Holds what became of a text message.
        username (str | Unset): User name that the listener was registered with; empty if it has none.
        password (str | Unset): Password that the listener was registered with, in clear; empty if it has none.
        device_ids (list[DeviceId] | Unset): Identifiers of the device that the message is about, all that it has by the
            tables, one in every example.
        status (str | Unset): Result, `Success` or `Failed` unless the message says otherwise.
        callback_count (int | Unset): Which attempt to deliver this message this is, from 1.
        max_callback_threshold (int | Unset): How many attempts there will be without an acknowledgement; 4 is
            documented, 2 has been seen.
    """

    request_id: str
    device_response: SmsDeliveryDeviceResponse
    username: str | Unset = UNSET
    password: str | Unset = _attrs_field(default=UNSET, repr=_masked)
    device_ids: list[DeviceId] | Unset = UNSET
    status: str | Unset = UNSET
    callback_count: int | Unset = UNSET
    max_callback_threshold: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        request_id = self.request_id

        device_response = self.device_response.to_dict()

        username = self.username

        password = self.password

        device_ids: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.device_ids):
            device_ids = []
            for device_ids_item_data in self.device_ids:
                device_ids_item = device_ids_item_data.to_dict()
                device_ids.append(device_ids_item)

        status = self.status

        callback_count = self.callback_count

        max_callback_threshold = self.max_callback_threshold

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "requestId": request_id,
                "deviceResponse": device_response,
            }
        )
        if not _is_unset(username):
            field_dict["username"] = username
        if not _is_unset(password):
            field_dict["password"] = password
        if not _is_unset(device_ids):
            field_dict["deviceIds"] = device_ids
        if not _is_unset(status):
            field_dict["status"] = status
        if not _is_unset(callback_count):
            field_dict["callbackCount"] = callback_count
        if not _is_unset(max_callback_threshold):
            field_dict["maxCallbackThreshold"] = max_callback_threshold

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.sms_delivery_device_response import SmsDeliveryDeviceResponse  # noqa: PLC0415

        d = as_object(
            src_dict,
            "requestId",
            "deviceResponse",
            "username",
            "password",
            "deviceIds",
            "status",
            "callbackCount",
            "maxCallbackThreshold",
        )
        request_id = d.pop("requestId")

        device_response = SmsDeliveryDeviceResponse.from_dict(d.pop("deviceResponse"))

        username = d.pop("username", UNSET)

        password = d.pop("password", UNSET)

        _device_ids = d.pop("deviceIds", UNSET)
        device_ids: list[DeviceId] | Unset = UNSET
        if _device_ids is not UNSET:
            device_ids = []
            for device_ids_item_data in as_array(_device_ids):
                device_ids_item = DeviceId.from_dict(device_ids_item_data)

                device_ids.append(device_ids_item)

        status = d.pop("status", UNSET)

        callback_count = d.pop("callbackCount", UNSET)

        max_callback_threshold = d.pop("maxCallbackThreshold", UNSET)

        made = cls(
            request_id=request_id,
            device_response=device_response,
            username=username,
            password=password,
            device_ids=device_ids,
            status=status,
            callback_count=callback_count,
            max_callback_threshold=max_callback_threshold,
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
