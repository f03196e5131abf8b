from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.qos_change import QosChange


T = TypeVar("T", bound="QosChangeDeviceResponse")


@_attrs_define
class QosChangeDeviceResponse:
    """Holds the results of a change of quality.

    Attributes:
        qos (list[QosChange]): The results, one or more.
    """

    qos: list[QosChange]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        qos = []
        for qo_s_item_data in self.qos:
            qo_s_item = qo_s_item_data.to_dict()
            qos.append(qo_s_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "qoS": qos,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.qos_change import QosChange  # noqa: PLC0415

        d = as_object(src_dict, "qoS")
        qos = []
        _qos = d.pop("qoS")
        for qo_s_item_data in as_array(_qos):
            qo_s_item = QosChange.from_dict(qo_s_item_data)

            qos.append(qo_s_item)

        made = cls(
            qos=qos,
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
