"""`check` validates one payload."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import ShellComplete
from click.testing import Result

from thingspace_contract.cli import app
from thingspace_contract.contract import Contract

Call = Callable[..., Result]
SERVICE, MESSAGE = "StateService", "goToStateResponse"


@pytest.fixture(scope="module")
def contract() -> Contract:
    return Contract.load()


@pytest.fixture(scope="module")
def example(contract: Contract) -> dict[str, Any]:
    return dict(next(iter(contract.message(SERVICE, MESSAGE).examples.values())))


def test_check_accepts_every_example_of_the_contract(call: Call, contract: Contract) -> None:
    for service in contract.services.values():
        for message in service.messages:
            for payload in message.examples.values():
                result = call("check", "callback", service.name, "-", input=json.dumps(payload))

                said = "keeps the open part of the contract: no source" if message.open_part else "keeps the contract\n"
                assert (result.exit_code, result.output.count("\n")) == (0, 1)
                assert result.output.startswith(f"{message.label}: {said}")


def test_check_names_what_is_wrong_and_where_the_contract_says_so(call: Call, example: dict[str, Any]) -> None:
    result = call("check", "callback", SERVICE, "-", input=json.dumps(example | {"requestId": 5}))

    assert result.exit_code == 1
    first, problem, place, *_ = result.stdout.splitlines()
    assert first == f"{SERVICE}.{MESSAGE}: breaks the contract in 1 place"
    assert problem.startswith("  body/requestId: 5 is not of type")
    assert place.startswith("    spec/")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "body: is empty"),
        ('{"requestId": "x", "dev', "body: is not JSON: Unterminated string"),
        ("<xml/>", "body: is not JSON: Expecting value at line 1 column 1"),
        (b"\xff\xfe{}", "body: is not UTF-8"),
        (b"\xef\xbb\xbf{}", "body: is not JSON: it begins with a byte order mark, which JSON must not have"),
        ("[" * 200_000, "body: is not JSON: it is nested too deeply"),
        ("null", "a callback is a JSON object"),
        ('{"callbackCount": NaN}', "body: is not JSON: NaN is not a JSON number"),
        ('{"deviceResponse": {"goToStateResponse": {}}, "\\ud800": 1}', "holds a lone surrogate"),
        ('{"deviceResponse": {"noSuchResponse": {}}}', "no message of StateService"),
    ],
)
def test_check_of_a_broken_body_is_one_clear_line(call: Call, body: str | bytes, words: str) -> None:
    """A body that a listener received and that is no callback is wrong, not unreadable input."""
    result = call("check", "callback", SERVICE, "-", input=body)

    assert result.exit_code == 1
    assert words in result.stdout
    assert result.stderr == ""


def test_check_of_a_missing_file_is_misuse(call: Call, tmp_path: Path) -> None:
    result = call("check", "callback", SERVICE, str(tmp_path / "nothing.json"))

    assert result.exit_code == 2
    assert "No such file" in result.stderr


def test_check_request_knows_json_and_forms(call: Call, contract: Contract) -> None:
    for operation in contract.operations.values():
        for payload in operation.request_examples().values():
            assert call("check", "request", operation.operation_id, "-", input=json.dumps(payload)).exit_code == 0

    good = call("check", "request", "requestAccessToken", "-", input="grant_type=client_credentials\n")
    bad = call("check", "request", "requestAccessToken", "-", input="grant_type=magic")

    assert (good.exit_code, bad.exit_code) == (0, 1)


def test_check_of_an_open_message_says_that_it_says_little(call: Call) -> None:
    """A green that checked nothing must not look like one that did."""
    body = json.dumps({"requestId": "r", "deviceResponse": {"whatever": 1}})

    result = call("check", "callback", "CarrierService", "-", input=body)

    assert (result.exit_code, result.output) == (
        0,
        "CarrierService.message: keeps the open part of the contract: "
        "no source documents what its deviceResponse holds (D117)\n",
    )


@pytest.mark.parametrize(
    ("arguments", "body", "said"),
    [
        (["request", "swapEidDevice"], '{"a": 1}', "no source documents what its request holds (D179)"),
        (["response", "retrieveBilledUsage"], '{"a": 1}', "no source documents what its response holds (D155)"),
        (["response", "revokeAccessToken"], "", "no source documents what its response holds (D010, D188)"),
        (["callback", "AlertService"], '{"requestId": "r"}', "no source documents its other members (D160, D161)"),
    ],
)
def test_check_of_what_no_source_documents_says_so(call: Call, arguments: list[str], body: str, said: str) -> None:
    result = call("check", *arguments, "-", input=body)

    assert result.exit_code == 0
    assert result.output.splitlines()[0].endswith(f": keeps the open part of the contract: {said}")


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        (["request", "swapEidDevice"], "{}"),
        (["response", "retrieveBilledUsage"], "[]"),
        (["callback", "CarrierService"], '{"deviceResponse": {}}'),
    ],
)
def test_check_of_an_open_part_still_refuses_what_the_contract_does(
    call: Call, arguments: list[str], body: str
) -> None:
    result = call("check", *arguments, "-", input=body)

    assert result.exit_code == 1
    assert "breaks the contract in 1 place" in result.output


def test_check_notes_where_a_documented_body_is_open(call: Call) -> None:
    body = json.dumps({"accountName": "0000123456-00001", "deviceList": [{"a": 1}]})

    result = call("check", "response", "getLocationConsents", "-", input=body)

    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            "getLocationConsents response 200: keeps the contract",
            "  NOTE body/deviceList/0 is an open part of the contract: no source documents its members (D210)",
        ],
    )


def test_check_of_a_response_without_documented_body_says_what_was_checked(call: Call) -> None:
    """Whatever stands in the file, nobody looked at it."""
    result = call("check", "response", "revokeAccessToken", "-", input='{"any": "thing"}')

    assert result.exit_code == 0
    assert result.output.endswith("  NOTE only the status was checked: the contract has no body for 200\n")


FILTERED = {"servicePlan": "x", "accountName": "0000123456-00001", "filter": {"groupname": "West"}}


@pytest.mark.parametrize(
    ("operation", "body", "warning"),
    [
        (
            "moveDevices",
            json.dumps(FILTERED),
            "body/filter/groupname: the contract does not know this member; did you mean groupName?",
        ),
        (
            "startSession",
            '{"username": "u", "password": "p", "Password": "q"}',
            "body/Password: the contract does not know this member; did you mean password?",
        ),
        (
            "requestAccessToken",
            "grant_type=client_credentials&Grant-Type=x",
            "body/Grant-Type: the contract does not know this member; did you mean grant_type?",
        ),
        (
            "startSession",
            '{"username": "u", "password": "p", "zzz": {"\\u001b": 1}}',
            "body/zzz: the contract does not know this member",
        ),
    ],
)
def test_check_request_warns_of_members_that_the_contract_does_not_know(
    call: Call, operation: str, body: str, warning: str
) -> None:
    """Objects are open, so a misspelled member breaks nothing: it is only never heard."""
    result = call("check", "request", operation, "-", input=body)

    assert f"  WARNING {warning}\n" in result.output
    assert result.exit_code == (1 if "breaks the contract" in result.output else 0)


def test_check_request_warns_beside_breaches_too(call: Call) -> None:
    """A warning changes no exit status, in either direction."""
    good = call("check", "request", "startSession", "-", input='{"username": "u", "password": "p", "x": 1}')
    bad = call("check", "request", "startSession", "-", input='{"username": "u", "passwort": "p"}')

    assert (good.exit_code, bad.exit_code) == (0, 1)
    assert good.output.startswith("startSession request: keeps the contract\n  WARNING body/x: ")
    assert "did you mean password?" in bad.output


def test_check_request_refuses_null_and_says_what_to_do(call: Call) -> None:
    """What serializers write for members without a value."""
    body = {"accountName": "0000123456-00001", "devices": [{"deviceIds": [{"kind": "imei", "id": "1"}]}]}
    nulls = dict.fromkeys(["groupName", "customFields", "servicePlan"])

    whole = call("check", "request", "restoreDeviceService", "-", input=json.dumps(body))
    padded = call("check", "request", "restoreDeviceService", "-", input=json.dumps(body | nulls))

    assert (whole.exit_code, padded.exit_code) == (0, 1)
    for member in nulls:
        assert f"  body/{member}: null is not of type " in padded.output
    assert padded.output.count("; leave it out\n") == 3


RULED = {"deviceIds": [{"kind": "imei", "id": "1"}], "deviceIdsTo": [{"kind": "imei", "id": "2"}]}


def test_check_request_says_which_rule_was_not_tried(call: Call) -> None:
    result = call("check", "request", "changeDeviceIdentifier", "-", input=json.dumps(RULED))

    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            "changeDeviceIdentifier request: keeps the contract",
            "  NOTE the rule over path and body was not tried (A 4G request needs `change4gOption`); "
            "it needs --path serviceType=4g",
        ],
    )


def test_readme_names_each_operation_with_a_rule_over_its_request(contract: Contract) -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    ruled = {each.operation_id for each in contract.operations.values() if "x-request-rule" in each.raw}
    (line,) = [line for line in text.splitlines() if line.startswith("- A NOTE says")]

    assert ruled == {name for name in contract.operations if name in line}


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        ("serviceType=3g", 0, "keeps the contract\n"),
        ("serviceType=4g", 1, '  request/body: "change4gOption" is a required property\n'),
        ("serviceType=5g", 1, "  path serviceType: "),
    ],
)
def test_check_request_takes_parameters(call: Call, value: str, status: int, said: str) -> None:
    """Each is held to its schema, and the rule that needs it is tried."""
    result = call("check", "request", "changeDeviceIdentifier", "-", "--path", value, input=json.dumps(RULED))

    assert result.exit_code == status
    assert said in result.output
    assert "not tried" not in result.output


def test_check_request_needs_no_parameter_where_no_rule_does(call: Call, contract: Contract) -> None:
    """Only an operation with a rule over the whole request says that one was not tried."""
    for operation in contract.operations.values():
        for body in list(operation.request_examples().values())[:1]:
            output = call("check", "request", operation.operation_id, "-", input=json.dumps(body)).output
            assert ("was not tried" in output) == ("x-request-rule" in operation.raw)


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        (["--path", "servicetype=4g"], "no path parameter of changeDeviceIdentifier named 'servicetype'. Did you mean"),
        (["--path", "zzz=4g"], "Known: serviceType."),
        (["--path", "serviceType"], "Give it as NAME=VALUE."),
        (["--path", "=4g"], "Give it as NAME=VALUE."),
        (["--path", "serviceType=3g", "--path", "serviceType=4g"], "The path parameter serviceType is given twice."),
        (["--query", "next=1"], "changeDeviceIdentifier has no query parameters."),
    ],
)
def test_check_request_with_a_wrong_parameter_is_misuse(call: Call, options: list[str], advice: str) -> None:
    result = call("check", "request", "changeDeviceIdentifier", "-", *options, input=json.dumps(RULED))

    assert result.exit_code == 2
    assert advice in result.stderr


def test_parameters_are_completed() -> None:
    """The shell offers the parameters of the operation, with the values that they may have."""
    words = ["check", "request", "changeDeviceIdentifier", "--path"]
    completion = ShellComplete(app, {}, "thingspace-contract", "_COMPLETE")

    offers = [each.value for each in completion.get_completions(words, "servicet")]

    assert offers == ["serviceType=3g", "serviceType=4g"]


def test_check_request_of_an_operation_without_body_is_misuse(call: Call) -> None:
    result = call("check", "request", "listServicePlans", "-", input="{}")

    assert (result.exit_code, result.stderr) == (
        2,
        "Error: listServicePlans takes no body. It is GET /m2m/v1/plans/{accountName}.\n",
    )


def test_check_response_knows_the_documented_statuses_of_each_tag(call: Call, contract: Contract) -> None:
    shown = {
        (operation.tag, rule.status): (operation.operation_id, payload)
        for operation in contract.operations.values()
        for rule in operation.responses
        if rule.status.isdigit()
        for payload in list(rule.examples().values())[:1]
    }
    for (_, status), (operation_id, payload) in list(shown.items())[:20]:
        arguments = ("response", operation_id, "-", "--status", status)

        assert call("check", *arguments, input=json.dumps(payload)).exit_code == 0


def test_check_response_refuses_an_undocumented_status(call: Call) -> None:
    result = call("check", "response", "listServicePlans", "-", "--status", "418", input="{}")

    assert result.exit_code == 1
    assert "418 is not documented" in result.stdout


def test_check_reads_another_contract(call: Call, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text('{"openapi": "3.1.0"}')

    result = call("check", "callback", SERVICE, "-", "--contract", str(tmp_path / "none.json"), input="{}")

    assert result.exit_code == 2
    assert "is not a bundled contract" in result.stderr
