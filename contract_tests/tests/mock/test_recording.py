"""What is recorded of a call, and what is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.contract import Problem
from thingspace_contract.core.exchange import Request, Response

from .conftest import MAIN, Api

SECRET = "hunter3-secret"

LOGIN = "/m2m/v1/session/login"
LISTENERS = f"/m2m/v1/callbacks/{MAIN}"


@pytest.mark.parametrize(
    ("method", "path", "body", "message"),
    [
        ("POST", LISTENERS, {"name": "X", "url": "https://a.b", "password": SECRET * 4}, "*** is longer than 40"),
        ("POST", LISTENERS, {"name": "X", "url": "https://a.b", "password": SECRET * 100}, "*** breaks the rule maxLe"),
        (
            "POST",
            LISTENERS,
            {"name": "X", "url": "https://a.b", "password": f'{SECRET}{"a" * (600 - len(SECRET))}"{SECRET}{"b" * 120}'},
            "*** breaks the rule maxLe",
        ),
        ("POST", LOGIN, {"username": "x", "password": [SECRET]}, '*** is not of type "string"'),
        ("POST", LOGIN, [{"password": SECRET}], '*** is not of type "object"'),
        ("POST", LOGIN, SECRET, '*** is not of type "object"'),
        ("PUT", "/m2m/v1/session/password/actions/reset", {"oldPassword": [SECRET]}, '*** is not of type "string"'),
        ("POST", f"{LOGIN}?password={SECRET}&x=1", {"password": SECRET}, '"username" is a required'),
    ],
)
def test_record_holds_no_credential(
    new_api: Callable[..., Api], tmp_path: Path, method: str, path: str, body: Any, message: str
) -> None:
    """A refused password is in neither the file nor what controls and console show; the rule it breaks is."""
    record = tmp_path / "calls"
    api = new_api(record=record)
    assert api.call(method, path, body).status == 400
    document = api.mock.recorder.calls[-1].document()
    text = record.read_text("utf-8")

    assert any(problem["message"].startswith(message) for problem in document["problems"])
    assert json.loads(text.splitlines()[-1]) == document
    assert SECRET not in text


def test_record_shows_other_values(api: Api) -> None:
    """What is no credential is told in full."""
    api.call("POST", LISTENERS, {"name": "X", "url": "nowhere"})

    assert api.mock.recorder.calls[-1].document()["problems"][0]["message"].startswith('"nowhere" does not match')


def test_calls_are_kept_within_some_megabytes(api: Api) -> None:
    """However many problems they have, and however long their addresses are."""
    for number in range(1200):
        problems = [Problem(f"body/{number}/{each}", "x" * 300) for each in range(101)]
        request = Request("GET", f"http://mock/{'y' * 60_000}")
        api.mock.recorder.add(0.0, request, None, Response(400), problems, problems)
    kept = [call.document() for call in api.mock.recorder.calls]

    assert sum(len(json.dumps(each)) for each in kept) < 10_000_000
    assert kept[-1]["problems"][0]["where"] == "body/1199/0"
    assert kept[-1]["problems"][-1]["message"] == "and 51 more"


def test_line_of_the_record_is_bounded(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """A large body that is wrong everywhere does not make a large line."""
    record = tmp_path / "calls"
    api = new_api(record=record)
    api.call("PUT", f"/m2m/v1/devices/actions/plan?{'&'.join(f'a{each}=1' for each in range(9_000))}", [[]] * 100_000)
    line = record.read_text("utf-8").splitlines()[-1]

    assert json.loads(line)["status"] == 400
    assert len(line) < 50_000
