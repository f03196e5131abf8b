from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.connection_event import ConnectionEvent


T = TypeVar("T", bound="ConnectionHistory")


@_attrs_define
class ConnectionHistory:
    """A page of connection events.

    Attributes:
        connection_history (list[ConnectionEvent]): The events, oldest first, at most 500.
        has_more_data (bool): Whether more events follow; true exactly with status 202.
    """

    connection_history: list[ConnectionEvent]
    has_more_data: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        connection_history = []
        for connection_history_item_data in self.connection_history:
            connection_history_item = connection_history_item_data.to_dict()
            connection_history.append(connection_history_item)

        has_more_data = self.has_more_data

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "connectionHistory": connection_history,
                "hasMoreData": has_more_data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.connection_event import ConnectionEvent  # noqa: PLC0415

        d = as_object(src_dict, "connectionHistory", "hasMoreData")
        connection_history = []
        _connection_history = d.pop("connectionHistory")
        for connection_history_item_data in as_array(_connection_history):
            connection_history_item = ConnectionEvent.from_dict(connection_history_item_data)

            connection_history.append(connection_history_item)

        has_more_data = d.pop("hasMoreData")

        made = cls(
            connection_history=connection_history,
            has_more_data=has_more_data,
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
