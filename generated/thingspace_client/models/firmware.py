from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="Firmware")


@_attrs_define
class Firmware:
    """A firmware image that devices of the account can get.

    Attributes:
        firmware_name (str): Name of the image, which scheduleFirmwareUpgrade takes.
        to_version (str): Version that a device has afterwards; scheduleFirmwareUpgrade calls it `firmwareTo`.
        participant_name (str | Unset): Used by the platform itself.
        launch_date (str | Unset): Since when the image is available.
        release_note (str | Unset): What the manufacturer says about the image; may be empty.
        model (str | Unset): Model of the devices that it fits.
        make (str | Unset): Manufacturer of the devices that it fits.
        from_version (str | Unset): Version that a device must have.
    """

    firmware_name: str
    to_version: str
    participant_name: str | Unset = UNSET
    launch_date: str | Unset = UNSET
    release_note: str | Unset = UNSET
    model: str | Unset = UNSET
    make: str | Unset = UNSET
    from_version: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        firmware_name = self.firmware_name

        to_version = self.to_version

        participant_name = self.participant_name

        launch_date = self.launch_date

        release_note = self.release_note

        model = self.model

        make = self.make

        from_version = self.from_version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "firmwareName": firmware_name,
                "toVersion": to_version,
            }
        )
        if not _is_unset(participant_name):
            field_dict["participantName"] = participant_name
        if not _is_unset(launch_date):
            field_dict["launchDate"] = launch_date
        if not _is_unset(release_note):
            field_dict["releaseNote"] = release_note
        if not _is_unset(model):
            field_dict["model"] = model
        if not _is_unset(make):
            field_dict["make"] = make
        if not _is_unset(from_version):
            field_dict["fromVersion"] = from_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(
            src_dict,
            "firmwareName",
            "toVersion",
            "participantName",
            "launchDate",
            "releaseNote",
            "model",
            "make",
            "fromVersion",
        )
        firmware_name = d.pop("firmwareName")

        to_version = d.pop("toVersion")

        participant_name = d.pop("participantName", UNSET)

        launch_date = d.pop("launchDate", UNSET)

        release_note = d.pop("releaseNote", UNSET)

        model = d.pop("model", UNSET)

        make = d.pop("make", UNSET)

        from_version = d.pop("fromVersion", UNSET)

        made = cls(
            firmware_name=firmware_name,
            to_version=to_version,
            participant_name=participant_name,
            launch_date=launch_date,
            release_note=release_note,
            model=model,
            make=make,
            from_version=from_version,
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
