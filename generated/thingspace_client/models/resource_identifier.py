from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="ResourceIdentifier")


@_attrs_define
class ResourceIdentifier:
    """One unique identifier of a device, exactly one.
    `imei`, `iccid` and `id` are the published ones; the other kinds of identifiers are possible too.

    Attributes:
        imei (int | Unset): IMEI as a JSON number of up to 16 digits, unlike everywhere else; a string is refused.
        iccid (str | Unset): ICCID of the SIM.
        id (str | Unset): ThingSpace id of the device, a GUID.
        mdn (str | Unset): Phone number of ten digits.
        msisdn (str | Unset): Phone number with its country code.
        imsi (str | Unset): IMSI of the SIM.
        meid (str | Unset): MEID of the device.
        esn (str | Unset): ESN of the device.
        eid (str | Unset): EID of the eUICC.
        min_ (str | Unset): MIN of the line.
    """

    imei: int | Unset = UNSET
    iccid: str | Unset = UNSET
    id: str | Unset = UNSET
    mdn: str | Unset = UNSET
    msisdn: str | Unset = UNSET
    imsi: str | Unset = UNSET
    meid: str | Unset = UNSET
    esn: str | Unset = UNSET
    eid: str | Unset = UNSET
    min_: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        imei = self.imei

        iccid = self.iccid

        id = self.id

        mdn = self.mdn

        msisdn = self.msisdn

        imsi = self.imsi

        meid = self.meid

        esn = self.esn

        eid = self.eid

        min_ = self.min_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if not _is_unset(imei):
            field_dict["imei"] = imei
        if not _is_unset(iccid):
            field_dict["iccid"] = iccid
        if not _is_unset(id):
            field_dict["id"] = id
        if not _is_unset(mdn):
            field_dict["mdn"] = mdn
        if not _is_unset(msisdn):
            field_dict["msisdn"] = msisdn
        if not _is_unset(imsi):
            field_dict["imsi"] = imsi
        if not _is_unset(meid):
            field_dict["meid"] = meid
        if not _is_unset(esn):
            field_dict["esn"] = esn
        if not _is_unset(eid):
            field_dict["eid"] = eid
        if not _is_unset(min_):
            field_dict["min"] = min_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "imei", "iccid", "id", "mdn", "msisdn", "imsi", "meid", "esn", "eid", "min")
        imei = d.pop("imei", UNSET)

        iccid = d.pop("iccid", UNSET)

        id = d.pop("id", UNSET)

        mdn = d.pop("mdn", UNSET)

        msisdn = d.pop("msisdn", UNSET)

        imsi = d.pop("imsi", UNSET)

        meid = d.pop("meid", UNSET)

        esn = d.pop("esn", UNSET)

        eid = d.pop("eid", UNSET)

        min_ = d.pop("min", UNSET)

        made = cls(
            imei=imei,
            iccid=iccid,
            id=id,
            mdn=mdn,
            msisdn=msisdn,
            imsi=imsi,
            meid=meid,
            esn=esn,
            eid=eid,
            min_=min_,
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
