from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_array, as_object

if TYPE_CHECKING:
    from ..models.usage_label_assignment import UsageLabelAssignment


T = TypeVar("T", bound="SetUsageLabelsRequest")


@_attrs_define
class SetUsageLabelsRequest:
    """Which devices get which labels.

    Attributes:
        account_name (str): Billing account.
        labels (list[UsageLabelAssignment]): Devices with their labels, at most 2,000.
    """

    account_name: str
    labels: list[UsageLabelAssignment]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        labels = []
        for labels_item_data in self.labels:
            labels_item = labels_item_data.to_dict()
            labels.append(labels_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "labels": labels,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.usage_label_assignment import UsageLabelAssignment  # noqa: PLC0415

        d = as_object(src_dict, "accountName", "labels")
        account_name = d.pop("accountName")

        labels = []
        _labels = d.pop("labels")
        for labels_item_data in as_array(_labels):
            labels_item = UsageLabelAssignment.from_dict(labels_item_data)

            labels.append(labels_item)

        made = cls(
            account_name=account_name,
            labels=labels,
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
