"""Values that requests set on a device: its plan, its group, custom fields, the place of use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from thingspace_contract.mock.call import Call
from thingspace_contract.mock.gateway.errors import ApiError
from thingspace_contract.mock.rules import documented
from thingspace_contract.mock.scenario import Plan
from thingspace_contract.mock.store import Device

__all__ = ["first_of_each_kind", "new_plan", "set_values"]


@documented(
    "A plan that is unknown is refused with its name in the error code.", "vendor page of synchronous error messages"
)
@documented(
    "Requests set a plan by its code.",
    "seed documents of setDeviceCustomState, changeDeviceServicePlan, changeDeviceIdentifier",
)
def new_plan(call: Call, code: str, account: str | None) -> Plan:
    """Return the plan that a request sets.

    Raises:
        ApiError: no account that the request may be about has it.
    """
    for each in [account] if account is not None else call.accessible_accounts:
        plan = call.platform.scenario.plan(each, code)
        if plan is not None and plan.code == code:
            return plan
    raise ApiError(f"REQUEST_FAILED.{code}.NotFound", "The service plan was not found.")


#: Members of a place of use → what their attributes are called after "PrimaryPlaceOfUse".
_NAME = {
    "title": "Title",
    "firstName": "FirstName",
    "middleName": "MiddleName",
    "lastName": "LastName",
    "suffix": "Suffix",
}
_ADDRESS = {
    "addressLine1": "AddressLine1",
    "addressLine2": "AddressLine2",
    "city": "City",
    "state": "State",
    "country": "Country",
    "zip": "ZipCode",
    "zip4": "ZipCode4",
    "phone": "CBRPhone",
    "phoneType": "CBRPhoneType",
    "emailAddress": "EmailAddress",
}


@documented("A device is in one group: joining one it leaves the former.", "vendor page of device groups")
def set_values(device: Device, body: Mapping[str, Any], place: Mapping[str, Any] | None) -> None:
    """Take over what a request sets on a device: group, custom fields, SKU, cost centre, place of use."""
    if body.get("groupName"):
        device.groups = [body["groupName"]]
    for each in body.get("customFields", ()):
        device.custom_fields[each["key"]] = each["value"]
    for member, attribute in (("skuNumber", "SkuNumber"), ("costCenterCode", "CostCenterCode"), ("smsrOid", "SmsrOid")):
        if body.get(member):
            device.attributes[attribute] = body[member]
    if place:
        for member, value in _place_attributes(place):
            device.attributes[f"PrimaryPlaceOfUse{member}"] = value


def first_of_each_kind(identifiers: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return identifiers by their kind in lower case, as a device has them; of a repeated kind the first."""
    found: dict[str, str] = {}
    for each in identifiers:
        found.setdefault(each["kind"].lower(), each["id"])
    return found


def _place_attributes(place: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a place of use; what neither the name nor the address has in the contract is no part."""
    address = dict(place.get("address", {}))
    head, _, tail = str(address.get("zip", "")).partition("-")
    if tail:
        address |= {"zip": head, "zip4": tail}
    for members, attributes in ((place.get("customerName", {}), _NAME), (address, _ADDRESS)):
        for member, attribute in attributes.items():
            if isinstance(members.get(member), str):
                yield attribute, members[member]
