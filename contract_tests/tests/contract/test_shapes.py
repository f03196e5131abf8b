"""What schemas name: members that nobody named, nulls in place of absence, open parts, rules over a whole request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.contract import Contract
from thingspace_contract.contract.shapes.nulls import optional_nulls, without_nulls
from thingspace_contract.contract.shapes.open_parts import open_places
from thingspace_contract.contract.shapes.request_rules import request_rule
from thingspace_contract.contract.shapes.shape import Shapes
from thingspace_contract.contract.shapes.unknown_members import unknown_members

TEXT = {"type": "string"}
NAME = {"type": "object", "properties": {"groupName": TEXT}}


@pytest.fixture(scope="module")
def contract() -> Contract:
    return Contract.load()


def shapes(**schemas: Any) -> Shapes:
    return Shapes({"components": {"schemas": schemas}})


def unknown(schema: Any, body: Any) -> list[str]:
    """Return what is said of the members of a body that a schema does not name."""
    return [
        str(each)
        for each in unknown_members(shapes(Body=schema, Name=NAME), "#/components/schemas/Body", body).problems
    ]


SAID = "the contract does not know this member"
FILTER = {"type": "object", "properties": {"filter": NAME}}


@pytest.mark.parametrize(
    ("schema", "body", "said"),
    [
        (NAME, {"groupname": "x"}, [f"body/groupname: {SAID}; did you mean groupName?"]),
        (NAME, {"GROUPNAME": "x"}, [f"body/GROUPNAME: {SAID}; did you mean groupName?"]),
        (NAME, {"group_name": "x"}, [f"body/group_name: {SAID}; did you mean groupName?"]),
        (NAME, {"zzz": "x", "groupName": "y"}, [f"body/zzz: {SAID}"]),
        (FILTER, {"filter": {"groupname": "x"}}, [f"body/filter/groupname: {SAID}; did you mean groupName?"]),
        (FILTER, {"filter": "no object"}, []),
        ({"$ref": "#/components/schemas/Name"}, {"groupnam": 1}, [f"body/groupnam: {SAID}; did you mean groupName?"]),
        ({"type": "array", "items": NAME}, [{}, {"zzz": 1}], [f"body/1/zzz: {SAID}"]),
        ({"allOf": [NAME, {"properties": {"zzz": TEXT}}]}, {"groupName": "x", "zzz": "y"}, []),
        ({"allOf": [NAME], "properties": {"a": TEXT}}, {"b": 1}, [f"body/b: {SAID}"]),
        ({"anyOf": [NAME, {"properties": {"zzz": TEXT}}]}, {"zzz": "y"}, []),
        ({"oneOf": [NAME, {"properties": {"zzz": NAME}}]}, {"zzz": {"x": 1}}, [f"body/zzz/x: {SAID}"]),
        ({**NAME, "if": {"properties": {"groupName": {"const": "a"}}}, "then": FILTER}, {"filter": {}}, []),
        ({**NAME, "dependentSchemas": {"groupName": FILTER}}, {"filter": {"zzz": 1}}, [f"body/filter/zzz: {SAID}"]),
        ({**NAME, "not": {"properties": {"zzz": {}}}}, {"zzz": 1}, [f"body/zzz: {SAID}"]),
        ({**NAME, "additionalProperties": True}, {"zzz": 1}, []),
        ({**NAME, "additionalProperties": {}}, {"zzz": 1}, []),
        ({**NAME, "additionalProperties": False}, {"zzz": 1}, [f"body/zzz: {SAID}"]),
        ({"additionalProperties": NAME}, {"any": {"groupName": "x", "zzz": 1}}, [f"body/any/zzz: {SAID}"]),
        ({**NAME, "unevaluatedProperties": NAME}, {"any": {"zzz": 1}}, [f"body/any/zzz: {SAID}"]),
        ({"patternProperties": {"^x-": NAME}}, {"x-a": {"zzz": 1}}, [f"body/x-a/zzz: {SAID}"]),
        ({"patternProperties": {"^x-": NAME}}, {"y-a": {"zzz": 1}}, [f"body/y-a: {SAID}"]),
        ({"type": "object"}, {"zzz": 1}, []),
        ({}, {"zzz": [{"zzz": 1}]}, []),
        (True, {"zzz": 1}, []),
        (TEXT, "text", []),
    ],
)  # fmt: skip
def test_member_that_no_schema_names_is_told_with_the_nearest_that_one_does(
    schema: Any, body: Any, said: list[str]
) -> None:
    """Maps may hold anything; everything that is combined counts, but what a `not` speaks of."""
    assert unknown(schema, body) == said


def test_report_is_bounded_and_counts_the_rest() -> None:
    """Elements of an array are one place: the first is told, and the number of all others."""
    body = {"list": [{"groupname": "x"}] * 10_000, "zzz": 1}
    schema = {"type": "object", "properties": {"list": {"type": "array", "items": NAME}}}

    assert unknown(schema, body) == [
        f"body/zzz: {SAID}",
        f"body/list/0/groupname: {SAID}; did you mean groupName?",
        "body: and 9,999 more members that the contract does not know",
    ]
    many = unknown(NAME, {f"member{'x' * number}": 1 for number in range(500)})
    assert len(many) == 21
    assert many[-1] == "body: and 480 more members that the contract does not know"


def test_name_without_end_is_cut() -> None:
    """Whoever sends a name of a megabyte gets a line of usual length."""
    (said,) = unknown(NAME, {"groupName" * 100_000: 1})

    assert len(said) < 150


def test_walk_visits_each_object_once_however_schemas_are_combined() -> None:
    """The work is that of the body: combinators are looked through once, not for each element."""
    item = {"allOf": [NAME, NAME], "anyOf": [NAME, {"properties": {"inner": {"anyOf": [NAME, NAME]}}}]}
    found = shapes(Body={"type": "array", "items": item})

    visits = list(found.walk("#/components/schemas/Body", [{"groupName": "x", "inner": {"groupName": "y"}}] * 500))

    assert len(visits) == 1 + 500 * 2
    assert len({id(visit.shape) for visit in visits}) == 3


_NAMES = st.text("abc", min_size=1, max_size=4)
_SCHEMAS = st.recursive(
    st.just(TEXT),
    lambda inner: (
        st.dictionaries(_NAMES, inner, min_size=1, max_size=3).map(lambda each: {"type": "object", "properties": each})
        | inner.map(lambda each: {"type": "array", "items": each})
        | inner.map(lambda each: {"allOf": [each]})
        | inner.map(lambda each: {"anyOf": [each, {"type": "null"}]})
    ),
    max_leaves=8,
)


def _value(schema: Any) -> Any:
    """Return a value with every member that a schema names."""
    if "properties" in schema:
        return {name: _value(each) for name, each in schema["properties"].items()}
    if "items" in schema:
        return [_value(schema["items"])]
    return _value((schema.get("allOf") or schema["anyOf"])[0]) if "type" not in schema else "text"


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(each)


@given(_SCHEMAS, st.data())
def test_only_what_is_added_is_unknown(schema: Any, data: st.DataObject) -> None:
    """All members that are named are known, at any depth; one more anywhere is found, and nothing else."""
    body = _value(schema)

    assert unknown(schema, body) == []
    objects = list(_objects(body))
    if objects:
        data.draw(st.sampled_from(objects))["Z"] = {"inner": 1}
        assert [said.partition(":")[0].rpartition("/")[2] for said in unknown(schema, body)] == ["Z"]


NULLS = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": TEXT,
        "name": TEXT,
        "open": {},
        "both": {"type": ["string", "null"]},
        "choice": {"enum": ["R", "U"]},
        "map": {"type": "object", "additionalProperties": True},
        "inner": {"type": "array", "items": {"allOf": [{"properties": {"a": TEXT}}, {"required": ["a"]}]}},
    },
    "anyOf": [{"required": ["name"]}, {"required": ["choice"]}],
}


def test_null_stands_for_absence_where_a_member_is_optional_and_never_null() -> None:
    """What must be there, what may be null, and what the contract does not name keep their null."""
    body = dict.fromkeys(["id", "name", "open", "both", "choice", "unknown"]) | {
        "map": {"x": None},
        "inner": [{"a": None, "b": None}, None],
    }

    places = list(optional_nulls(shapes(Body=NULLS), "#/components/schemas/Body", body))

    assert places == ["body/name", "body/choice"]


def test_body_without_nulls_has_all_else() -> None:
    """What stood for nothing is gone, at any depth, and nothing else is."""
    found = shapes(Body=NULLS)
    body = {"id": None, "name": None, "both": None, "map": {"x": None}, "inner": [{"a": "y"}, None], "more": None}

    meant = without_nulls(found, found.at("#/components/schemas/Body"), body)

    assert meant == {name: value for name, value in body.items() if name != "name"}
    assert list(optional_nulls(found, "#/components/schemas/Body", meant)) == []


def test_contract_refuses_null_for_every_member_of_a_request(contract: Contract) -> None:
    """No source documents a null; one way to say that a member is absent is enough."""
    tried = 0
    for operation in contract.operations.values():
        for media_type in operation.body:
            pointer = operation.body_pointer(media_type)
            assert pointer
            for body in operation.request_examples(media_type).values():
                for visit in contract.shapes.walk(pointer, body):
                    for member in list(visit.shape.properties) if isinstance(visit.value, dict) else []:
                        before = visit.value.get(member, ...)
                        visit.value[member] = None
                        problems = contract.body_problems(operation, media_type, body)
                        assert problems, (operation.operation_id, visit.place, member)
                        tried += 1
                        del visit.value[member]
                        if before is not ...:
                            visit.value[member] = before
    assert tried > 500


def test_breach_by_null_says_what_to_do(contract: Contract) -> None:
    operation = contract.operation("changeDeviceServicePlan")
    body = {"devices": None, "groupName": "West", "servicePlan": None}

    found = {each.where: each.message for each in contract.body_problems(operation, "application/json", body)}

    assert found["body/devices"] == 'null is not of type "array"; leave it out'
    assert found["body/servicePlan"] == 'null is not of type "string"'


def test_no_example_of_the_contract_has_an_unknown_member(contract: Contract) -> None:
    for operation in contract.operations.values():
        for media_type in operation.body:
            for body in operation.request_examples(media_type).values():
                assert contract.unknown_members(operation, media_type, body).problems == (), operation.operation_id


def test_unknown_members_of_a_form_are_found(contract: Contract) -> None:
    operation = contract.operation("requestAccessToken")
    (media_type,) = operation.body

    (said,) = contract.unknown_members(operation, media_type, {"grant_type": "x", "Scope_": "y", "": "z"}).problems[:1]

    assert said.where == "body/Scope_"


def test_contract_lists_its_open_parts(contract: Contract) -> None:
    """A message or an operation is in the list exactly when the document marks it so."""
    marked = {
        message.label
        for service in contract.services.values()
        for message in service.messages
        if "x-undocumented" in contract.document["components"]["schemas"][message.component]
    }
    marked |= {each.operation_id for each in contract.operations.values() if each.undocumented - {"callback"}}

    assert {part.subject for part in contract.open_parts} == marked
    assert all(part.decisions for part in contract.open_parts)


def test_open_part_names_the_member_that_holds_it_and_its_own_decisions(contract: Contract) -> None:
    message = contract.message("CarrierService", "")

    assert message.open_part is not None
    assert (message.open_part.part, message.open_part.holder) == ("message", "deviceResponse")
    assert message.open_part.decisions == ("D117",)
    assert contract.message("CarrierService", "activateResponse").open_part is None
    (part,) = contract.operation("retrieveBilledUsage").open_parts
    assert (part.part, part.decisions) == ("response", ("D155",))


def test_open_place_within_a_body_is_told_once(contract: Contract) -> None:
    operation = contract.operation("getLocationConsents")
    pointer = operation.success[0].schema_pointer("application/json")
    assert pointer

    body = {"accountName": "x", "deviceList": [{"a": {"b": 1}}, {"c": 2}]}

    assert list(open_places(contract.shapes, pointer, body)) == [("body/deviceList/0", ("D210",))]
    assert list(open_places(contract.shapes, pointer, {"accountName": "x"})) == []


def test_rule_over_a_request_says_what_it_needs(contract: Contract) -> None:
    rule = request_rule(contract.shapes, contract.operation("changeDeviceIdentifier"))

    assert rule is not None
    assert (rule.about, rule.needs) == (("path", "body"), (("path", "serviceType", "4g"),))
    assert request_rule(contract.shapes, contract.operation("changeDeviceServicePlan")) is None


def test_every_rule_over_a_request_can_be_read(contract: Contract) -> None:
    """What a rule looks at is a parameter that the operation has."""
    for operation in contract.operations.values():
        rule = request_rule(contract.shapes, operation)
        assert (rule is not None) == ("x-request-rule" in operation.raw)
        for location, name, _ in rule.needs if rule else ():
            assert (location, name) in {(each.location, each.name) for each in operation.parameters}
