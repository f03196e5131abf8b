from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object
from ..models.request_state import RequestState

if TYPE_CHECKING:
    from ..models.device_id import DeviceId


T = TypeVar("T", bound="ProfileSubRequest")


@_attrs_define
class ProfileSubRequest:
    """How far a request about eUICC profiles has come for one device.

    Attributes:
        ids (DeviceId | list[DeviceId]): Identifiers of the device; sometimes a single one without the list around it.
        status (RequestState | str): State for this device.
    """

    ids: DeviceId | list[DeviceId]
    status: RequestState | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        ids: dict[str, Any] | list[dict[str, Any]]
        if isinstance(self.ids, list):
            ids = []
            for ids_type_0_item_data in self.ids:
                ids_type_0_item = ids_type_0_item_data.to_dict()
                ids.append(ids_type_0_item)

        else:
            ids = self.ids.to_dict()

        status: str
        if isinstance(self.status, RequestState):
            status = self.status.value
        else:
            status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ids": ids,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_id import DeviceId  # noqa: PLC0415

        d = as_object(src_dict, "ids", "status")

        def _parse_ids(data: object) -> DeviceId | list[DeviceId]:
            try:
                if not isinstance(data, list):
                    raise TypeError()
                ids_type_0 = []
                _ids_type_0 = data
                for ids_type_0_item_data in as_array(_ids_type_0):
                    ids_type_0_item = DeviceId.from_dict(ids_type_0_item_data)

                    ids_type_0.append(ids_type_0_item)

                return ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            ids_type_1 = DeviceId.from_dict(data)

            return ids_type_1

        ids = _parse_ids(d.pop("ids"))

        def _parse_status(data: object) -> RequestState | str:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = RequestState(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(RequestState | str, data)

        status = _parse_status(d.pop("status"))

        made = cls(
            ids=ids,
            status=status,
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
