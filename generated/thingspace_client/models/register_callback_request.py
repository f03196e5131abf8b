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

T = TypeVar("T", bound="RegisterCallbackRequest")


@_attrs_define
class RegisterCallbackRequest:
    """Which messages go to which URL.

    Attributes:
        name (str): Name of the callback service, case-sensitive.
            Known are CarrierService, StateService, NiddService, DeviceService, DevicePRLInformation,
            DeviceSuspensionStatus, DeviceUsage, DevicePromoUsage, DeviceProfileService, DiagnosticsService,
            EnhancedConnectivityService, SMSDeliveryConfirmation, ExtendedEnhancedConnectivityService, AlertService,
            ExternalProvisioningChanges, ResumeTrackingNotification, PromoChanges, SubscriptionNotificationService,
            IntelligenceService, QoS, PwnService, NetworkEventService and VIPCallbackService.
        url (str): Address of the listener, http or https, reachable from the platform.
            Allowed ports: 80, 443, 9001 to 9006, 28200 to 28220, 50551 to 50559; an https certificate comes from a public
            authority.
        username (str | Unset): User name to put into each message, at most 40 characters; not the one of the session.
        password (str | Unset): Password to put into each message in clear, at most 40 characters; not the one of the
            session.
    """

    name: str
    url: str
    username: str | Unset = UNSET
    password: str | Unset = _attrs_field(default=UNSET, repr=_masked)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        url = self.url

        username = self.username

        password = self.password

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "url": url,
            }
        )
        if not _is_unset(username):
            field_dict["username"] = username
        if not _is_unset(password):
            field_dict["password"] = password

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = as_object(src_dict, "name", "url", "username", "password")
        name = d.pop("name")

        url = d.pop("url")

        username = d.pop("username", UNSET)

        password = d.pop("password", UNSET)

        made = cls(
            name=name,
            url=url,
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
