"""The bundler: small trees in, documents or one-line errors out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.documents import DocumentError, bundle, dump_json, lint

Files = dict[str, Any]
Lay = Callable[[Files], Path]

GET = "resources/things/m2m_v1_things_{thingId}.yaml"
STOP = "resources/things/m2m_v1_things_actions_stop.yaml"
THING = "resources/things/schemas/Thing.yaml"
SERVICE = {"$ref": "#/components/pathItems/CarrierService"}


def test_path_items_are_laid_into_paths(files: Files, lay: Lay) -> None:
    document = bundle(lay(files))

    assert list(document["paths"]) == ["/m2m/v1/things/{thingId}", "/m2m/v1/things/actions/stop"]
    operation = document["paths"]["/m2m/v1/things/{thingId}"]["get"]
    assert operation["operationId"] == "getThing"
    assert operation["parameters"] == [{"$ref": "#/components/parameters/ThingId"}]
    assert operation["responses"]["400"] == {"$ref": "#/components/responses/BadRequest"}


def test_files_become_components_sorted_by_name(files: Files, lay: Lay) -> None:
    components = bundle(lay(files), with_nulls=False)["components"]

    assert list(components) == ["schemas", "responses", "parameters", "securitySchemes", "pathItems"]
    assert list(components["schemas"]) == sorted(components["schemas"])
    assert components["schemas"]["Thing"]["properties"]["state"] == {"$ref": "#/components/schemas/ThingState"}


def test_a_schema_may_refer_to_itself(files: Files, lay: Lay) -> None:
    thing = bundle(lay(files))["components"]["schemas"]["Thing"]

    assert thing["properties"]["parts"]["items"] == {"$ref": "#/components/schemas/Thing"}


@pytest.mark.parametrize("word", ["allOf", "anyOf", "oneOf"])
def test_a_schema_that_contains_itself_without_end_is_refused(files: Files, lay: Lay, word: str) -> None:
    files[THING][word] = [{"required": ["id"]}, {"not": {"$ref": "StopRequest.yaml"}}]
    files["resources/things/schemas/StopRequest.yaml"]["if"] = {"$ref": "Thing.yaml"}
    root = lay(files)

    with pytest.raises(DocumentError, match=r"^spec/.*: StopRequest contains itself without end"):
        bundle(root)
    assert {finding.rule for finding in lint(root)} == {"document"}


def test_a_schema_may_say_more_beside_its_reference(files: Files, lay: Lay) -> None:
    files[THING]["properties"]["state"]["description"] = "Now."
    thing = bundle(lay(files), with_nulls=False)["components"]["schemas"]["Thing"]

    assert thing["properties"]["state"] == {"$ref": "#/components/schemas/ThingState", "description": "Now."}


def test_webhooks_and_callbacks_refer_to_one_path_item(files: Files, lay: Lay) -> None:
    document = bundle(lay(files))

    assert document["webhooks"] == {"CarrierService": SERVICE}
    callbacks = document["paths"]["/m2m/v1/things/actions/stop"]["post"]["callbacks"]
    assert callbacks == {"CarrierService": {"https://listener.invalid/CarrierService": SERVICE}}
    assert "requestBody" in document["components"]["pathItems"]["CarrierService"]["post"]


def test_examples_are_found_by_their_names(files: Files, lay: Lay) -> None:
    document = bundle(lay(files))

    stop = document["paths"]["/m2m/v1/things/actions/stop"]["post"]
    request = stop["requestBody"]["content"]["application/json"]["examples"]
    assert request == {"two-things": {"value": {"things": ["00012", "7"]}}}
    response = stop["responses"]["200"]["content"]["application/json"]["examples"]
    assert response == {"accepted": {"value": {"requestId": "r1"}}}
    body = document["components"]["pathItems"]["CarrierService"]["post"]["requestBody"]
    assert list(body["content"]["application/json"]["examples"]) == ["faultResponse.no-power", "stopResponse.stopped"]


def test_an_example_of_a_shared_response_is_kept_there(files: Files, lay: Lay) -> None:
    del files["shared/responses/BadRequest.yaml"]["content"]["application/json"]["example"]
    files["resources/things/examples/getThing/response-400.unknown.json"] = {"errorCode": "E", "errorMessage": "?"}
    document = bundle(lay(files))

    media = document["components"]["responses"]["BadRequest"]["content"]["application/json"]
    assert list(media["examples"]) == ["getThing.unknown"]


def test_an_xml_example_is_text_of_the_xml_media_type(files: Files, lay: Lay) -> None:
    files[GET]["get"]["responses"]["403"] = {
        "description": "No.",
        "content": {"application/xml": {"schema": {"type": "string"}}},
    }
    files["resources/things/examples/getThing/response-403.fault.xml"] = "<fault/>\n"
    document = bundle(lay(files))

    response = document["paths"]["/m2m/v1/things/{thingId}"]["get"]["responses"]["403"]
    assert response["content"]["application/xml"]["examples"] == {"fault": {"value": "<fault/>\n"}}


def test_sources_tell_the_file_of_every_part(files: Files, lay: Lay) -> None:
    sources = bundle(lay(files))["x-sources"]

    assert sources["#"] == "spec/openapi.yaml"
    assert sources["#/components/schemas/Thing"] == "spec/resources/things/schemas/Thing.yaml"
    assert sources["#/paths/~1m2m~1v1~1things~1{thingId}"] == f"spec/{GET}"
    example = "#/paths/~1m2m~1v1~1things~1actions~1stop/post/requestBody/content/application~1json/examples/two-things"
    assert sources[example] == "spec/resources/things/examples/stopThings/request.two-things.json"


def test_a_member_called_ref_in_data_is_data(files: Files, lay: Lay) -> None:
    files[THING]["properties"]["$ref"] = {"type": "string", "description": "A name.", "examples": ["x.yaml"]}
    files[THING]["examples"] = [{"$ref": "nowhere.yaml"}]
    thing = bundle(lay(files), with_nulls=False)["components"]["schemas"]["Thing"]

    assert thing["examples"] == [{"$ref": "nowhere.yaml"}]
    assert thing["properties"]["$ref"]["type"] == "string"


def test_a_discriminator_maps_to_components(files: Files, lay: Lay) -> None:
    files[THING]["discriminator"] = {"propertyName": "state", "mapping": {"idle": "Thing.yaml", "other": "Other"}}
    thing = bundle(lay(files))["components"]["schemas"]["Thing"]

    assert thing["discriminator"]["mapping"] == {"idle": "#/components/schemas/Thing", "other": "Other"}


def test_the_same_tree_gives_the_same_text(files: Files, lay: Lay) -> None:
    first = dump_json(bundle(lay(files)))

    assert dump_json(bundle(lay(dict(reversed(files.items()))))) == first


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        ("ThingSate.yaml", "leads nowhere: there is no resources/things/schemas/ThingSate.yaml (did you mean"),
        ("../../../../other/X.yaml", "leads out of spec/"),
        ("https://example.com/X.yaml", "leads out of spec/"),
        ("/etc/X.yaml", "leads out of spec/"),
        ("ThingState.yaml#/enum", "has a fragment (refer to a whole file by its relative path)"),
        ("#/components/schemas/ThingState", "has a fragment"),
        (
            "../../../shared/parameters/ThingId.yaml",
            "stands where a schema belongs, but shared/parameters/ThingId.yaml is a parameter",
        ),
        (5, "$ref is the path of a file"),
        ("", "$ref is the path of a file"),
    ],
)
def test_a_reference_that_leads_to_no_schema_is_refused(files: Files, lay: Lay, reference: Any, line: str) -> None:
    files[THING]["properties"]["state"]["$ref"] = reference

    with pytest.raises(DocumentError) as raised:
        bundle(lay(files))

    assert str(raised.value).startswith(f"spec/{THING}:8: ")
    assert line in str(raised.value)


def test_members_that_a_reference_loses_are_refused(files: Files, lay: Lay) -> None:
    files[GET]["get"]["responses"]["400"]["description"] = "Lost."

    with pytest.raises(DocumentError, match=r"members beside \$ref are lost: description"):
        bundle(lay(files))


def test_a_request_body_cannot_be_referred_to(files: Files, lay: Lay) -> None:
    files[STOP]["post"]["requestBody"] = {"$ref": "schemas/StopRequest.yaml"}

    with pytest.raises(DocumentError, match="a request body cannot be a file of its own"):
        bundle(lay(files))


def test_two_files_of_one_name_are_refused(files: Files, lay: Lay) -> None:
    files["shared/schemas/Thing.yaml"] = files[THING]

    with pytest.raises(DocumentError, match=r"Thing is also spec/resources/things/schemas/Thing\.yaml"):
        bundle(lay(files))


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("resources/things/examples/readThing/request.x.json", "the operation readThing, which does not exist"),
        ("resources/things/examples/getThing/request.x.json", "the operation has no request body"),
        ("resources/things/examples/getThing/response-204.x.json", "the operation has no response 204"),
        ("resources/things/examples/getThing/response-400.x.json", "has an example already"),
        ("resources/things/examples/getThing/response-200.x.xml", "what it is an example of is application/json"),
        ("resources/things/examples/getThing/answer.json", "does not say what it is an example of"),
        ("callbacks/CarrierService/examples/stopResponse.json", "does not say what it is an example of"),
        ("callbacks/OtherService/examples/stopResponse.x.json", "OtherService has no request body"),
    ],
)
def test_an_example_that_fits_nowhere_is_refused(files: Files, lay: Lay, path: str, message: str) -> None:
    files[path] = "{}"

    with pytest.raises(DocumentError) as raised:
        bundle(lay(files))

    assert str(raised.value).startswith(f"spec/{path}: ")
    assert message in str(raised.value)


def test_a_faulty_file_is_named_with_its_line(files: Files, lay: Lay) -> None:
    files[THING] = "type: object\ntype: string\n"

    with pytest.raises(DocumentError, match=r"^spec/resources/things/schemas/Thing\.yaml:2:1: the key 'type'"):
        bundle(lay(files))


def test_a_file_that_is_no_mapping_is_refused(files: Files, lay: Lay) -> None:
    files[THING] = "- type: object\n"

    with pytest.raises(DocumentError, match="a schema is a mapping"):
        bundle(lay(files))


def test_a_folder_without_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"the folder has no openapi\.yaml"):
        bundle(tmp_path)
    with pytest.raises(DocumentError, match="there is no such folder"):
        bundle(tmp_path / "missing")
