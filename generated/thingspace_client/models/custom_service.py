from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.custom_state import CustomState


T = TypeVar("T", bound="CustomService")


@_attrs_define
class CustomService:
    """A service that the customer has defined.

    Attributes:
        name (str): Name that setDeviceCustomState takes as `serviceName`.
        description (str | Unset): Text about the service.
        states (list[CustomState] | Unset): The states of the service; may be empty.
    """

    name: str
    description: str | Unset = UNSET
    states: list[CustomState] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        states: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.states):
            states = []
            for states_item_data in self.states:
                states_item = states_item_data.to_dict()
                states.append(states_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
            }
        )
        if not _is_unset(description):
            field_dict["description"] = description
        if not _is_unset(states):
            field_dict["states"] = states

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_state import CustomState  # noqa: PLC0415

        d = as_object(src_dict, "name", "description", "states")
        name = d.pop("name")

        description = d.pop("description", UNSET)

        _states = d.pop("states", UNSET)
        states: list[CustomState] | Unset = UNSET
        if _states is not UNSET:
            states = []
            for states_item_data in as_array(_states):
                states_item = CustomState.from_dict(states_item_data)

                states.append(states_item)

        made = cls(
            name=name,
            description=description,
            states=states,
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
