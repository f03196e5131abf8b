from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked as _masked
from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_object
from ..types import UNSET, Unset

T = TypeVar("T", bound="CallbackListener")


@_attrs_define
class CallbackListener:
    """A registered listener.

    Attributes:
        service_name (str): Callback service whose messages the listener receives.
        url (str): Address of the listener.
        account_name (str | Unset): Billing account.
        username (str | Unset): User name as registered; empty or absent if there is none.
        password (str | Unset): Password as registered, in clear; empty or absent if there is none.
    """

    service_name: str
    url: str
    account_name: str | Unset = UNSET
    username: str | Unset = UNSET
    password: str | Unset = _attrs_field(default=UNSET, repr=_masked)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        service_name = self.service_name

        url = self.url

        account_name = self.account_name

        username = self.username

        password = self.password

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "serviceName": service_name,
                "url": url,
            }
        )
        if not _is_unset(account_name):
            field_dict["accountName"] = account_name
        if not _is_unset(username):
            field_dict["username"] = username
        if not _is_unset(password):
            field_dict["password"] = password

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "serviceName", "url", "accountName", "username", "password")
        service_name = d.pop("serviceName")

        url = d.pop("url")

        account_name = d.pop("accountName", UNSET)

        username = d.pop("username", UNSET)

        password = d.pop("password", UNSET)

        made = cls(
            service_name=service_name,
            url=url,
            account_name=account_name,
            username=username,
            password=password,
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
