"""A gallery of faulty specifications: each rule catches its own, and the correct one passes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from thingspace_contract.documents import lint
from thingspace_contract.documents.lint import RULES

Files = dict[str, Any]
Lay = Callable[[Files], Path]

INDEX = "openapi.yaml"
GET = "resources/things/m2m_v1_things_{thingId}.yaml"
STOP = "resources/things/m2m_v1_things_actions_stop.yaml"
THING = "resources/things/schemas/Thing.yaml"
STOPPED = "resources/things/schemas/StopRequest.yaml"
STATE = "resources/things/schemas/ThingState.yaml"
SERVICE = "callbacks/CarrierService/callback.yaml"
MESSAGE = "callbacks/CarrierService/schemas/StopMessage.yaml"
FAULT = "callbacks/CarrierService/schemas/FaultMessage.yaml"
EXAMPLES = "resources/things/examples"
SHOWN = "callbacks/CarrierService/examples"
MISSING = object()
WHY = {"type": "string", "description": "Why."}
TEXT = {"type": "string", "minLength": 1}
LIST = {"type": "array", "description": "Some."}
OPEN_MAP = {
    "type": "object",
    "description": "Reasons by name.",
    "minProperties": 1,
    "additionalProperties": {"type": "string", "minLength": 1},
}


class Case(NamedTuple):
    """One fault: the rule that sees it, where it is laid (file and path of members), and words of the finding."""

    rule: str
    file: str
    path: str
    value: Any
    says: str


CASES = [
    Case("document", THING, "", "type: object\ntype: object\n", "the key 'type' appears twice"),
    Case("document", THING, "properties state $ref", "ThingsState.yaml", "leads nowhere"),
    Case("document", f"{EXAMPLES}/getThing/nonsense.json", "", {}, "does not say what it is an example of"),
    Case("openapi-3.1", INDEX, "info title", MISSING, '"title" is a required property'),
    Case("openapi-3.1", GET, "get responses 200 description", MISSING, '"description" is a required property'),
    Case("openapi-3.1", GET, "get parameters", [], "thingId"),
    Case("json-schema", THING, "type", "objekt", "objekt"),
    Case("json-schema", THING, "properties id pattern", "(", "regex"),
    Case("schema-keyword", THING, "properties id maxLenght", 5, "maxLenght is not a keyword"),
    Case("index", INDEX, "paths /m2m/v1/more", {"get": {}}, "paths holds more than a $ref for /m2m/v1/more"),
    Case("index", INDEX, "components schemas", {"Inline": {"description": "No."}}, "the index holds schemas"),
    Case("index", INDEX, "security", MISSING, "the root has no security"),
    Case("path-file", INDEX, "paths /m2m/v1/more", {"$ref": GET}, "the file of /m2m/v1/more is m2m_v1_things"),
    Case("tag-folder", GET, "get tags", ["things", "more"], "has not exactly one tag"),
    Case("tag-folder", GET, "get tags", MISSING, "has not exactly one tag"),
    Case("tag-folder", GET, "get tags", ["other"], "the tag other is not declared"),
    Case("tag-folder", INDEX, "tags 0 name", "thing", "the tag things is not declared"),
    Case("schema-name", "shared/schemas/thing_part.yaml", "", {"description": "X."}, "is not PascalCase"),
    Case("schema-name", "shared/schemas/ThingStateType0.yaml", "", {"description": "X."}, "sounds generated"),
    Case("schema-name", "shared/schemas/StopBody.yaml", "", {"description": "X."}, "sounds generated"),
    Case("schema-name", "shared/schemas/Item.yaml", "", {"description": "X."}, "sounds generated"),
    Case("schema-name", "shared/schemas/Thing2go.yaml", "", {"description": "X."}, "a small letter after a digit"),
    Case("schema-name", "shared/schemas/Thing2.yaml", "", {"description": "X."}, "the digits in Thing2"),
    Case("unused-file", "shared/schemas/Forgotten.yaml", "", {"description": "X."}, "nothing refers to this schema"),
    Case("unused-file", "shared/parameters/Old.yaml", "", {"name": "x", "in": "query", "schema": {}}, "parameter"),
    Case("unused-file", "resources/things/old.yaml", "", {"get": {}}, "no path refers to this file"),
    Case("unused-file", "resources/things/notes.txt", "", "x", "a file that no convention knows"),
    Case("webhook", INDEX, "webhooks", {}, "lists no webhook CarrierService"),
    Case("webhook", INDEX, "webhooks Other", {"$ref": SERVICE}, "the webhook Other is another service's file"),
    Case("operation-id", GET, "get operationId", MISSING, "has no operationId"),
    Case("operation-id", GET, "get operationId", "get_thing", "get_thing is not camelCase"),
    Case("operation-id", GET, "get operationId", "stopThings", "stopThings names 2 operations"),
    Case("operation-text", GET, "get summary", MISSING, "getThing has no summary"),
    Case("operation-text", GET, "get description", "  ", "getThing has no description"),
    Case("operation-text", SERVICE, "post description", MISSING, "CarrierService has no description"),
    Case("operation-effect", GET, "get x-effect", "reads", "getThing has no known x-effect"),
    Case("evidence", GET, "get x-evidence", MISSING, "getThing has no x-evidence"),
    Case("evidence", GET, "get x-evidence", "rumour", "x-evidence 'rumour' is not known"),
    Case("evidence", SERVICE, "post x-evidence", MISSING, "CarrierService has no x-evidence"),
    Case("undocumented", GET, "get x-undocumented", ["answer"], "is not a list of parts"),
    Case("documented-errors", GET, "get responses 401", MISSING, "getThing does not document 401"),
    Case("link-target", STOP, "post responses 200 links thing operationId", "findThing", "leads to findThing"),
    Case("link-target", STOP, "post responses 200 links thing operationId", MISSING, "a link without operationId"),
    Case("link-target", STOP, "post responses 200 links thing parameters", {"id": "x"}, "has no parameter id"),
    Case(
        "request-rule", STOP, "post x-request-rule", {"properties": {"header": {}}}, "header is not a part of a request"
    ),
    Case(
        "request-rule",
        STOP,
        "post x-request-rule",
        {"then": {"properties": {"body": {"required": ["thing"]}}}},
        "thing is not a part of the body",
    ),
    Case("request-rule", GET, "get x-request-rule", {"properties": {"path": {"required": ["id"]}}}, "id is not a part"),
    Case("request-rule", GET, "get x-request-rule", {"require": []}, "require is not a keyword"),
    Case("request-rule", GET, "get x-request-rule", {"required": 5}, "is not"),
    Case(
        "inline-class",
        THING,
        "properties part",
        {"description": "X.", "properties": {}},
        "an object is described in place",
    ),
    Case(
        "inline-class", THING, "properties parts items", {"type": "object", "properties": {}}, "an object is described"
    ),
    Case("inline-class", THING, "properties id enum", ["a"], "an enum is described in place"),
    Case("inline-class", THING, "properties id", {"description": "X.", "anyOf": [{"properties": {}}]}, "an object"),
    Case(
        "inline-class",
        STOP,
        "post requestBody content application/json schema",
        {"type": "object", "properties": {"things": {"type": "array", "items": {"type": "string"}}}},
        "an object is described in place",
    ),
    Case("description", THING, "description", MISSING, "Thing has no description"),
    Case("description", THING, "properties id description", " ", "id has no description"),
    Case(
        "description", "shared/parameters/ThingId.yaml", "description", MISSING, "parameter thingId has no description"
    ),
    Case("description", THING, "allOf", [{"properties": {"more": {"type": "string"}}}], "more has no description"),
    Case("description", GET, "get responses 200 description", "", "a response has no description"),
    Case("enum", STATE, "enum", ["active", "idle", "active"], "the enum value 'active' appears twice"),
    Case("enum", STATE, "enum", ["active", "idle", 5], "the enum value 5 is not of type string"),
    Case("enum", STATE, "enum", ["active", "idle", True], "the enum value True is not of type string"),
    Case("enum", STATE, "type", MISSING, "an enum without type"),
    Case("typed-value", THING, "properties id examples", [2421], '2421 is not of type "string"'),
    Case("typed-value", THING, "properties id default", 5, '5 is not of type "string"'),
    Case("typed-value", THING, "properties id const", 5, '5 is not of type "string"'),
    Case("required-member", THING, "required", ["idd"], "Thing requires idd, which is not one of its properties"),
    Case("answer-null", THING, "properties id type", ["string", "null"], "Thing allows null by itself"),
    Case("answer-null", THING, "anyOf", [{"properties": {"id": {"type": "null"}}}, {}], "Thing allows null by itself"),
    Case("answer-null", THING, "not", {"properties": {"id": {"const": None}}}, "Thing allows null by itself"),
    Case("answer-null", THING, "minProperties", 1, "minProperties looks at null members too"),
    Case("answer-null", THING, "maxProperties", 9, "maxProperties looks at null members too"),
    Case("answer-null", THING, "propertyNames", {"maxLength": 9}, "propertyNames looks at null members too"),
    Case("answer-null", THING, "patternProperties", {"^x": TEXT}, "patternProperties looks at null members too"),
    Case("answer-null", THING, "unevaluatedProperties", False, "unevaluatedProperties looks at null members too"),
    Case("answer-null", THING, "properties list", LIST | {"prefixItems": [TEXT]}, "prefixItems does not know null"),
    Case("answer-null", THING, "properties list", LIST | {"contains": TEXT}, "contains does not know null"),
    Case("answer-null", THING, "properties list", LIST | {"unevaluatedItems": False}, "unevaluatedItems does not know"),
    Case("answer-null", THING, "properties json", WHY | {"contentSchema": TEXT}, "contentSchema does not know null"),
    Case("answer-null", THING, "$defs", {"Part": TEXT}, "$defs does not know null"),
    Case("required-member", THING, "anyOf", [{"required": ["id"]}, {"required": ["stat"]}], "Thing requires stat"),
    Case("required-member", THING, "dependentRequired", {"id": ["stat"]}, "Thing requires stat"),
    Case("empty-text", STOPPED, "properties things items minLength", MISSING, "an item of things may be empty"),
    Case("empty-text", STOPPED, "properties why", WHY, "why may be empty"),
    Case("empty-text", "shared/parameters/ThingId.yaml", "schema", {"type": "string"}, "thingId may be empty"),
    Case("empty-text", STOPPED, "properties why", WHY | {"x-empty": " "}, "why may be empty"),
    Case("empty-text", STOPPED, "properties why", WHY | {"x-empty": "none", "minLength": 1}, "and refuses it"),
    Case("counted-members", STOPPED, "minProperties", 1, "minProperties counts unknown members too"),
    Case("example", f"{EXAMPLES}/getThing/response-200.one-thing.json", "", MISSING, "no example of its response-200"),
    Case("example", f"{EXAMPLES}/stopThings/request.two-things.json", "", MISSING, "has no example of its request"),
    Case("parameter-example", "shared/parameters/ThingId.yaml", "example", MISSING, "thingId has no example"),
    Case(
        "example-valid",
        f"{EXAMPLES}/getThing/response-200.one-thing.json",
        "id",
        12,
        '12 is not of types "null", "string"',
    ),
    Case("example-valid", f"{EXAMPLES}/stopThings/request.two-things.json", "things 1", 7, '7 is not of type "string"'),
    Case("example-valid", "shared/parameters/ThingId.yaml", "example", 12, '12 is not of type "string"'),
    Case(
        "example-valid",
        "shared/responses/BadRequest.yaml",
        "content application/json example errorMessage",
        MISSING,
        '"errorMessage" is a required property',
    ),
    Case("message-example", f"{SHOWN}/stopResponse.stopped.json", "", MISSING, "StopMessage has no example"),
    Case("message-example", f"{SHOWN}/stopResponse.stopped.json", "requestId", MISSING, "is not a valid StopMessage"),
    Case("message-example", f"{SHOWN}/stopResponse.stopped.json", "faultResponse", "x", "is also a FaultMessage"),
    Case(
        "message-example",
        f"{SHOWN}/stopped.x.json",
        "",
        {"requestId": "r", "faultResponse": "x"},
        "has no message stopped",
    ),
    Case("message-key", MESSAGE, "x-message-key", MISSING, "StopMessage has no x-message-key"),
    Case("message-key", MESSAGE, "required", ["requestId"], "StopMessage does not require deviceResponse"),
    Case("message-key", MESSAGE, "x-message-key", "deviceResponse.stopped", "does not require stopped of its key"),
    Case("message-key", MESSAGE, "x-message-key", "faultResponse", "two messages with the key 'faultResponse'"),
    Case(
        "told-apart",
        SERVICE,
        "post requestBody content application/json schema anyOf",
        [{"$ref": "schemas/StopMessage.yaml"}, {"$ref": "schemas/FaultMessage.yaml"}],
        "the fault of CarrierService is not its first message",
    ),
    Case("message-key", THING, "x-message-key", "id", "Thing has a key but is not a message of a service"),
    Case(
        "message-key",
        SERVICE,
        "post requestBody content application/json schema anyOf 2",
        {"type": "object"},
        "a message of CarrierService has no file of its own",
    ),
    Case("messages", STOP, "post x-messages 0 per", "thing", "per is 'thing'"),
    Case("messages", STOP, "post x-messages 0 must", "yes", "must is 'yes'"),
    Case("messages", STOP, "post x-messages 0 repeats", MISSING, "repeats is None"),
    Case("messages", STOP, "post x-messages 0 often", True, "x-messages knows no often"),
    Case("messages", STOP, "post x-messages 0 service", "OtherService", "there is no callback service OtherService"),
    Case("messages", STOP, "post x-messages 0 message", "stopped", "CarrierService has no message stopped"),
    Case("messages", STOP, "post x-messages 0 message", MISSING, "which message of CarrierService is not said"),
    Case("messages", STOP, "post x-messages 0 message", "faultResponse", "faultResponse is implied"),
    Case("messages", STOP, "post x-messages", "CarrierService", "x-messages is not a list of mappings"),
    Case("callbacks", STOP, "post callbacks", MISSING, "callbacks has no entry for CarrierService"),
    Case("callbacks", STOP, "post x-messages", [], "x-messages promises nothing of CarrierService"),
    Case("callbacks", STOP, "post callbacks CarrierService", {"https://x.invalid/": {}}, "is not the service's"),
    Case("decision", GET, "get x-decisions", ["D001", "D999"], "DECISIONS.md has no decision D999"),
    Case("decision", GET, "get x-decisions", "D001", "x-decisions is not a list"),
    Case("decision", "DECISIONS.md", "", MISSING, "is missing or unreadable"),
    Case("undocumented-decision", GET, "get x-undocumented", ["response"], "DECISIONS.md says nothing about getThing"),
    Case("inventory", "inventory.tsv", "", MISSING, "is missing or unreadable"),
    Case("inventory", "inventory.tsv", "", "operationId\tmethod\n", "lacks a column"),
    Case("inventory", GET, "get x-effect", "consumes", "getThing has effect consumes, spec/inventory.tsv says read"),
    Case("inventory", GET, "get operationId", "readThing", "spec/inventory.tsv has no row readThing"),
    Case("extension-name", GET, "get x-evidense", "seed", "x-evidense is not one of our extensions"),
]


def change(files: Files, case: Case) -> Files:
    """Lay the fault of a case into a correct specification."""
    steps = case.path.split()
    if not steps:
        if case.value is MISSING:
            del files[case.file]
        else:
            files[case.file] = case.value
        return files
    *parents, last = steps
    owner = files[case.file]
    for step in parents:
        owner = owner[int(step) if isinstance(owner, list) else step]
    if isinstance(owner, list):
        owner[int(last) : int(last) + 1] = [case.value]
    elif case.value is MISSING:
        del owner[last]
    else:
        owner[last] = case.value
    return files


def test_the_correct_specification_passes(files: Files, lay: Lay) -> None:
    assert lint(lay(files)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.says[:40]}")
def test_a_fault_is_found_by_its_rule(files: Files, lay: Lay, case: Case) -> None:
    findings = [finding for finding in lint(lay(change(files, case))) if finding.rule == case.rule]

    assert [finding for finding in findings if case.says in finding.message], findings
    for finding in findings:
        assert finding.where.startswith("spec/")
        assert finding.advice
        assert "\n" not in str(finding)


def test_every_rule_has_a_case_and_a_reason() -> None:
    assert {case.rule for case in CASES} == set(RULES)
    assert all(rule.reason.endswith(".") for rule in RULES.values())


@pytest.mark.parametrize(
    ("file", "path", "value"),
    [
        (STOP, "post responses", {"4XX": {"description": "No."}, "200": {"description": "Yes."}}),
        (THING, "allOf", [{"if": {"properties": {"state": {"const": "idle"}}}, "then": {"required": ["id"]}}]),
        (THING, "anyOf", [{"required": ["id"]}, {"properties": {"id": {"enum": ["a"], "type": "string"}}}]),
        (
            THING,
            "allOf",
            [{"$ref": "../../../shared/schemas/RequestAccepted.yaml"}, {"properties": {"state": {"const": "idle"}}}],
        ),
        (THING, "properties labels", {"description": "Free.", "additionalProperties": {"type": "string"}}),
        (THING, "properties address2", {"type": "string", "description": "More."}),
        (GET, "get x-request-rule", {"if": {"properties": {"path": {"required": ["thingId"]}}}}),
        (GET, "get x-audience", "nobody"),
        (STOPPED, "properties why", WHY | {"pattern": "^[a-z]+$"}),
        (STOPPED, "properties why", WHY | {"x-empty": "no reason"}),
        (STOPPED, "properties why", OPEN_MAP),
        (THING, "properties list", LIST | {"items": {"type": "string"}}),
        (STOPPED, "properties list", LIST | {"prefixItems": [TEXT]}),
        (STOPPED, "properties list", LIST | {"contains": TEXT}),
        (STOPPED, "properties list", LIST | {"items": TEXT, "unevaluatedItems": False}),
        (STOPPED, "properties why", WHY | {"minLength": 1, "contentSchema": TEXT}),
        (STOPPED, "properties why", {"description": "Why.", "patternProperties": {"^x": TEXT}}),
        (STOPPED, "$defs", {"Part": TEXT}),
    ],
)
def test_what_is_allowed_passes(files: Files, lay: Lay, file: str, path: str, value: Any) -> None:
    if file == STOP:
        del files[f"{EXAMPLES}/stopThings/response-200.accepted.json"]
        files["shared/schemas/RequestAccepted.yaml"] = MISSING
        del files["shared/schemas/RequestAccepted.yaml"]
    case = Case("", file, path, value, "")

    assert lint(lay(change(files, case))) == []


def test_an_undocumented_part_needs_no_example(files: Files, lay: Lay) -> None:
    del files[f"{EXAMPLES}/getThing/response-200.one-thing.json"]
    files[GET]["get"]["x-undocumented"] = ["response"]
    files["DECISIONS.md"] += "\nNobody shows the response of `getThing`.\n"

    assert lint(lay(files)) == []


def test_an_asynchronous_operation_without_messages_is_found(files: Files, lay: Lay) -> None:
    del files[STOP]["post"]["x-messages"]
    del files[STOP]["post"]["callbacks"]

    assert [finding.message for finding in lint(lay(files))] == ["stopThings is asynchronous but declares no messages"]


def test_undocumented_callbacks_need_no_message_name(files: Files, lay: Lay) -> None:
    del files[STOP]["post"]["x-messages"][0]["message"]
    files[STOP]["post"]["x-undocumented"] = ["callback"]
    files["DECISIONS.md"] += "\nNobody shows the messages of `stopThings`.\n"

    assert lint(lay(files)) == []


def test_a_service_without_documented_message_has_one_open_component(files: Files, lay: Lay) -> None:
    files["openapi.yaml"]["webhooks"]["FotaService"] = {"$ref": "callbacks/FotaService/callback.yaml"}
    files["callbacks/FotaService/callback.yaml"] = {
        "post": {
            "summary": "Something",
            "description": "Nobody knows what.",
            "x-evidence": "vendor-page",
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "schemas/Envelope.yaml"}}}},
            "responses": {"2XX": {"description": "Received."}},
        }
    }
    files["callbacks/FotaService/schemas/Envelope.yaml"] = {
        "type": "object",
        "description": "Anything.",
        "x-message-key": "",
    }
    files["callbacks/FotaService/examples/message.at-all.json"] = {"x": 1}

    assert lint(lay(files)) == []
