from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..models.request_state import RequestState
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.profile_sub_request import ProfileSubRequest


T = TypeVar("T", bound="ProfileRequestStatus")


@_attrs_define
class ProfileRequestStatus:
    """How far a request about eUICC profiles has come.

    Attributes:
        request_id (str): Identifier of the request, as in the path.
        status (RequestState | str): State of the request as a whole.
        sub_requests (list[ProfileSubRequest] | Unset): State for each device.
        subrequests (list[ProfileSubRequest] | Unset): The same in its other spelling.
    """

    request_id: str
    status: RequestState | str
    sub_requests: list[ProfileSubRequest] | Unset = UNSET
    subrequests: list[ProfileSubRequest] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        request_id = self.request_id

        status: str
        if isinstance(self.status, RequestState):
            status = self.status.value
        else:
            status = self.status

        sub_requests: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.sub_requests):
            sub_requests = []
            for sub_requests_item_data in self.sub_requests:
                sub_requests_item = sub_requests_item_data.to_dict()
                sub_requests.append(sub_requests_item)

        subrequests: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.subrequests):
            subrequests = []
            for subrequests_item_data in self.subrequests:
                subrequests_item = subrequests_item_data.to_dict()
                subrequests.append(subrequests_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "requestId": request_id,
                "status": status,
            }
        )
        if not _is_unset(sub_requests):
            field_dict["subRequests"] = sub_requests
        if not _is_unset(subrequests):
            field_dict["subrequests"] = subrequests

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.profile_sub_request import ProfileSubRequest  # noqa: PLC0415

        d = as_object(src_dict, "requestId", "status", "subRequests", "subrequests")
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

        _sub_requests = d.pop("subRequests", UNSET)
        sub_requests: list[ProfileSubRequest] | Unset = UNSET
        if _sub_requests is not UNSET:
            sub_requests = []
            for sub_requests_item_data in as_array(_sub_requests):
                sub_requests_item = ProfileSubRequest.from_dict(sub_requests_item_data)

                sub_requests.append(sub_requests_item)

        _subrequests = d.pop("subrequests", UNSET)
        subrequests: list[ProfileSubRequest] | Unset = UNSET
        if _subrequests is not UNSET:
            subrequests = []
            for subrequests_item_data in as_array(_subrequests):
                subrequests_item = ProfileSubRequest.from_dict(subrequests_item_data)

                subrequests.append(subrequests_item)

        made = cls(
            request_id=request_id,
            status=status,
            sub_requests=sub_requests,
            subrequests=subrequests,
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
