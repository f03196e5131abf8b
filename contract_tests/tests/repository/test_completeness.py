"""The contract has every operation of the inventory and every callback service, as the inventory has them."""

from __future__ import annotations

import copy
import csv
import re
from pathlib import Path

import pytest

from thingspace_contract.contract import Contract, Promise
from thingspace_contract.documents import bundle
from thingspace_contract.documents.nulls import answer_schemas
from thingspace_contract.documents.pointer import escape, last

ROOT = Path(__file__).resolve().parents[3]
CONTRACT = Contract(bundle(ROOT / "spec"))
with (ROOT / "spec" / "inventory.tsv").open(encoding="utf-8", newline="") as lines:
    INVENTORY = {row["operationId"]: row for row in csv.DictReader(lines, delimiter="\t")}

SERVICES = {
    "AlertService",
    "CarrierService",
    "DeviceLocation",
    "DevicePRLInformation",
    "DeviceProfileService",
    "DevicePromoUsage",
    "DeviceService",
    "DeviceSuspensionStatus",
    "DeviceUsage",
    "DiagnosticsService",
    "EnhancedConnectivityService",
    "ExtendedEnhancedConnectivityService",
    "ExternalProvisioningChanges",
    "Fota",
    "IntelligenceService",
    "Location",
    "NetworkEventService",
    "NiddService",
    "PromoChanges",
    "PwnService",
    "QoS",
    "ResumeTrackingNotification",
    "SMSDeliveryConfirmation",
    "StateService",
    "SubscriptionNotificationService",
    "VIPCallbackService",
}


@pytest.mark.parametrize("tier", ["1", "2"])
def test_tier_is_complete_by_method_and_shape_of_path(tier: str) -> None:
    """How a path parameter is called is ours to choose; where it stands is not."""
    wanted = {shape(row["method"], row["path"]) for row in INVENTORY.values() if row["tier"] == tier}
    there = {shape(operation.method, operation.path) for operation in CONTRACT.operations.values()}

    assert wanted - there == set(), f"the contract lacks operations of tier {tier}:\n{table(tier)}"
    assert len(wanted) == sum(row["tier"] == tier for row in INVENTORY.values()), "two rows have the same request"


def test_every_optional_member_of_an_answer_may_be_null_and_no_required_one() -> None:
    """Null is absence (D242); what answers share with requests has no optional member, so nothing is left out."""
    answers = copy.deepcopy(dict(CONTRACT.document))
    for item in answers["paths"].values():
        for part in (item, *(each for each in item.values() if isinstance(each, dict))):
            for word in ("parameters", "requestBody", "x-request-rule"):
                part.pop(word, None)
    schemas = CONTRACT.document["components"]["schemas"]
    refused: set[str] = set()
    allowed: set[str] = set()
    for name in answer_schemas(answers):
        pointer = f"#/components/schemas/{name}"
        schema = schemas[name]
        inherited = [schemas[last(each["$ref"])] for each in schema.get("allOf", ()) if "$ref" in each]
        required = {member for each in (schema, *inherited) for member in each.get("required", ())}
        for member in schema.get("properties", ()):
            takes_null = CONTRACT.schemas.is_valid(f"{pointer}/properties/{escape(member)}", None)
            if takes_null is (member in required):
                (allowed if takes_null else refused).add(f"{name}.{member}")

    assert refused == set()
    assert allowed == set()


def test_contract_has_nothing_beside_the_inventory() -> None:
    wanted = {shape(row["method"], row["path"]) for row in INVENTORY.values()}

    assert [
        each.operation_id for each in CONTRACT.operations.values() if shape(each.method, each.path) not in wanted
    ] == []


def test_operations_have_the_names_and_effects_of_the_inventory() -> None:
    known = {shape(row["method"], row["path"]): (row["operationId"], row["effect"]) for row in INVENTORY.values()}
    there = {shape(each.method, each.path): (each.operation_id, each.effect) for each in CONTRACT.operations.values()}

    assert {key: value for key, value in there.items() if known.get(key, value) != value} == {}, f"\n{table()}"


def test_all_callback_services_are_there() -> None:
    assert set(CONTRACT.services) == SERVICES
    assert len(SERVICES) == 26


@pytest.mark.parametrize("operation_id", INVENTORY)
def test_promised_messages_agree_with_the_inventory(operation_id: str) -> None:
    """What the inventory names is promised, and nothing is promised that it does not allow for; ? is anything.

    Messages whose service it does not know need not be promised; then the contract calls them undocumented.
    """
    named = [tuple(entry.split(":")) for entry in INVENTORY[operation_id]["callbacks"].split(",") if entry]
    operation = CONTRACT.operation(operation_id)
    lacking = [entry for entry in named if not any(agree(entry, each) for each in operation.promises)]
    surplus = [each for each in operation.promises if not any(agree(entry, each) for entry in named)]

    assert [entry for entry in lacking if entry[0] != "?"] == []
    assert surplus == []
    assert not lacking or "callback" in operation.undocumented


def agree(entry: tuple[str, ...], promise: Promise) -> bool:
    """Whether a promise is what a row names; one that repeats also stands for the later messages, which may come."""
    service, message, per, when = entry
    return (
        service in ("?", promise.service)
        and message in ("?", promise.message or "?")
        and per in ("?", promise.per)
        and (promise.repeats or (when == "must") == promise.must)
    )


def shape(method: str, path: str) -> str:
    return f"{method} {re.sub(r'{[^{}]+}', '{}', path)}"


def table(tier: str = "") -> str:
    """Every row of the inventory beside what the contract has for its request."""
    there = {shape(each.method, each.path): each for each in CONTRACT.operations.values()}
    lines = []
    for row in INVENTORY.values():
        if tier in ("", row["tier"]):
            found = there.get(shape(row["method"], row["path"]))
            ours = f"{found.operation_id} ({found.effect})" if found else "MISSING"
            lines.append(f"{row['tier']}  {row['operationId']:<36} {row['effect']:<10} {ours}")
    return "\n".join(lines)
