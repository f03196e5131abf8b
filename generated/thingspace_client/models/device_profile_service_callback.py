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
    from ..models.undocumented_result import UndocumentedResult


T = TypeVar("T", bound="DeviceProfileServiceCallback")


@_attrs_define
class DeviceProfileServiceCallback:
    """The result of a request about profiles; no source documents its members.

    Attributes:
        request_id (str): Identifier that the request was answered with; a notification has one of its own.
        username (str | Unset): User name that the listener was registered with; empty if it has none.
        password (str | Unset): Password that the listener was registered with, in clear; empty if it has none.
        device_ids (list[DeviceId] | Unset): Identifiers of the device that the message is about, all that it has by the
            tables, one in every example.
        status (str | Unset): Result; a warning while the device cannot be reached, whose word is not documented.
        callback_count (int | Unset): Which attempt to deliver this message this is, from 1.
        max_callback_threshold (int | Unset): How many attempts there will be without an acknowledgement; 4 is
            documented, 2 has been seen.
        device_response (UndocumentedResult | Unset): Result whose members no source documents; whatever comes is kept.
    """

    request_id: str
    username: str | Unset = UNSET
    password: str | Unset = _attrs_field(default=UNSET, repr=_masked)
    device_ids: list[DeviceId] | Unset = UNSET
    status: str | Unset = UNSET
    callback_count: int | Unset = UNSET
    max_callback_threshold: int | Unset = UNSET
    device_response: UndocumentedResult | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        request_id = self.request_id

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

        device_response: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.device_response):
            device_response = self.device_response.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "requestId": request_id,
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
        if not _is_unset(device_response):
            field_dict["deviceResponse"] = device_response

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415
        from ..models.undocumented_result import UndocumentedResult  # noqa: PLC0415

        d = as_object(
            src_dict,
            "requestId",
            "username",
            "password",
            "deviceIds",
            "status",
            "callbackCount",
            "maxCallbackThreshold",
            "deviceResponse",
        )
        request_id = d.pop("requestId")

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

        _device_response = d.pop("deviceResponse", UNSET)
        device_response: UndocumentedResult | Unset
        if isinstance(_device_response, Unset):
            device_response = UNSET
        else:
            device_response = UndocumentedResult.from_dict(_device_response)

        made = cls(
            request_id=request_id,
            username=username,
            password=password,
            device_ids=device_ids,
            status=status,
            callback_count=callback_count,
            max_callback_threshold=max_callback_threshold,
            device_response=device_response,
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
