from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.fault_response import FaultResponse


T = TypeVar("T", bound="PrlInformationResponse")


@_attrs_define
class PrlInformationResponse:
    """The preferred roaming list of a device; every member may be missing.

    Attributes:
        prl_version (int | str | Unset): Version of the list; the JSON type is not documented.
        fault_response (FaultResponse | Unset): Why a request failed.
    """

    prl_version: int | str | Unset = UNSET
    fault_response: FaultResponse | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        prl_version: int | str | Unset
        if _is_unset(self.prl_version):
            prl_version = UNSET
        else:
            prl_version = self.prl_version

        fault_response: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.fault_response):
            fault_response = self.fault_response.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(prl_version):
            field_dict["prlVersion"] = prl_version
        if not _is_unset(fault_response):
            field_dict["faultResponse"] = fault_response

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fault_response import FaultResponse  # noqa: PLC0415

        d = as_object(src_dict, "prlVersion", "faultResponse")

        def _parse_prl_version(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        prl_version = _parse_prl_version(d.pop("prlVersion", UNSET))

        _fault_response = d.pop("faultResponse", UNSET)
        fault_response: FaultResponse | Unset
        if isinstance(_fault_response, Unset):
            fault_response = UNSET
        else:
            fault_response = FaultResponse.from_dict(_fault_response)

        made = cls(
            prl_version=prl_version,
            fault_response=fault_response,
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
