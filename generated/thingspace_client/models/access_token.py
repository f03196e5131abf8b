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

T = TypeVar("T", bound="AccessToken")


@_attrs_define
class AccessToken:
    """Bearer token of an application.

    Attributes:
        access_token (str): Opaque value to send as bearer in the `Authorization` header.
        token_type (str): How to send the token, `Bearer`.
        expires_in (int | Unset): Remaining life in seconds, at most 3600.
        scope (str | Unset): Granted scopes, separated by blanks.
        refresh_token (str | Unset): Listed by one source, never seen with this grant.
    """

    access_token: str = _attrs_field(repr=_masked)
    token_type: str
    expires_in: int | Unset = UNSET
    scope: str | Unset = UNSET
    refresh_token: str | Unset = _attrs_field(default=UNSET, repr=_masked)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        access_token = self.access_token

        token_type = self.token_type

        expires_in = self.expires_in

        scope = self.scope

        refresh_token = self.refresh_token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "access_token": access_token,
                "token_type": token_type,
            }
        )
        if not _is_unset(expires_in):
            field_dict["expires_in"] = expires_in
        if not _is_unset(scope):
            field_dict["scope"] = scope
        if not _is_unset(refresh_token):
            field_dict["refresh_token"] = refresh_token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "access_token", "token_type", "expires_in", "scope", "refresh_token")
        access_token = d.pop("access_token")

        token_type = d.pop("token_type")

        expires_in = d.pop("expires_in", UNSET)

        scope = d.pop("scope", UNSET)

        refresh_token = d.pop("refresh_token", UNSET)

        made = cls(
            access_token=access_token,
            token_type=token_type,
            expires_in=expires_in,
            scope=scope,
            refresh_token=refresh_token,
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
