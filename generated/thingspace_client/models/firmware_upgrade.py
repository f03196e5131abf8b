from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..models.firmware_upgrade_state import FirmwareUpgradeState
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.firmware_upgrade_device import FirmwareUpgradeDevice


T = TypeVar("T", bound="FirmwareUpgrade")


@_attrs_define
class FirmwareUpgrade:
    """A firmware upgrade and how far it has come.

    Attributes:
        id (str): Identifier of the upgrade, which its messages carry too; paths call it `upgradeId`.
        status (FirmwareUpgradeState | str):
        device_list (list[FirmwareUpgradeDevice]): The devices, each with its own state.
        account_name (str | Unset): Billing account.
        firmware_name (str | Unset): Name of the image.
        firmware_to (str | Unset): Version that the devices have afterwards.
        start_date (str | Unset): First day of the upgrade, a day or a time.
        end_date (str | Unset): Last day of the upgrade; often left out.
    """

    id: str
    status: FirmwareUpgradeState | str
    device_list: list[FirmwareUpgradeDevice]
    account_name: str | Unset = UNSET
    firmware_name: str | Unset = UNSET
    firmware_to: str | Unset = UNSET
    start_date: str | Unset = UNSET
    end_date: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        status: str
        if isinstance(self.status, FirmwareUpgradeState):
            status = self.status.value
        else:
            status = self.status

        device_list = []
        for device_list_item_data in self.device_list:
            device_list_item = device_list_item_data.to_dict()
            device_list.append(device_list_item)

        account_name = self.account_name

        firmware_name = self.firmware_name

        firmware_to = self.firmware_to

        start_date = self.start_date

        end_date = self.end_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
                "deviceList": device_list,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(firmware_name):
            field_dict["firmwareName"] = firmware_name
        if not _is_unset(firmware_to):
            field_dict["firmwareTo"] = firmware_to
        if not _is_unset(start_date):
            field_dict["startDate"] = start_date
        if not _is_unset(end_date):
            field_dict["endDate"] = end_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.firmware_upgrade_device import FirmwareUpgradeDevice  # noqa: PLC0415

        d = as_object(
            src_dict, "id", "status", "deviceList", "accountName", "firmwareName", "firmwareTo", "startDate", "endDate"
        )
        id = d.pop("id")

        def _parse_status(data: object) -> FirmwareUpgradeState | str:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = FirmwareUpgradeState(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FirmwareUpgradeState | str, data)

        status = _parse_status(d.pop("status"))

        device_list = []
        _device_list = d.pop("deviceList")
        for device_list_item_data in as_array(_device_list):
            device_list_item = FirmwareUpgradeDevice.from_dict(device_list_item_data)

            device_list.append(device_list_item)

        account_name = d.pop("accountName", UNSET)

        firmware_name = d.pop("firmwareName", UNSET)

        firmware_to = d.pop("firmwareTo", UNSET)

        start_date = d.pop("startDate", UNSET)

        end_date = d.pop("endDate", UNSET)

        made = cls(
            id=id,
            status=status,
            device_list=device_list,
            account_name=account_name,
            firmware_name=firmware_name,
            firmware_to=firmware_to,
            start_date=start_date,
            end_date=end_date,
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
