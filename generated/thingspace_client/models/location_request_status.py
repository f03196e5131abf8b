from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object
from ..models.location_request_state import LocationRequestState

T = TypeVar("T", bound="LocationRequestStatus")


@_attrs_define
class LocationRequestStatus:
    """How far a location report, or a request for locations, has come.

    Attributes:
        txid (str): Transaction id; not always a GUID.
        status (LocationRequestState | str):
    """

    txid: str
    status: LocationRequestState | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        txid = self.txid

        status: str
        if isinstance(self.status, LocationRequestState):
            status = self.status.value
        else:
            status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "txid": txid,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "txid", "status")
        txid = d.pop("txid")

        def _parse_status(data: object) -> LocationRequestState | str:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = LocationRequestState(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LocationRequestState | str, data)

        status = _parse_status(d.pop("status"))

        made = cls(
            txid=txid,
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
