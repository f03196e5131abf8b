"""Generated requests meet what exists, and leave the run's own things alone."""

from __future__ import annotations

from thingspace_contract.contract import Contract
from thingspace_contract.suites.server.data.example_values import ExampleValues
from thingspace_contract.suites.server.data.target_data import default_data
from thingspace_contract.suites.server.fuzzing.guard import Guard
from thingspace_contract.suites.server.fuzzing.simplified_schema import simplify_schema

LISTENING = frozenset({"registerCallbackListener", "deregisterCallbackListener", "deregisterLocationCallback"})
GUARD = Guard(
    "contract-user",
    frozenset({"0000123456-00001"}),
    "0000123456-00002",
    listening=LISTENING,
    is_own=lambda token: token == "our-token",
)


def test_guard_moves_listener_changes_to_the_spare_account() -> None:
    ours = {"accountName": "0000123456-00001", "serviceName": "StateService"}
    assert GUARD.path("deregisterCallbackListener", ours) == {**ours, "accountName": "0000123456-00002"}
    location = {"accountName": "0000123456-00001", "service": "DeviceLocation"}
    assert GUARD.path("deregisterLocationCallback", location) == {**location, "accountName": "0000123456-00002"}
    assert GUARD.path("listServicePlans", ours) == ours
    other = {"accountName": "9992330389-00001"}
    assert GUARD.path("registerCallbackListener", other) == other


def test_guard_never_lets_the_runs_user_log_in() -> None:
    assert GUARD.body("startSession", {"username": "contract-user", "password": "x"})["username"] != "contract-user"
    spare = {"username": "spare-user", "password": "x"}
    assert GUARD.body("startSession", spare) is spare


def test_guard_never_lets_the_runs_token_be_revoked() -> None:
    form = {"grant_type": "client_credentials", "token": "our-token"}
    assert GUARD.body("revokeAccessToken", form)["token"] != "our-token"
    other = {**form, "token": "another"}
    assert GUARD.body("revokeAccessToken", other) is other


def test_guard_registers_no_listener_that_somebody_may_have() -> None:
    body = GUARD.body("registerCallbackListener", {"name": "S", "url": "http://10.0.0.1:9001/x"})
    assert body["url"] == "https://listener.invalid/S"
    nonsense = {"name": "S", "url": 7}
    assert GUARD.body("registerCallbackListener", nonsense) is nonsense


def test_known_values_are_those_of_the_examples(contract: Contract) -> None:
    known = ExampleValues(contract)
    assert "0000123456-00001" in known.values("accountName")
    assert known.values("password") == () or "contract-password" not in known.values("password")


def test_known_values_keep_the_contract_and_repeat(contract: Contract) -> None:
    known = ExampleValues(contract)
    operation = contract.operation("changeDeviceServicePlan")
    pointer = operation.body_pointer()
    assert pointer is not None
    accounts = frozenset({"0000123456-00001"})
    filled = []
    for number in range(40):
        body = {
            "devices": [{"deviceIds": [{"kind": "imei", "id": str(number)}]}],
            "servicePlan": "?",
            "accountName": "a",
        }
        filled.append(known.body(operation, body, accounts=accounts))
        assert contract.schemas.is_valid(pointer, filled[-1])
        assert known.body(operation, body, accounts=accounts) == filled[-1]
    assert {each["accountName"] for each in filled} == {"a", "0000123456-00001"}
    assert len({each["devices"][0]["deviceIds"][0]["id"] for each in filled if each["servicePlan"] != "?"}) > 5


def test_default_world_listens_on_all_accounts_but_the_spare_one(contract: Contract) -> None:
    data = default_data(contract)
    assert data is not None
    assert data.account == "0000123456-00001"
    assert data.spare_account == "0000123456-00002"
    assert "0000123456-00002" not in data.listened
    assert {"0000123456-00001", "1223334444-00001"} <= set(data.listened)
    assert len(set(data.plans)) == 2


def test_tractable_documents_lose_only_long_lists() -> None:
    document = {"a": {"type": "array", "maxItems": 10_000}, "b": [{"type": "array", "maxItems": 3}]}
    simplify_schema(document)
    assert document == {"a": {"type": "array"}, "b": [{"type": "array", "maxItems": 3}]}


def test_tractable_documents_lose_rules_that_are_met_by_trial_only() -> None:
    kinds = [{"properties": {"devices": {"items": {"pattern": each}}}} for each in ("^a$", "^b$")]
    document = {"contains": {"type": "string"}, "allOf": [{"anyOf": kinds}], "not": {"contains": {"const": 1}}}
    simplify_schema(document)
    assert document == {"allOf": [{}], "not": {"contains": {"const": 1}}}
    choice = {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}
    simplify_schema(choice)
    assert len(choice["anyOf"]) == 2
