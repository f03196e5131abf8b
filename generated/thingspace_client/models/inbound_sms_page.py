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
    from ..models.inbound_sms import InboundSms


T = TypeVar("T", bound="InboundSmsPage")


@_attrs_define
class InboundSmsPage:
    """A page of text messages from devices; their order means nothing.

    Attributes:
        has_more_data (bool): Whether more messages follow; true exactly with status 202.
        messages (list[InboundSms] | Unset): The messages, at most 100.
    """

    has_more_data: bool
    messages: list[InboundSms] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        has_more_data = self.has_more_data

        messages: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.messages):
            messages = []
            for messages_item_data in self.messages:
                messages_item = messages_item_data.to_dict()
                messages.append(messages_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "hasMoreData": has_more_data,
            }
        )
        if not _is_unset(messages):
            field_dict["messages"] = messages

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.inbound_sms import InboundSms  # noqa: PLC0415

        d = as_object(src_dict, "hasMoreData", "messages")
        has_more_data = d.pop("hasMoreData")

        _messages = d.pop("messages", UNSET)
        messages: list[InboundSms] | Unset = UNSET
        if _messages is not UNSET:
            messages = []
            for messages_item_data in as_array(_messages):
                messages_item = InboundSms.from_dict(messages_item_data)

                messages.append(messages_item)

        made = cls(
            has_more_data=has_more_data,
            messages=messages,
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
