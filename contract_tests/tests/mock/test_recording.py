"""What is recorded of a call, and what is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
