from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked as _masked
from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.firmware import Firmware
    from ..models.scheduled_firmware_upgrade import ScheduledFirmwareUpgrade


T = TypeVar("T", bound="FotaCallback")


@_attrs_define
class FotaCallback:
    """There is new firmware, or an upgrade has come further.
    Parts that do not apply are sent empty; members about the progress of an upgrade are not documented.

    Attributes:
        account_name (str): Billing account.
        type_ (str): What the message is about; known are `upgradeScheduled` and `upgradeProgress`.
        participant_name (str | Unset): Used by the platform itself.
        username (str | Unset): User name that the listener was registered with; empty if it has none.
        password (str | Unset): Password that the listener was registered with, in clear; empty if it has none.
        firmware_list (list[Firmware] | Unset): The new firmware; empty in messages about upgrades.
        upgrade_scheduled (ScheduledFirmwareUpgrade | Unset): The upgrade that has been scheduled; empty in other
            messages, and not wholly documented.
    """

    account_name: str
    type_: str
    participant_name: str | Unset = UNSET
    username: str | Unset = UNSET
    password: str | Unset = _attrs_field(default=UNSET, repr=_masked)
    firmware_list: list[Firmware] | Unset = UNSET
    upgrade_scheduled: ScheduledFirmwareUpgrade | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        type_ = self.type_

        participant_name = self.participant_name

        username = self.username

        password = self.password

        firmware_list: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.firmware_list):
            firmware_list = []
            for firmware_list_item_data in self.firmware_list:
                firmware_list_item = firmware_list_item_data.to_dict()
                firmware_list.append(firmware_list_item)

        upgrade_scheduled: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.upgrade_scheduled):
            upgrade_scheduled = self.upgrade_scheduled.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
                "type": type_,
            }
        )
        if not _is_unset(participant_name):
            field_dict["participantName"] = participant_name
        if not _is_unset(username):
            field_dict["username"] = username
        if not _is_unset(password):
            field_dict["password"] = password
        if not _is_unset(firmware_list):
            field_dict["firmwareList"] = firmware_list
        if not _is_unset(upgrade_scheduled):
            field_dict["upgradeScheduled"] = upgrade_scheduled

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.firmware import Firmware  # noqa: PLC0415
        from ..models.scheduled_firmware_upgrade import ScheduledFirmwareUpgrade  # noqa: PLC0415

        d = as_object(
            src_dict,
            "accountName",
            "type",
            "participantName",
            "username",
            "password",
            "firmwareList",
            "upgradeScheduled",
        )
        account_name = d.pop("accountName")

        type_ = d.pop("type")

        participant_name = d.pop("participantName", UNSET)

        username = d.pop("username", UNSET)

        password = d.pop("password", UNSET)

        _firmware_list = d.pop("firmwareList", UNSET)
        firmware_list: list[Firmware] | Unset = UNSET
        if _firmware_list is not UNSET:
            firmware_list = []
            for firmware_list_item_data in as_array(_firmware_list):
                firmware_list_item = Firmware.from_dict(firmware_list_item_data)

                firmware_list.append(firmware_list_item)

        _upgrade_scheduled = d.pop("upgradeScheduled", UNSET)
        upgrade_scheduled: ScheduledFirmwareUpgrade | Unset
        if isinstance(_upgrade_scheduled, Unset):
            upgrade_scheduled = UNSET
        else:
            upgrade_scheduled = ScheduledFirmwareUpgrade.from_dict(_upgrade_scheduled)

        made = cls(
            account_name=account_name,
            type_=type_,
            participant_name=participant_name,
            username=username,
            password=password,
            firmware_list=firmware_list,
            upgrade_scheduled=upgrade_scheduled,
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
