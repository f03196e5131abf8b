from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="SuspendResponse")


@_attrs_define
class SuspendResponse:
    """How long the suspension of a device lasts; every member may be missing.

    Attributes:
        expected_resume_date (str | Unset): When the device returns to active by itself; the format is not documented.
        max_suspend_days_allowed (int | str | Unset): Days that this suspension may last.
        num_days_suspended_last_12_months (int | str | Unset): Days the device was suspended in the last 12 months.
        num_days_suspend_allowed_current_12_months (int | str | Unset): Days left in the current 12 months.
    """

    expected_resume_date: str | Unset = UNSET
    max_suspend_days_allowed: int | str | Unset = UNSET
    num_days_suspended_last_12_months: int | str | Unset = UNSET
    num_days_suspend_allowed_current_12_months: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        expected_resume_date = self.expected_resume_date

        max_suspend_days_allowed: int | str | Unset
        if _is_unset(self.max_suspend_days_allowed):
            max_suspend_days_allowed = UNSET
        else:
            max_suspend_days_allowed = self.max_suspend_days_allowed

        num_days_suspended_last_12_months: int | str | Unset
        if _is_unset(self.num_days_suspended_last_12_months):
            num_days_suspended_last_12_months = UNSET
        else:
            num_days_suspended_last_12_months = self.num_days_suspended_last_12_months

        num_days_suspend_allowed_current_12_months: int | str | Unset
        if _is_unset(self.num_days_suspend_allowed_current_12_months):
            num_days_suspend_allowed_current_12_months = UNSET
        else:
            num_days_suspend_allowed_current_12_months = self.num_days_suspend_allowed_current_12_months

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(expected_resume_date):
            field_dict["expectedResumeDate"] = expected_resume_date
        if not _is_unset(max_suspend_days_allowed):
            field_dict["maxSuspendDaysAllowed"] = max_suspend_days_allowed
        if not _is_unset(num_days_suspended_last_12_months):
            field_dict["numDaysSuspendedLast12Months"] = num_days_suspended_last_12_months
        if not _is_unset(num_days_suspend_allowed_current_12_months):
            field_dict["numDaysSuspendAllowedCurrent12Months"] = num_days_suspend_allowed_current_12_months

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(
            src_dict,
            "expectedResumeDate",
            "maxSuspendDaysAllowed",
            "numDaysSuspendedLast12Months",
            "numDaysSuspendAllowedCurrent12Months",
        )
        expected_resume_date = d.pop("expectedResumeDate", UNSET)

        def _parse_max_suspend_days_allowed(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        max_suspend_days_allowed = _parse_max_suspend_days_allowed(d.pop("maxSuspendDaysAllowed", UNSET))

        def _parse_num_days_suspended_last_12_months(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        num_days_suspended_last_12_months = _parse_num_days_suspended_last_12_months(
            d.pop("numDaysSuspendedLast12Months", UNSET)
        )

        def _parse_num_days_suspend_allowed_current_12_months(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        num_days_suspend_allowed_current_12_months = _parse_num_days_suspend_allowed_current_12_months(
            d.pop("numDaysSuspendAllowedCurrent12Months", UNSET)
        )

        made = cls(
            expected_resume_date=expected_resume_date,
            max_suspend_days_allowed=max_suspend_days_allowed,
            num_days_suspended_last_12_months=num_days_suspended_last_12_months,
            num_days_suspend_allowed_current_12_months=num_days_suspend_allowed_current_12_months,
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
