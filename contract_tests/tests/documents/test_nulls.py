"""Null is absence: what is written out at each optional member of an answer, and that it means just this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thingspace_contract.documents import bundle, lint, write_out_nulls

Files = dict[str, Any]
Lay = Callable[[Files], Path]
Schema = dict[str, Any]

THING = "resources/things/schemas/Thing.yaml"
STOP_REQUEST = "resources/things/schemas/StopRequest.yaml"
SERVICE = "callbacks/CarrierService/callback.yaml"
OPEN = "callbacks/CarrierService/schemas/OpenMessage.yaml"
REF = "#/components/schemas/"
CALM = settings(deadline=None, suppress_health_check=list(HealthCheck))  # a busy machine is not a failure


def answering(schemas: dict[str, Schema]) -> dict[str, Any]:
    """Return a document with one operation, which answers with the schema called Answer and takes no body."""
    media = {"application/json": {"schema": {"$ref": f"{REF}Answer"}}}
    return {
        "paths": {"/": {"get": {"responses": {"200": {"description": "It.", "content": media}}}}},
        "components": {"schemas": schemas},
    }


def accepts(schemas: dict[str, Schema], value: Any) -> bool:
    registry = jsonschema_rs.Registry([("urn:it", {"components": {"schemas": schemas}})])
    return jsonschema_rs.Draft202012Validator({"$ref": f"urn:it{REF}Answer"}, registry=registry).is_valid(value)


def written(schemas: dict[str, Schema]) -> dict[str, Schema]:
    return dict(write_out_nulls(answering(schemas))["components"]["schemas"])


# The grammar of the property: an answer with the members a, b, c and an inner object, some required, with rules in
# which the presence of members decides. The inner object has p and q. Base is what the answer takes over by allOf.
# A rule that speaks of members itself stands beside it in allOf, as the answer has members of its own.

NAMES = ("a", "b", "c")
ABSENT = object()
MERGED = {"properties", "required"}
REQUIRED = st.lists(st.sampled_from(NAMES), unique=True, max_size=3)
TEXT: Schema = {"type": "string"}
INNER: Schema = {"type": "object", "properties": {"p": TEXT, "q": {"const": "on"}}, "required": ["p"]}
PRESENT = st.one_of(
    REQUIRED.filter(bool).map(lambda names: {"required": names}),
    st.sampled_from(NAMES).map(lambda name: {"properties": {name: {"const": "on"}}}),
    st.sampled_from(NAMES).map(lambda name: {"required": [name], "properties": {name: {"enum": ["on", "off"]}}}),
    st.just({"required": ["inner"], "properties": {"inner": {"anyOf": [{"required": ["q"]}, {"required": ["z"]}]}}}),
    st.just({"properties": {"inner": {"required": ["q"], "properties": {"q": {}}}}}),
)
TESTS = st.recursive(
    PRESENT,
    lambda inner: st.one_of(
        inner.map(lambda each: {"not": each}),
        st.dictionaries(
            st.sampled_from(["allOf", "anyOf", "oneOf"]),
            st.lists(inner, min_size=1, max_size=3),
            min_size=1,
            max_size=2,
        ),
        st.tuples(inner, inner).map(lambda each: {"if": each[0], "then": each[1]}),
        st.tuples(inner, inner).map(lambda each: {"if": each[0], "else": each[1]}),
    ),
    max_leaves=4,
)
DEPENDENT = st.dictionaries(st.sampled_from(NAMES), REQUIRED, min_size=1, max_size=2)
RULES = st.one_of(
    TESTS,
    DEPENDENT.map(lambda others: {"dependentRequired": others}),
    st.tuples(st.sampled_from(NAMES), TESTS).map(lambda each: {"dependentSchemas": {each[0]: each[1]}}),
)
Contract = tuple[dict[str, Schema], set[str]]


@st.composite
def contracts(draw: st.DrawFn) -> Contract:
    """Draw the schemas of an answer, and which of its members are required."""
    base: Schema = {"type": "object", "properties": dict.fromkeys(NAMES[:2], TEXT)}
    base["required"] = draw(st.sampled_from([[], [], ["a"], ["b"]]))
    inner: Schema = {"$ref": f"{REF}Inner"}
    rule = draw(RULES)
    answer: Schema = {
        **rule,
        "type": "object",
        "properties": {**dict.fromkeys(NAMES[draw(st.integers(0, 2)) :], TEXT), "inner": inner},
        "required": draw(st.sampled_from([[], [], ["a"], ["c"], ["inner"], ["b", "inner"]])),
        "allOf": [{"$ref": f"{REF}Base"}, *rule.get("allOf", ()), {k: rule[k] for k in rule.keys() & MERGED}],
    }
    return {"Answer": answer, "Base": base, "Inner": INNER}, {*answer["required"], *base["required"]}


@st.composite
def answers(draw: st.DrawFn, required: set[str]) -> dict[str, Any]:
    """Draw an answer that mostly has what is required, and null or nothing where much else could be."""
    values = st.sampled_from(["on", "on", "off", None, None, ABSENT, ABSENT])
    drawn = {name: draw(values) for name in (*NAMES, "unknown", "inner")}
    whole = {name: "on" if name in required and draw(st.integers(0, 9)) else each for name, each in drawn.items()}
    if isinstance(whole["inner"], str):
        held = {"p": "on", "q": draw(values), "z": draw(values)}
        whole["inner"] = {name: each for name, each in held.items() if each is not ABSENT}
    left = {name: each for name, each in whole.items() if each is not ABSENT}
    return left | draw(st.sampled_from([{}, {}, {}, {}, {"a": 5}, {"c": 5}, {"inner": 5}, {"inner": {"p": None}}]))


def without_nulls(value: Any, required: set[str]) -> Any:
    """Return an answer without the members that are null although nothing requires them."""
    if not isinstance(value, dict):
        return value
    left = {name: each for name, each in value.items() if each is not None or name in required}
    return {name: without_nulls(each, {"p"}) if name == "inner" else each for name, each in left.items()}


def drawn(data: st.DataObject) -> tuple[dict[str, Schema], set[str], dict[str, Any]]:
    schemas, required = data.draw(contracts())
    return schemas, required, data.draw(answers(required))


@settings(CALM, max_examples=300)
@given(st.data())
def test_null_members_are_absent_ones(data: st.DataObject) -> None:
    schemas, required, answer = drawn(data)

    assert accepts(written(schemas), answer) is accepts(schemas, without_nulls(answer, required))


@CALM
@given(st.data())
def test_an_answer_without_nulls_is_judged_as_before(data: st.DataObject) -> None:
    schemas, _, answer = drawn(data)
    answer = without_nulls(answer, set())

    assert accepts(written(schemas), answer) is accepts(schemas, answer)


def test_the_property_meets_good_and_bad_answers_with_nulls() -> None:
    """A property whose cases are all refused for other reasons would hold of anything."""
    met: Counter[tuple[bool, bool]] = Counter()

    @settings(CALM, max_examples=300, database=None, derandomize=True)
    @given(st.data())
    def count(data: st.DataObject) -> None:
        schemas, required, answer = drawn(data)
        left = without_nulls(answer, required)
        met[accepts(schemas, left), left != answer] += 1

    count()

    assert met[True, True] > 50
    assert met[False, True] > 50


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TEXT, {"type": ["string", "null"]}),
        ({"type": ["string", "integer"], "minLength": 1}, {"type": ["string", "integer", "null"], "minLength": 1}),
        ({"description": "Any."}, {"description": "Any."}),
        (
            {"$ref": f"{REF}Inner", "description": "It."},
            {"description": "It.", "anyOf": [{"$ref": f"{REF}Inner"}, {"type": "null"}]},
        ),
        ({"anyOf": [TEXT, {"$ref": f"{REF}Inner"}]}, {"anyOf": [TEXT, {"$ref": f"{REF}Inner"}, {"type": "null"}]}),
        ({"type": "string", "const": "on"}, {"anyOf": [{"type": "string", "const": "on"}, {"type": "null"}]}),
        ({"type": "array", "items": TEXT}, {"type": ["array", "null"], "items": TEXT}),
        (
            {"type": "object", "additionalProperties": TEXT},
            {"type": ["object", "null"], "additionalProperties": {"type": ["string", "null"]}},
        ),
    ],
)
def test_an_optional_member_says_that_it_may_be_null(before: Schema, after: Schema) -> None:
    answer: Schema = {"type": "object", "properties": {"a": before, "b": before}, "required": ["b"]}
    answer = written({"Answer": answer, "Inner": INNER})["Answer"]

    assert answer["properties"]["a"] == after
    assert accepts({"Answer": {"properties": {"b": answer["properties"]["b"]}}, "Inner": INNER}, {"b": None}) is (
        before == {"description": "Any."}
    )


def test_what_requests_are_made_of_stays_as_it_is(files: Files, lay: Lay) -> None:
    """Also what a request and an answer are both made of: a request with null is another question."""
    files[STOP_REQUEST]["properties"]["thing"] = {"$ref": "Thing.yaml", "description": "One more."}
    root = lay(files)
    plain, public = (bundle(root, with_nulls=each)["components"]["schemas"] for each in (False, True))

    assert {name for name in plain if plain[name] != public[name]} == {"RequestAccepted", "StopDeviceResponse"}


def test_an_answer_that_is_not_json_stays_as_it_is(files: Files, lay: Lay) -> None:
    content = files["shared/responses/BadRequest.yaml"]["content"]
    content["application/xml"] = {"schema": {"$ref": "../schemas/XmlFault.yaml"}}
    fault = {"type": "object", "properties": {"code": TEXT}}
    files["shared/schemas/XmlFault.yaml"] = fault

    assert bundle(lay(files))["components"]["schemas"]["XmlFault"] == fault


def with_open_message(files: Files, rule: Any) -> Files:
    """Return the specification with a message for results that nobody documents, which has a rule as its `not`."""
    files[SERVICE]["post"]["requestBody"]["content"]["application/json"]["schema"]["anyOf"].append(
        {"$ref": "schemas/OpenMessage.yaml"}
    )
    files[OPEN] = {"type": "object", "description": "Anything.", "x-message-key": ""}
    if rule is not None:
        files[OPEN]["not"] = rule
    return files


def holding(schema: Schema) -> Schema:
    return {"required": ["deviceResponse"], "properties": {"deviceResponse": schema}}


FAULT = {"required": ["faultResponse"], "properties": {"faultResponse": {}}}
OBJECT: Schema = {"type": "object"}
STOP = holding({"anyOf": [{"required": ["stopResponse"]}]})


def test_an_open_message_refuses_the_keys_of_the_others_unless_they_are_null(files: Files, lay: Lay) -> None:
    root = lay(with_open_message(files, {"anyOf": [FAULT, STOP]}))
    schemas = bundle(root)["components"]["schemas"]

    def passes(value: Any) -> bool:
        return accepts({**schemas, "Answer": {"$ref": f"{REF}OpenMessage"}}, value)

    assert not lint(root)
    assert passes({"faultResponse": None, "deviceResponse": None})
    assert passes({"deviceResponse": {"stopResponse": None, "newResponse": {}}})
    assert not passes({"faultResponse": ""})
    assert not passes({"faultResponse": None, "deviceResponse": {"stopResponse": {}, "newResponse": {}}})


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (None, "does not refuse faultResponse of FaultMessage"),
        ({"anyOf": [FAULT]}, "does not refuse deviceResponse.stopResponse of StopMessage"),
        (
            {"anyOf": [FAULT, holding({"required": ["stopResponse"], "properties": {"stopResponse": OBJECT}})]},
            "does not refuse deviceResponse.stopResponse of StopMessage with [] under it",
        ),
        (
            {"anyOf": [FAULT, holding({})]},
            "refuses a message without deviceResponse.stopResponse of StopMessage",
        ),
    ],
)
def test_an_open_message_that_is_not_told_apart_is_found(files: Files, lay: Lay, rule: Any, says: str) -> None:
    found = lint(lay(with_open_message(files, rule)))

    assert {(each.rule, each.where.partition(":")[0]) for each in found} == {("told-apart", f"spec/{OPEN}")}
    assert f"OpenMessage {says}" in [each.message for each in found]
