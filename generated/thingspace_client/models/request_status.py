from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object
from ..models.request_state import RequestState

T = TypeVar("T", bound="RequestStatus")


@_attrs_define
class RequestStatus:
    """How far an asynchronous request has come.

    Attributes:
        request_id (str): Identifier of the request, as in the path.
        status (RequestState | str):
    """

    request_id: str
    status: RequestState | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        request_id = self.request_id

        status: str
        if isinstance(self.status, RequestState):
            status = self.status.value
        else:
            status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "requestId": request_id,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "requestId", "status")
        request_id = d.pop("requestId")

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
            request_id=request_id,
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
