from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.account_identifier import AccountIdentifier
    from ..models.event_selection import EventSelection
    from ..models.resource_identifier import ResourceIdentifier


T = TypeVar("T", bound="SearchDeviceEventHistoryRequest")


@_attrs_define
class SearchDeviceEventHistoryRequest:
    """Which events of which device.

    Attributes:
        accountidentifier (AccountIdentifier): The billing account that authenticates the request.
        resourceidentifier (ResourceIdentifier): One unique identifier of a device, exactly one.
            `imei`, `iccid` and `id` are the published ones; the other kinds of identifiers are possible too.
        selection (EventSelection | Unset): Members of an event and the values they must have; all events without it.
        limitnumber (int | Unset): How many events at most.
        page (str | Unset): Value of the `X-Next` header of the previous response.
    """

    accountidentifier: AccountIdentifier
    resourceidentifier: ResourceIdentifier
    selection: EventSelection | Unset = UNSET
    limitnumber: int | Unset = UNSET
    page: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        accountidentifier = self.accountidentifier.to_dict()

        resourceidentifier = self.resourceidentifier.to_dict()

        selection: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.selection):
            selection = self.selection.to_dict()

        limitnumber = self.limitnumber

        page = self.page

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountidentifier": accountidentifier,
                "resourceidentifier": resourceidentifier,
            }
        )
        if not _is_unset(selection):
            field_dict["$selection"] = selection
        if not _is_unset(limitnumber):
            field_dict["$limitnumber"] = limitnumber
        if not _is_unset(page):
            field_dict["$page"] = page

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.account_identifier import AccountIdentifier  # noqa: PLC0415
        from ..models.event_selection import EventSelection  # noqa: PLC0415
        from ..models.resource_identifier import ResourceIdentifier  # noqa: PLC0415

        d = as_object(src_dict, "accountidentifier", "resourceidentifier", "$selection", "$limitnumber", "$page")
        accountidentifier = AccountIdentifier.from_dict(d.pop("accountidentifier"))

        resourceidentifier = ResourceIdentifier.from_dict(d.pop("resourceidentifier"))

        _selection = d.pop("$selection", UNSET)
        selection: EventSelection | Unset
        if isinstance(_selection, Unset):
            selection = UNSET
        else:
            selection = EventSelection.from_dict(_selection)

        limitnumber = d.pop("$limitnumber", UNSET)

        page = d.pop("$page", UNSET)

        made = cls(
            accountidentifier=accountidentifier,
            resourceidentifier=resourceidentifier,
            selection=selection,
            limitnumber=limitnumber,
            page=page,
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
