"""The contract as objects, on a document small enough to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.contract import Contract, Effect, Per
from thingspace_contract.contract.validation import SchemaStore
from thingspace_contract.core.errors import UnknownNameError, UsageError
from thingspace_contract.core.exchange import Request, Response

JSON = {"Content-Type": "application/json"}
TOKENS = {"Authorization": "Bearer t", "VZ-M2M-Token": "s"}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return {
        "openapi": "3.1.1",
        "info": {"title": "tiny", "version": "1"},
        "servers": [{"url": "https://api.example/api"}],
        "security": [{"oauth": [], "session": []}],
        "x-sources": {
            "#": "spec/openapi.yaml",
            "#/components/schemas/Plan": "spec/shared/schemas/Plan.yaml",
            "#/paths/~1plans~1{accountName}": "spec/resources/accounts/plans_{accountName}.yaml",
        },
        "paths": {
            "/plans/{accountName}": {
                "parameters": [{"name": "accountName", "in": "path", "required": True, "schema": {"type": "string"}}],
                "get": {
                    "operationId": "listPlans",
                    "tags": ["accounts"],
                    "x-effect": "read",
                    "parameters": [{"name": "next", "in": "query", "schema": {"type": "integer", "minimum": 1}}],
                    "responses": {
                        "200": {
                            "description": "plans",
                            "content": {
                                "application/json": {
                                    "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Plan"}}
                                }
                            },
                        },
                        "202": {"description": "more", "headers": {"Location": {"required": True, "schema": {}}}},
                        "4XX": {"description": "refused"},
                    },
                },
            },
            "/plans/mine": {"get": {"operationId": "myPlan", "x-effect": "read", "responses": {"200": {}}}},
            "/plans": {
                "put": {
                    "operationId": "changePlan",
                    "x-effect": "mutates",
                    "x-evidence": "seed",
                    "x-decisions": ["D007"],
                    "x-messages": [
                        {
                            "service": "Carrier",
                            "message": "planResponse",
                            "per": "device",
                            "must": True,
                            "repeats": False,
                        }
                    ],
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Plan"},
                                "examples": {"cheap": {"value": {"code": "A1"}}},
                            }
                        },
                    },
                    "responses": {"200": {"$ref": "#/components/responses/Done"}},
                }
            },
            "/token": {
                "post": {
                    "operationId": "token",
                    "security": [{"basic": []}],
                    "x-effect": "session",
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/x-www-form-urlencoded": {
                                "schema": {"type": "object", "required": ["grant_type"]}
                            }
                        },
                    },
                    "responses": {"200": {"description": "ok"}},
                }
            },
        },
        "webhooks": {"Carrier": {"$ref": "#/components/pathItems/Carrier"}},
        "components": {
            "securitySchemes": {
                "oauth": {"type": "oauth2"},
                "session": {"type": "apiKey", "in": "header", "name": "VZ-M2M-Token"},
                "basic": {"type": "http", "scheme": "basic"},
            },
            "responses": {
                "Done": {"description": "done", "content": {"application/json": {"schema": {"type": "object"}}}}
            },
            "schemas": {
                "Plan": {
                    "type": "object",
                    "required": ["code"],
                    "properties": {"code": {"type": "string"}, "at": {"type": "string", "format": "date-time"}},
                },
                "PlanCallback": {
                    "x-message-key": "deviceResponse.planResponse",
                    "type": "object",
                    "required": ["requestId", "deviceResponse"],
                    "properties": {
                        "requestId": {"type": "string"},
                        "deviceResponse": {"type": "object", "required": ["planResponse"]},
                    },
                },
                "FaultCallback": {"x-message-key": "faultResponse", "type": "object", "required": ["faultResponse"]},
            },
            "pathItems": {
                "Carrier": {
                    "post": {
                        "summary": "results",
                        "requestBody": {
                            "content": {
                                "application/json": {
                                    "schema": {
                                        "anyOf": [
                                            {"$ref": "#/components/schemas/PlanCallback"},
                                            {"$ref": "#/components/schemas/FaultCallback"},
                                        ]
                                    },
                                    "examples": {"planResponse.done": {"value": {"requestId": "r"}}},
                                }
                            }
                        },
                        "responses": {"2XX": {"description": "taken"}},
                    }
                }
            },
        },
    }


@pytest.fixture(scope="module")
def contract(document: dict[str, Any]) -> Contract:
    return Contract(document)


def test_contract_reads_what_an_operation_declares(contract: Contract) -> None:
    operation = contract.operation("changePlan")
    promise = operation.promises[0]

    assert (operation.method, operation.effect, operation.evidence) == ("PUT", Effect.MUTATES, "seed, D007")
    assert (promise.service, promise.message, promise.per, promise.must) == (
        "Carrier",
        "planResponse",
        Per.DEVICE,
        True,
    )
    assert operation.request_examples() == {"cheap": {"code": "A1"}}
    assert operation.is_async


def test_contract_gives_messages_their_examples(contract: Contract) -> None:
    assert contract.message("Carrier", "planResponse").examples == {"planResponse.done": {"requestId": "r"}}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/plans/mine", ("myPlan", {})),  # a literal segment wins over a placeholder
        ("/plans/a%20b", ("listPlans", {"accountName": "a b"})),
        ("/plans/a/b", None),
        ("/plan", None),
    ],
)
def test_match_finds_the_operation_and_decodes_parameters(
    contract: Contract, path: str, expected: tuple[str, dict[str, str]] | None
) -> None:
    found = contract.match("GET", path)

    assert (found and (found[0].operation_id, found[1])) == expected


def test_allowed_lists_the_methods_of_a_path(contract: Contract) -> None:
    assert contract.allowed("/plans") == ["PUT"]
    assert contract.allowed("/nothing") == []


def test_url_path_escapes_what_would_change_the_path(contract: Contract) -> None:
    assert contract.operation("listPlans").url_path(accountName="a/b?c") == "/plans/a%2Fb%3Fc"


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (Request("PUT", "http://x/plans", {**TOKENS, **JSON}, b'{"code": "A1"}'), []),
        (Request("PUT", "http://x/plans", JSON, b'{"code": "A1"}'), ["header Authorization", "header VZ-M2M-Token"]),
        (Request("PUT", "http://x/plans", {**TOKENS, "Content-Type": "text/plain"}, b"{}"), ["header Content-Type"]),
        (Request("PUT", "http://x/plans", {**TOKENS, **JSON}, b"{"), ["body"]),
        (Request("PUT", "http://x/plans", {**TOKENS, **JSON}, b"\xff"), ["body"]),
        (Request("PUT", "http://x/plans", {**TOKENS, **JSON}, b""), ["body"]),
        (Request("PUT", "http://x/plans", {**TOKENS, **JSON}, b'{"code": 5}'), ["body/code"]),
        (Request("PUT", "http://x/plans", {**TOKENS, **JSON}, b'{"code": "A", "at": "soon"}'), ["body/at"]),
    ],
)
def test_request_problems_name_the_part_that_is_wrong(
    contract: Contract, request_: Request, expected: list[str]
) -> None:
    problems = contract.request_problems(contract.operation("changePlan"), request_, path="/plans")

    assert [problem.where for problem in problems] == expected


@pytest.mark.parametrize(
    ("query", "expected"), [("?next=2", []), ("?next=0", ["query next"]), ("?next=x", ["query next"])]
)
def test_query_parameters_are_read_as_their_type(contract: Contract, query: str, expected: list[str]) -> None:
    request = Request("GET", f"http://x/plans/a{query}", TOKENS)
    problems = contract.request_problems(contract.operation("listPlans"), request, path="/plans/a")

    assert [problem.where for problem in problems] == expected


def test_form_bodies_and_basic_credentials_are_checked(contract: Contract) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    operation = contract.operation("token")
    good = Request("POST", "http://x/token", {**form, "Authorization": "Basic eDp5"}, b"grant_type=client_credentials")
    bad = Request("POST", "http://x/token", {**form, "Authorization": "Bearer t"}, b"scope=x")

    assert contract.request_problems(operation, good, path="/token") == []
    assert [each.where for each in contract.request_problems(operation, bad, path="/token")] == [
        "header Authorization",
        "body",
    ]


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (Response(200, JSON, b'[{"code": "A"}]'), []),
        (Response(200, JSON, b'[{"code": 1}]'), ["body/0/code"]),
        (Response(200, {"Content-Type": "text/html"}, b"<html>"), ["header Content-Type"]),
        (Response(200, JSON, b"[{"), ["body"]),
        (Response(202, {}, b""), ["header Location"]),
        (Response(404, {}, b""), []),  # the 4XX range documents it
        (Response(503, {}, b""), ["status"]),
    ],
)
def test_response_problems_name_the_part_that_is_wrong(
    contract: Contract, response: Response, expected: list[str]
) -> None:
    problems = contract.response_problems(contract.operation("listPlans"), response)

    assert [problem.where for problem in problems] == expected


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ({"requestId": "r", "deviceResponse": {"planResponse": {}}}, []),
        ({"deviceResponse": {"planResponse": {}}}, ["body"]),
        ({"requestId": 5, "deviceResponse": {"planResponse": {}}}, ["body/requestId"]),
        ({"requestId": "r", "deviceResponse": {"other": {}}}, ["body"]),
        ({"faultResponse": {}}, []),
        ({"requestId": "r", "deviceResponse": {"planResponse": {}}, "faultResponse": None}, []),
        ({"deviceResponse": None, "faultResponse": {}}, []),
        ([], ["body"]),
        (None, ["body"]),
    ],
)
def test_callback_problems_are_about_the_message_that_the_key_names(
    contract: Contract, payload: Any, expected: list[str]
) -> None:
    assert [problem.where for problem in contract.callback_problems("Carrier", payload)] == expected


def test_problem_points_at_the_rule_and_place_at_the_file(contract: Contract) -> None:
    request = Request("PUT", "http://x/plans", {**TOKENS, **JSON}, b'{"code": 5}')
    (problem,) = contract.request_problems(contract.operation("changePlan"), request, path="/plans")

    assert problem.pointer == "#/components/schemas/Plan/properties/code/type"
    assert contract.place(problem.pointer) == "spec/shared/schemas/Plan.yaml#/properties/code/type"
    assert contract.place("#/components/securitySchemes/oauth") == "spec/openapi.yaml#/components/securitySchemes/oauth"
    assert contract.place("nowhere") == "nowhere"


def test_unknown_names_suggest_the_nearest(contract: Contract) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean changePlan"):
        contract.operation("ChangePlans")
    with pytest.raises(UnknownNameError, match="Did you mean Carrier"):
        contract.service("carier")
    with pytest.raises(UnknownNameError, match="Known: faultResponse, planResponse"):
        contract.message("Carrier", "zzz")


@pytest.mark.parametrize("text", ["", "[]", '{"openapi": "3.1.0"}', "{"])
def test_a_file_that_is_not_a_contract_is_misuse(tmp_path: Path, text: str) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(text)

    with pytest.raises(UsageError, match="not a bundled contract"):
        Contract.load(path)


def test_a_missing_file_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Cannot read"):
        Contract.load(tmp_path / "absent.json")


def test_loaded_contract_equals_the_document(tmp_path: Path, document: dict[str, Any]) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document))

    assert Contract.load(path).document == document


@pytest.mark.parametrize(
    ("value", "where", "message"),
    [
        ({"at": {"x": 5}}, "body/at/x", '5 is not of types "null", "string"'),
        ({"at": {}}, "body/at", '"y" is a required property'),
        ({"at": 5}, "body/at", '5 is not of type "object"'),
        ({"at": None}, None, None),
        ({"one": 5}, "body/one", "5 is not valid under any of the schemas listed in the 'anyOf' keyword"),
        ({"one": [5]}, "body/one/0", '5 is not of type "string"'),
        ({"one": {"x": 5}}, "body/one/x", '5 is not of types "null", "string"'),
    ],
)
def test_wrong_value_of_a_member_that_may_be_null_is_named_at_its_deepest_cause(
    value: Any, where: str | None, message: str | None
) -> None:
    place = {"type": "object", "properties": {"x": {"type": ["string", "null"]}, "y": {}}, "required": ["y"]}
    texts = {"type": "array", "items": {"type": "string"}}
    reference, null = {"$ref": "#/components/schemas/Place"}, {"type": "null"}
    whole = {
        "type": "object",
        "properties": {"at": {"anyOf": [reference, null]}, "one": {"anyOf": [texts, reference, null]}},
    }
    store = SchemaStore({"components": {"schemas": {"Place": place, "Whole": whole}}})
    if where == "body/at/x" or where == "body/one/x":
        next(iter(value.values()))["y"] = 1
    found = store.problems("#/components/schemas/Whole", value, "body")

    assert [(each.where, each.message) for each in found] == ([(where, message)] if where else [])
