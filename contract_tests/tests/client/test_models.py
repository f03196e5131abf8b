"""Every model and every enum of the package: what it says about itself, and that it loses nothing."""

from __future__ import annotations

import enum
import json
import re
from importlib.resources import files
from typing import Any

import attrs
import pytest

from thingspace_client import models
from thingspace_client.types import UNSET

CONTRACT = json.loads(files("thingspace_client").joinpath("openapi.json").read_text("utf-8"))
SCHEMAS: dict[str, Any] = CONTRACT["components"]["schemas"]
ENUMS = [name for name in models.__all__ if issubclass(getattr(models, name), enum.Enum)]
OBJECTS = [name for name in models.__all__ if name not in ENUMS]

# Requests that several operations share, and those that have the platform's own word for what the operation does.
OTHERWISE = {
    "ChangeEuiccDeviceServiceRequest": {"suspendEuiccDevice", "resumeEuiccDevice"},
    "ChangeLocalProfileRequest": {"disableProfile", "downloadAndDisableProfile"},
    "ChangeProfileRequest": {"enableProfile", "deleteProfile", "downloadAndEnableProfile"},
    "ChangeProfileServiceRequest": {"suspendProfile", "resumeProfile"},
    "GoToStateRequest": {"setDeviceCustomState"},
    "LoginRequest": {"startSession"},
}


def requests() -> dict[str, set[str]]:
    """Return the operationIds that take each model as their body."""
    found: dict[str, set[str]] = {}
    for item in CONTRACT["paths"].values():
        for operation in item.values():
            for media in operation["requestBody"]["content"].values() if "requestBody" in operation else ():
                name = media["schema"]["$ref"].rpartition("/")[2]
                found.setdefault(name, set()).add(operation["operationId"])
    return found


def words(name: str) -> list[str]:
    return [word.lower() for word in re.findall("[A-Z]?[a-z]+|[A-Z]+|[0-9]+", name)]


def largest(schema: dict[str, Any]) -> Any:
    """Return a value with every member that a schema names; each list has one element."""
    if "$ref" in schema:
        return largest(SCHEMAS[schema["$ref"].rpartition("/")[2]])
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    parts = [largest(part) for part in schema.get("allOf", []) if "$ref" in part]
    members = {name: largest(member) for name, member in schema.get("properties", {}).items()}
    if parts or members or schema.get("type") == "object":
        return {name: value for part in (*parts, members) for name, value in part.items()}
    if "anyOf" in schema and "type" not in schema:
        return largest(schema["anyOf"][0])
    kind = schema.get("type", "string")
    kind = kind if isinstance(kind, str) else kind[0]
    if kind == "array":
        return [largest(schema["items"])]
    return {"boolean": True, "integer": 1, "number": 1.5}.get(kind, "x")


def spelt(name: str, operation: str) -> list[str]:
    """Return the words of an operation, and "request", that a name has in the same order."""
    rest = iter([*words(operation), "request"])
    return [word for word in words(name) if word in rest]


@pytest.mark.parametrize("name", models.__all__)
def test_class_says_what_it_is(name: str) -> None:
    said = " ".join((getattr(models, name).__doc__ or "").partition("Attributes:")[0].split())

    assert said == " ".join(SCHEMAS[name]["description"].split())
    assert said


@pytest.mark.parametrize(("name", "operations"), requests().items())
def test_request_is_named_like_its_operation(name: str, operations: set[str]) -> None:
    """Whoever knows the operation guesses its request; words may be left out, but none comes in."""
    guessable = all(words(name) == spelt(name, operation) for operation in operations)

    assert operations == OTHERWISE[name] if name in OTHERWISE else guessable


@pytest.mark.parametrize("name", OBJECTS)
def test_model_gives_back_all_that_it_was_given(name: str) -> None:
    """ConnectionHistory has a member connectionHistory, and Firmware a model: no name is mixed up with another."""
    given = {**largest(SCHEMAS[name]), "unheardOf": {"a": [1]}}
    model = getattr(models, name).from_dict(given)

    assert model.to_dict() == given
    assert set(model.additional_properties) >= {"unheardOf"}


@pytest.mark.parametrize("name", OBJECTS)
def test_null_for_an_optional_member_is_absence(name: str) -> None:
    """The platform sends null for what is not there; a request of a caller who wrote None does not."""
    kind = getattr(models, name)
    optional = [field.name for field in attrs.fields(kind) if field.default is UNSET]
    given = largest(SCHEMAS[name])
    model = kind.from_dict(given)
    for member in optional:
        setattr(model, member, UNSET)
    least = model.to_dict()
    read = kind.from_dict({**dict.fromkeys(given), **least, "unheardOf": None})

    assert len(given) == len(least) + len(optional)
    assert [getattr(read, member) for member in optional] == [UNSET] * len(optional)
    assert read.to_dict() == {**least, "unheardOf": None}
    for member in optional:
        setattr(model, member, None)
    assert model.to_dict() == least


def test_null_for_a_required_member_is_as_good_as_none() -> None:
    """Of whatever kind the member is, a text included, which would come back as None otherwise."""
    with pytest.raises(KeyError, match="faultResponse"):
        models.FaultCallback.from_dict({"requestId": "r", "faultResponse": None})
    with pytest.raises(KeyError, match="deviceIds"):
        models.NiddConfigResponse.from_dict({"accountName": "a", "deviceIds": None})
    with pytest.raises(KeyError, match="requestId"):
        models.RequestAccepted.from_dict({"requestId": None})


@pytest.mark.parametrize("name", ENUMS)
def test_enum_has_a_member_for_each_value_of_the_contract(name: str) -> None:
    assert {member.value for member in getattr(models, name)} == set(SCHEMAS[name]["enum"])
    assert all(member.name.isidentifier() and member.name.isupper() for member in getattr(models, name))
