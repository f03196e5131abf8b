"""Where listeners are registered: each family of callback services has operations of its own, found in the contract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.contract.validation import resolve
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.correlation.received import json_of

__all__ = ["ListenerApi", "find_listener_apis"]

_ACCOUNT = "{accountName}"
_URL = "https://listener.invalid/"


@dataclass(frozen=True)
class ListenerApi:
    """The operations that register, list and deregister the listeners of some services.

    Args:
        services: the callback services that are registered here and nowhere else.
        with_credentials: whether a registration may have a user name and a password.
    """

    register: Operation
    listing: Operation
    remove: Operation
    services: tuple[str, ...]
    with_credentials: bool

    @property
    def changing(self) -> frozenset[str]:
        """The ids of the operations that change listeners."""
        return frozenset({self.register.operation_id, self.remove.operation_id})

    def removal(self, account: str, service: str) -> dict[str, str]:
        """Return the path parameters that remove a listener; the families call the service's one differently."""
        names = [each.name for each in self.remove.parameters if each.location == "path"]
        return {name: account if name == "accountName" else service for name in names}

    def listed(self, listing: Exchange) -> dict[str, dict[str, Any]]:
        """Return the entries of a list of listeners by their service; the families call it differently, too.

        The body may be empty when there are none.
        """
        entries = json_of(listing.response.body) if listing.response.accepted else None
        found = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
        named = [(entry.get("serviceName") or entry.get("name"), entry) for entry in found]
        return {service: entry for service, entry in named if isinstance(service, str)}


def find_listener_apis(contract: Contract) -> tuple[ListenerApi, ...]:
    """Return the listener APIs in the contract's order; a service belongs to the one that takes the fewest."""
    found = list(_triples(contract))
    taken = [frozenset(_accepted(contract, register)) for register, _, _ in found]
    home = {
        name: min((number for number, names in enumerate(taken) if name in names), key=lambda each: len(taken[each]))
        for name in contract.services
        if any(name in names for names in taken)
    }
    return tuple(
        ListenerApi(
            register=register,
            listing=listing,
            remove=remove,
            services=tuple(name for name, owner in home.items() if owner == number),
            with_credentials="password" in _properties(contract, register),
        )
        for number, (register, listing, remove) in enumerate(found)
    )


def _triples(contract: Contract) -> Iterator[tuple[Operation, Operation, Operation]]:
    by_call = {(each.method, each.path): each for each in contract.operations.values()}
    for (method, path), register in by_call.items():
        listing = by_call.get(("GET", path))
        removing = [
            each for (verb, where), each in by_call.items() if verb == "DELETE" and where.startswith(f"{path}/name/")
        ]
        if method == "POST" and path.endswith(f"/callbacks/{_ACCOUNT}") and listing is not None and removing:
            yield register, listing, removing[0]


def _accepted(contract: Contract, register: Operation) -> Iterator[str]:
    pointer = register.body_pointer()
    for name in contract.services if pointer else ():
        if pointer and contract.schemas.is_valid(pointer, {"name": name, "url": _URL + name}):
            yield name


def _properties(contract: Contract, operation: Operation) -> dict[str, Any]:
    schema = operation.body.get("application/json", {}).get("schema", {})
    resolved = resolve(contract.document, schema["$ref"]) if "$ref" in schema else schema
    properties: dict[str, Any] = resolved.get("properties", {})
    return properties
