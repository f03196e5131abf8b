from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._masking import masked_members as _masked_members
from .._members import is_unset as _is_unset
from .._values import as_array, as_object
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ip_pool import IpPool
    from ..models.service_plan import ServicePlan


T = TypeVar("T", bound="Account")


@_attrs_define
class Account:
    """A billing account, and what it can use.

    Attributes:
        account_name (str): Name of the account.
        account_number (str | Unset): Number of the account in billing.
        organization_name (str | Unset): Organization that owns the account.
        is_provisioning_allowed (bool | Unset): Whether activating a device adds it too; if not, devices must be added
            first.
        carriers (list[str] | Unset): Carriers of the account.
        features (list[str] | Unset): Features of the account, for example kinds of addresses.
        ip_pools (list[IpPool] | Unset): IP pools of the account.
        service_plans (list[ServicePlan] | Unset): Service plans of the account, as listServicePlans gives them; codes
            may repeat.
    """

    account_name: str
    account_number: str | Unset = UNSET
    organization_name: str | Unset = UNSET
    is_provisioning_allowed: bool | Unset = UNSET
    carriers: list[str] | Unset = UNSET
    features: list[str] | Unset = UNSET
    ip_pools: list[IpPool] | Unset = UNSET
    service_plans: list[ServicePlan] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=_masked_members)

    def to_dict(self) -> dict[str, Any]:
        account_name = self.account_name

        account_number = self.account_number

        organization_name = self.organization_name

        is_provisioning_allowed = self.is_provisioning_allowed

        carriers: list[str] | Unset = UNSET
        if not _is_unset(self.carriers):
            carriers = self.carriers

        features: list[str] | Unset = UNSET
        if not _is_unset(self.features):
            features = self.features

        ip_pools: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.ip_pools):
            ip_pools = []
            for i_p_pools_item_data in self.ip_pools:
                i_p_pools_item = i_p_pools_item_data.to_dict()
                ip_pools.append(i_p_pools_item)

        service_plans: list[dict[str, Any]] | Unset = UNSET
        if not _is_unset(self.service_plans):
            service_plans = []
            for service_plans_item_data in self.service_plans:
                service_plans_item = service_plans_item_data.to_dict()
                service_plans.append(service_plans_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accountName": account_name,
            }
        )
        if not _is_unset(account_number):
            field_dict["accountNumber"] = account_number
        if not _is_unset(organization_name):
            field_dict["organizationName"] = organization_name
        if not _is_unset(is_provisioning_allowed):
            field_dict["isProvisioningAllowed"] = is_provisioning_allowed
        if not _is_unset(carriers):
            field_dict["carriers"] = carriers
        if not _is_unset(features):
            field_dict["features"] = features
        if not _is_unset(ip_pools):
            field_dict["iPPools"] = ip_pools
        if not _is_unset(service_plans):
            field_dict["servicePlans"] = service_plans

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ip_pool import IpPool  # noqa: PLC0415
        from ..models.service_plan import ServicePlan  # noqa: PLC0415

        d = as_object(
            src_dict,
            "accountName",
            "accountNumber",
            "organizationName",
            "isProvisioningAllowed",
            "carriers",
            "features",
            "iPPools",
            "servicePlans",
        )
        account_name = d.pop("accountName")

        account_number = d.pop("accountNumber", UNSET)

        organization_name = d.pop("organizationName", UNSET)

        is_provisioning_allowed = d.pop("isProvisioningAllowed", UNSET)

        carriers = cast(list[str], d.pop("carriers", UNSET))

        features = cast(list[str], d.pop("features", UNSET))

        _ip_pools = d.pop("iPPools", UNSET)
        ip_pools: list[IpPool] | Unset = UNSET
        if _ip_pools is not UNSET:
            ip_pools = []
            for i_p_pools_item_data in as_array(_ip_pools):
                i_p_pools_item = IpPool.from_dict(i_p_pools_item_data)

                ip_pools.append(i_p_pools_item)

        _service_plans = d.pop("servicePlans", UNSET)
        service_plans: list[ServicePlan] | Unset = UNSET
        if _service_plans is not UNSET:
            service_plans = []
            for service_plans_item_data in as_array(_service_plans):
                service_plans_item = ServicePlan.from_dict(service_plans_item_data)

                service_plans.append(service_plans_item)

        made = cls(
            account_name=account_name,
            account_number=account_number,
            organization_name=organization_name,
            is_provisioning_allowed=is_provisioning_allowed,
            carriers=carriers,
            features=features,
            ip_pools=ip_pools,
            service_plans=service_plans,
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
