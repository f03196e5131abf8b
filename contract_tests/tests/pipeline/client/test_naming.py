"""Python names: made from the words on the wire, chosen by an overlay, or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.strings import ClassName

from pipeline.client.naming import name_enums, poor_names, settle_names, snake
from pipeline.client.relaxing import relax
from pipeline.places import Places
from pipeline.problems import PipelineError


def config() -> Config:
    return Config.from_sources(ConfigFile(), MetaType.NONE, "", "utf-8", overwrite=False, output_path=Path())


def document(schemas: dict[str, Any], *parameters: dict[str, Any], path: str = "/pumps") -> dict[str, Any]:
    """Return a document with these schemas and one operation with these parameters."""
    operation = {"operationId": "listPumps", "parameters": list(parameters), "responses": {"200": {"description": "."}}}
    return {
        "openapi": "3.1.1",
        "info": {"title": "t", "version": "1"},
        "paths": {path: {"get": operation}},
        "components": {"schemas": schemas},
    }


def parsed(given: dict[str, Any]) -> GeneratorData:
    data = GeneratorData.from_dict(given, config=config())
    assert isinstance(data, GeneratorData)
    settle_names(data, given, config())
    return data


def members(*names: str, **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {name: {"type": "string", **more} for name in names}}


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("InProgress", "in_progress"),
        ("CustomField1", "custom_field_1"),
        ("PRE_ACTIVE", "pre_active"),
        ("Fota", "fota"),
        ("USA", "usa"),
        ("niddMTDeliveryResponse", "nidd_mt_delivery_response"),
        ("8-bit-UTF-8", "8_bit_utf_8"),
    ],
)
def test_name_is_the_words_of_the_wire(wire: str, python: str) -> None:
    assert snake(wire) == python


def test_values_of_an_enum_are_named_by_their_words() -> None:
    """The generator would make INPROGRESS of it."""
    given = document({"State": {"type": "string", "enum": ["InProgress", "Queued"]}})
    name_enums(given)
    data = parsed(given)

    assert list(data.enums[0].values) == ["IN_PROGRESS", "QUEUED"]
    assert list(poor_names(data)) == []


def test_names_of_an_overlay_stay() -> None:
    given = document({"Restriction": {"type": "string", "enum": ["R"], "x-enum-varnames": ["restricted"]}})
    name_enums(given)

    assert list(parsed(given).enums[0].values) == ["RESTRICTED"]


def test_names_that_the_generator_would_ignore_are_refused() -> None:
    """It takes them only when there are as many as values, and says nothing otherwise."""
    given = document({"Restriction": {"type": "string", "enum": ["R", "U"], "x-enum-varnames": ["restricted"]}})

    with pytest.raises(PipelineError, match="Restriction has 2 values but 1 x-enum-varnames"):
        name_enums(given)


def test_value_without_a_name_is_refused() -> None:
    given = document({"Mode": {"type": "integer", "enum": [0, 1]}, "Kind": {"type": "string", "enum": ["3g"]}})

    assert [line.partition(";")[0] for line in poor_names(parsed(given))] == [
        "Mode.VALUE_0",
        "Mode.VALUE_1",
        "Kind.VALUE_0",
    ]


@pytest.mark.parametrize(
    ("wire", "fault"),
    [
        ("iPPools", "Pump: i_p_pools for iPPools"),
        ("change4gOption", "Pump: change_4_g_option for change4gOption"),
        ("toDict", "Pump: to_dict for toDict"),
        ("made", "Pump: made for made"),
        ("_id", "Pump: field_id for _id"),
    ],
)
def test_member_that_nobody_would_guess_is_refused(wire: str, fault: str) -> None:
    [line] = poor_names(parsed(document({"Pump": members(wire)})))

    assert line == f"{fault}; choose a name in overlays/generator/40-names.overlay.yaml, with the reason"


@pytest.mark.parametrize("wire", ["x", "addressLine1", "type", "zip4", "errmsg", "VZ-M2M-Token"])
def test_member_that_is_spelled_like_the_wire_is_fine(wire: str) -> None:
    assert list(poor_names(parsed(document({"Pump": members(wire)})))) == []


def test_members_that_would_have_one_name_are_refused() -> None:
    """The generator falls back on the spelling of the wire for both."""
    lines = list(poor_names(parsed(document({"Pump": members("pumpId", "pump-id")}))))

    assert lines[0].startswith("Pump: pumpId for pumpId;")


def test_chosen_name_of_a_member_is_taken() -> None:
    """Also of a member that it has from another component."""
    base = members("iPPools", **{"x-python-name": "ip_pools"})
    pump = {"allOf": [{"$ref": "#/components/schemas/Base"}, {"type": "object", "properties": {"name": {}}}]}
    data = parsed(document({"Base": base, "Pump": {**pump, "type": "object"}}))

    for model in data.models:
        assert "ip_pools" in [str(each.python_name) for each in model.optional_properties or []]
    assert list(poor_names(data)) == []


def test_chosen_name_has_the_letters_of_the_wire() -> None:
    """Whoever knows the API, the contract tests included, finds the argument by them."""
    data = parsed(document({"Pump": members("svc", **{"x-python-name": "service"})}))

    assert next(poor_names(data)).startswith("Pump: service for svc;")


def test_chosen_name_of_a_path_parameter_reaches_the_path() -> None:
    index = {"name": "startindex", "in": "path", "required": True, "schema": {"type": "integer"}}
    given = document({}, {**index, "x-python-name": "start_index"}, path="/pumps/{startindex}")
    [endpoint] = parsed(given).endpoint_collections_by_tag["default"].endpoints  # type: ignore[index]

    assert endpoint.path.get_untrusted_value() == "/pumps/{start_index}"
    assert [str(each.python_name) for each in endpoint.path_parameters] == ["start_index"]


@pytest.mark.parametrize("name", ["PumpType0", "PumpResponse200", "PumpsItem", "PumpBody", "PumpSchema", "Pump2xx"])
def test_class_that_the_generator_made_up_is_refused(name: str) -> None:
    data = parsed(document({"Pump": members("id")}))
    made_up = ClassName(name, "")
    data.models[0].class_info.name = made_up

    assert next(poor_names(data)).startswith(f"class {made_up};")


def test_module_that_is_torn_apart_is_refused() -> None:
    data = parsed(document({"OAuthError": members("error")}))

    assert list(poor_names(data)) == [
        "models/o_auth_error.py; name the module of OAuthError in overlays/generator.yaml"
    ]


def test_description_of_a_parameter_reaches_its_argument(tmp_path: Path) -> None:
    given = document({})
    given["components"]["parameters"] = {"Name": {"name": "n", "description": "Why.", "schema": {"type": "string"}}}
    (tmp_path / "overlays" / "generator").mkdir(parents=True)

    assert relax(given, Places(tmp_path))["components"]["parameters"]["Name"]["schema"]["description"] == "Why."
    assert "description" not in given["components"]["parameters"]["Name"]["schema"]
