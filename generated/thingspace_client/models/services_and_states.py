from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.engagement import Engagement


T = TypeVar("T", bound="ServicesAndStates")


@_attrs_define
class ServicesAndStates:
    """The custom services and states of an account.

    Attributes:
        engagement (list[Engagement]): The engagements, several under a name in the singular.
    """

    engagement: list[Engagement]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        engagement = []
        for engagement_item_data in self.engagement:
            engagement_item = engagement_item_data.to_dict()
            engagement.append(engagement_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "engagement": engagement,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.engagement import Engagement  # noqa: PLC0415

        d = as_object(src_dict, "engagement")
        engagement = []
        _engagement = d.pop("engagement")
        for engagement_item_data in as_array(_engagement):
            engagement_item = Engagement.from_dict(engagement_item_data)

            engagement.append(engagement_item)

        made = cls(
            engagement=engagement,
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
