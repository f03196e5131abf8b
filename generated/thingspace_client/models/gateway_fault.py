from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.gateway_fault_detail import GatewayFaultDetail


T = TypeVar("T", bound="GatewayFault")


@_attrs_define
class GatewayFault:
    """Error body of the API gateway in front of every operation.

    Attributes:
        fault (GatewayFaultDetail): What the gateway refused, and why.
    """

    fault: GatewayFaultDetail
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        fault = self.fault.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "fault": fault,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.gateway_fault_detail import GatewayFaultDetail  # noqa: PLC0415

        d = as_object(src_dict, "fault")
        fault = GatewayFaultDetail.from_dict(d.pop("fault"))

        made = cls(
            fault=fault,
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
