from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.device_event_fields import DeviceEventFields


T = TypeVar("T", bound="ConfigurationEvent")


@_attrs_define
class ConfigurationEvent:
    """The event that stands for a configuration change.

    Attributes:
        action (str): What was requested, `set` for a configuration change.
        createdon (str): Time of the request, with up to nanoseconds.
        deviceid (str): ThingSpace id of the device, a GUID.
        id (str): Id of the event, a GUID.
        kind (str): Kind of the resource.
        lastupdated (str): Time of the event's last update, with up to nanoseconds.
        state (str): State of the request, `pending` until the device has taken it; a later event has `update`.
        transactionid (str): A GUID that all events of one change share.
        description (str | Unset): Description of the event.
        errmsg (str | Unset): What went wrong.
        fields (DeviceEventFields | Unset): The settings that the event is about.
        foreignid (str | Unset): A GUID that no source explains.
        name (str | Unset): Name of the event, `SetConfigurationReq` for a configuration change.
        tagids (list[str] | Unset): GUIDs of the tags of the device.
        version (str | Unset): Version of the kind.
        versionid (str | Unset): Version of the resource, a GUID.
    """

    action: str
    createdon: str
    deviceid: str
    id: str
    kind: str
    lastupdated: str
    state: str
    transactionid: str
    description: str | Unset = UNSET
    errmsg: str | Unset = UNSET
    fields: DeviceEventFields | Unset = UNSET
    foreignid: str | Unset = UNSET
    name: str | Unset = UNSET
    tagids: list[str] | Unset = UNSET
    version: str | Unset = UNSET
    versionid: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        action = self.action

        createdon = self.createdon

        deviceid = self.deviceid

        id = self.id

        kind = self.kind

        lastupdated = self.lastupdated

        state = self.state

        transactionid = self.transactionid

        description = self.description

        errmsg = self.errmsg

        fields: dict[str, Any] | Unset = UNSET
        if not _is_unset(self.fields):
            fields = self.fields.to_dict()

        foreignid = self.foreignid

        name = self.name

        tagids: list[str] | Unset = UNSET
        if not _is_unset(self.tagids):
            tagids = self.tagids

        version = self.version

        versionid = self.versionid

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "action": action,
                "createdon": createdon,
                "deviceid": deviceid,
                "id": id,
                "kind": kind,
                "lastupdated": lastupdated,
                "state": state,
                "transactionid": transactionid,
            }
        )
        if not _is_unset(description):
            field_dict["description"] = description
        if not _is_unset(errmsg):
            field_dict["errmsg"] = errmsg
        if not _is_unset(fields):
            field_dict["fields"] = fields
        if not _is_unset(foreignid):
            field_dict["foreignid"] = foreignid
        if not _is_unset(name):
            field_dict["name"] = name
        if not _is_unset(tagids):
            field_dict["tagids"] = tagids
        if not _is_unset(version):
            field_dict["version"] = version
        if not _is_unset(versionid):
            field_dict["versionid"] = versionid

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.device_event_fields import DeviceEventFields  # noqa: PLC0415

        d = as_object(
            src_dict,
            "action",
            "createdon",
            "deviceid",
            "id",
            "kind",
            "lastupdated",
            "state",
            "transactionid",
            "description",
            "errmsg",
            "fields",
            "foreignid",
            "name",
            "tagids",
            "version",
            "versionid",
        )
        action = d.pop("action")

        createdon = d.pop("createdon")

        deviceid = d.pop("deviceid")

        id = d.pop("id")

        kind = d.pop("kind")

        lastupdated = d.pop("lastupdated")

        state = d.pop("state")

        transactionid = d.pop("transactionid")

        description = d.pop("description", UNSET)

        errmsg = d.pop("errmsg", UNSET)

        _fields = d.pop("fields", UNSET)
        fields: DeviceEventFields | Unset
        if isinstance(_fields, Unset):
            fields = UNSET
        else:
            fields = DeviceEventFields.from_dict(_fields)

        foreignid = d.pop("foreignid", UNSET)

        name = d.pop("name", UNSET)

        tagids = cast(list[str], d.pop("tagids", UNSET))

        version = d.pop("version", UNSET)

        versionid = d.pop("versionid", UNSET)

        made = cls(
            action=action,
            createdon=createdon,
            deviceid=deviceid,
            id=id,
            kind=kind,
            lastupdated=lastupdated,
            state=state,
            transactionid=transactionid,
            description=description,
            errmsg=errmsg,
            fields=fields,
            foreignid=foreignid,
            name=name,
            tagids=tagids,
            version=version,
            versionid=versionid,
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
