from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._values import as_object

if TYPE_CHECKING:
    from ..models.account_identifier import AccountIdentifier
    from ..models.device_configuration import DeviceConfiguration
    from ..models.resource_identifier import ResourceIdentifier


T = TypeVar("T", bound="SetDeviceConfigurationRequest")


@_attrs_define
class SetDeviceConfigurationRequest:
    """The device, and the values to set.

    Attributes:
        accountidentifier (AccountIdentifier): The billing account that authenticates the request.
        resourceidentifier (ResourceIdentifier): One unique identifier of a device, exactly one.
            `imei`, `iccid` and `id` are the published ones; the other kinds of identifiers are possible too.
        configuration (DeviceConfiguration): Names and values of settings; which there are depends on the device.
    """

    accountidentifier: AccountIdentifier
    resourceidentifier: ResourceIdentifier
    configuration: DeviceConfiguration
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        accountidentifier = self.accountidentifier.to_dict()

        resourceidentifier = self.resourceidentifier.to_dict()

        configuration = self.configuration.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountidentifier": accountidentifier,
                "resourceidentifier": resourceidentifier,
                "configuration": configuration,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.account_identifier import AccountIdentifier  # noqa: PLC0415
        from ..models.device_configuration import DeviceConfiguration  # noqa: PLC0415
        from ..models.resource_identifier import ResourceIdentifier  # noqa: PLC0415

        d = as_object(src_dict, "accountidentifier", "resourceidentifier", "configuration")
        accountidentifier = AccountIdentifier.from_dict(d.pop("accountidentifier"))

        resourceidentifier = ResourceIdentifier.from_dict(d.pop("resourceidentifier"))

        configuration = DeviceConfiguration.from_dict(d.pop("configuration"))

        made = cls(
            accountidentifier=accountidentifier,
            resourceidentifier=resourceidentifier,
            configuration=configuration,
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
