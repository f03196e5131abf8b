"""The scenario: what no field of the API shows, and what there is before the first request."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs

from thingspace_contract.core.errors import UsageError
from thingspace_contract.documents import DocumentError, load_yaml

__all__ = ["FITTING", "Plan", "Scenario"]


#: What an identifier of a device can be: none is longer than the 32 digits of an eid, and only a meid has letters.
FITTING = re.compile(r"[0-9]{1,32}|[0-9A-Fa-f]{14}")

_MANY = 2_000  # devices


@dataclass(frozen=True, slots=True)
class Plan:
    """A service plan; `nidd` marks one that needs a NIDD configuration of the device."""

    code: str
    name: str
    size_kb: int
    carrier_code: str
    nidd: bool


class Scenario:
    """A validated scenario document.

    Args:
        document: what `scenario_schema.json` describes.
        where: how messages name it.

    Raises:
        UsageError: the document does not keep the schema, or names what it does not define.
    """

    def __init__(self, document: dict[str, Any], where: str = "the scenario") -> None:
        self.document = document
        self.where = where
        _validate(document, where)
        self.plans = {plan["code"]: _plan(plan) for plan in document.get("plans", ())}
        self.accounts: list[str] = [account["name"] for account in document["accounts"]]
        self.services: dict[str, list[str]] = {
            service["name"]: [state["name"] for state in service["states"]] for service in document.get("services", ())
        }
        self.applications: dict[str, str] = {each["key"]: each["secret"] for each in document["applications"]}
        self._check_names()

    @classmethod
    def default(cls) -> Scenario:
        """Return the platform that the contract's examples speak of."""
        text = (files("thingspace_contract.mock") / "default_scenario.json").read_text("utf-8")
        return cls(json.loads(text), "the default scenario")

    @classmethod
    def load(cls, path: Path) -> Scenario:
        """Read a scenario from a JSON or YAML file.

        Raises:
            UsageError: the file cannot be read or is not a scenario.
        """
        try:
            document = load_yaml(path)
        except DocumentError as error:
            raise UsageError(f"Cannot read the scenario {path}: {error}") from error
        except OSError as error:
            raise UsageError(f"Cannot read the scenario {path}: {error.strerror}.") from error
        return cls(document, str(path))

    @property
    def main_account(self) -> str:
        """The account of what names none: the first."""
        return self.accounts[0]

    def password(self, username: str) -> str | None:
        """Return a user's password, None for an unknown user."""
        user = self._users.get(username)
        return None if user is None else str(user["password"])

    def accounts_of(self, username: str) -> list[str]:
        """Return the accounts that a user reaches; all, unless the scenario says which."""
        user = self._users.get(username, {})
        return list(user.get("accounts", self.accounts))

    def plan(self, account: str, name: str) -> Plan | None:
        """Return an account's plan by its code, or else by its name."""
        return self._found_plan(account, name)

    @property
    def records(self) -> dict[str, list[dict[str, Any]]]:
        """What accounts own beside devices, by kind."""
        return dict(self.document.get("records", {}))

    def identifiers(self) -> frozenset[str]:
        """Return the identifiers of all devices."""
        return frozenset(text for device in self._entries("devices") for text in device["ids"].values())

    @cached_property
    def odd_identifiers(self) -> frozenset[str]:
        """The identifiers of devices that fit no kind; they are accepted all the same."""
        return frozenset(each for each in self.identifiers() if not FITTING.fullmatch(each))

    @property
    def is_large(self) -> bool:
        """Whether its devices take more memory than is worth keeping once they are stored."""
        return len(self._entries("devices")) > _MANY

    def without_devices(self) -> Scenario:
        """Return the scenario with everything but its devices and what is odd about them."""
        found = Scenario({**self.document, "devices": []}, self.where)
        found.odd_identifiers = self.odd_identifiers
        return found

    def account(self, name: str) -> dict[str, Any]:
        """Return what the scenario says about an account; nothing for one that it does not know."""
        return self._accounts.get(name, {})

    def firmware_of(self, account: str) -> list[dict[str, Any]]:
        """Return the firmware images that an account's devices can get."""
        return [entry for entry in self._entries("firmware") if entry["account"] == account]

    def plans_of(self, account: str) -> list[Plan]:
        """Return the plans of an account; all, unless the scenario says which."""
        codes = self._accounts.get(account, {}).get("plans")
        return [plan for code, plan in self.plans.items() if codes is None or code in codes]

    @cached_property
    def _found_plan(self) -> Callable[[str, str], Plan | None]:
        """Asked for each device of a request, mostly for the same plan."""

        def found(account: str, name: str) -> Plan | None:
            own = [plan for plan in self.plans_of(account) if name in (plan.code, plan.name)]
            return min(own, key=lambda plan: plan.code != name) if own else None

        return lru_cache(256)(found)

    @cached_property
    def _users(self) -> dict[str, dict[str, Any]]:
        return {user["username"]: user for user in self.document["users"]}

    @cached_property
    def _accounts(self) -> dict[str, dict[str, Any]]:
        return {account["name"]: account for account in self.document["accounts"]}

    def _entries(self, member: str) -> list[dict[str, Any]]:
        return list(self.document.get(member, ()))

    def _check_names(self) -> None:
        """Refuse names that are not defined, and entries that share one."""
        for member in ("devices", "listeners", "requests", "firmware"):
            for index, entry in enumerate(self._entries(member)):
                self._check(entry["account"], self.accounts, "account", f"{member}/{index}")
        for kind, entries in self.records.items():
            for index, entry in enumerate(entries):
                self._check(entry["account"], self.accounts, "account", f"records/{kind}/{index}")
        for index, user in enumerate(self._entries("users")):
            for account in user.get("accounts", ()):
                self._check(account, self.accounts, "account", f"users/{index}")
        for index, account in enumerate(self._entries("accounts")):
            for plan in account.get("plans", ()):
                self._check(plan, list(self.plans), "plan", f"accounts/{index}")
        for index, device in enumerate(self._entries("devices")):
            if "plan" in device:
                self._check(device["plan"], list(self.plans), "plan", f"devices/{index}")
        for member, name in (("accounts", "name"), ("users", "username"), ("plans", "code"), ("requests", "id")):
            self._check_unique(member, [{name: entry[name]} for entry in self._entries(member)])
        uuids = [{"uuid": each["uuid"]} if "uuid" in each else {} for each in self._entries("devices")]
        devices = [{**each["ids"], **uuid} for each, uuid in zip(self._entries("devices"), uuids, strict=True)]
        self._check_unique("devices", devices)

    def _check_unique(self, member: str, names: list[dict[str, str]]) -> None:
        """Refuse a scenario in which two entries of a member have a name in common."""
        taken: dict[tuple[str, str], int] = {}
        for index, own in enumerate(names):
            for kind, value in own.items():
                first = taken.setdefault((kind.lower(), value.lower()), index)
                if first != index:
                    advice = "Give each one of its own."
                    raise UsageError(
                        f"{self.where}: {member}/{index} has the {kind} {value} of {member}/{first}.", advice
                    )

    def _check(self, name: str, known: list[str], kind: str, at: str) -> None:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            advice = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
            raise UsageError(f"{self.where}: {at} names the {kind} {name!r}, which is not defined.", advice)


def _plan(entry: dict[str, Any]) -> Plan:
    code = entry["code"]
    return Plan(
        code,
        entry.get("name", code),
        entry.get("sizeKb", 0),
        entry.get("carrierServicePlanCode", code),
        entry.get("nidd", False),
    )


def _validate(document: Any, where: str) -> None:
    schema = json.loads((files("thingspace_contract.mock") / "scenario_schema.json").read_text("utf-8"))
    errors = list(jsonschema_rs.Draft202012Validator(schema).iter_errors(document))
    if not errors:
        return
    error = max(errors, key=lambda each: "additionalProperties" in each.schema_path)
    place = "/".join(str(part) for part in error.instance_path)
    raise UsageError(f"{where}{f': {place}' if place else ''}: {error.message}.", _advice(schema, error))


def _advice(schema: Any, error: jsonschema_rs.ValidationError) -> str:
    """Suggest the member that was meant when an unknown one is the fault."""
    path = list(error.schema_path)
    if path[-1] != "additionalProperties":
        return ""
    node = schema
    for part in path[:-1]:
        node = node[int(part) if isinstance(node, list) else part]
    known = list(node["properties"])
    instance = error.instance if isinstance(error.instance, dict) else {}
    unknown = [member for member in instance if member not in known]
    near = difflib.get_close_matches(unknown[0], known, n=1) if unknown else []
    return f"Did you mean {near[0]}?" if near else f"Known members: {', '.join(known)}."
