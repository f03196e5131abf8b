from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="MismatchedDevice")


@_attrs_define
class MismatchedDevice:
    """A SIM with the device it was expected in, and the one it was activated with.

    Attributes:
        iccid (str): The SIM.
        account_name (str | Unset): Billing account.
        mdn (str | Unset): Phone number, ten digits.
        activation_date (str | Unset): When the SIM was activated last, a date and time.
        pre_imei (str | Unset): The imei before the SIM was activated over the air.
        post_imei (str | Unset): The imei after it.
        sim_ota_date (str | Unset): When the SIM was activated over the air, a date and time.
    """

    iccid: str
    account_name: str | Unset = UNSET
    mdn: str | Unset = UNSET
    activation_date: str | Unset = UNSET
    pre_imei: str | Unset = UNSET
    post_imei: str | Unset = UNSET
    sim_ota_date: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        iccid = self.iccid

        account_name = self.account_name

        mdn = self.mdn

        activation_date = self.activation_date

        pre_imei = self.pre_imei

        post_imei = self.post_imei

        sim_ota_date = self.sim_ota_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "iccid": iccid,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(mdn):
            field_dict["mdn"] = mdn
        if not _is_unset(activation_date):
            field_dict["activationDate"] = activation_date
        if not _is_unset(pre_imei):
            field_dict["preImei"] = pre_imei
        if not _is_unset(post_imei):
            field_dict["postImei"] = post_imei
        if not _is_unset(sim_ota_date):
            field_dict["simOtaDate"] = sim_ota_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "iccid", "accountName", "mdn", "activationDate", "preImei", "postImei", "simOtaDate")
        iccid = d.pop("iccid")

        account_name = d.pop("accountName", UNSET)

        mdn = d.pop("mdn", UNSET)

        activation_date = d.pop("activationDate", UNSET)

        pre_imei = d.pop("preImei", UNSET)

        post_imei = d.pop("postImei", UNSET)

        sim_ota_date = d.pop("simOtaDate", UNSET)

        made = cls(
            iccid=iccid,
            account_name=account_name,
            mdn=mdn,
            activation_date=activation_date,
            pre_imei=pre_imei,
            post_imei=post_imei,
            sim_ota_date=sim_ota_date,
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
