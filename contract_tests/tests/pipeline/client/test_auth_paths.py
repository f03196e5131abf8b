"""Which credentials an operation takes is read from the contract, and what cannot be sent stops the pipeline."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.client.auth_paths import auth_paths, operation_paths
from pipeline.client.regenerating import Built
from pipeline.problems import PipelineError

SCHEMES = {
    "oauth": {"type": "oauth2", "flows": {}},
    "session": {"type": "apiKey", "in": "header", "name": "VZ-M2M-Token"},
    "basic": {"type": "http", "scheme": "basic"},
    "other": {"type": "apiKey", "in": "header", "name": "X-Key"},
}


def contract(given: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return a contract whose operations take both tokens unless `given` says otherwise: path -> method -> security."""
    items = {
        path: {
            method: {"operationId": f"{method}{path}", **({} if security is None else {"security": security})}
            for method, security in methods.items()
        }
        for path, methods in given.items()
    }
    return {
        "paths": items,
        "components": {"securitySchemes": SCHEMES},
        "security": [{"oauth": [], "session": []}],
    }


def test_paths_with_other_credentials_are_told_by_kind(built: Built) -> None:
    assert auth_paths(built.bundle) == {
        "basic": ["/ts/v1/oauth2/revoke", "/ts/v1/oauth2/token"],
        "bearer": ["/m2m/v1/session/login"],
    }


def test_operations_that_obtain_and_end_tokens_are_found(built: Built) -> None:
    found = operation_paths(built.bundle)
    text = (built.tree / "thingspace_client" / "_auth" / "credentials.py").read_text("utf-8")

    assert [f'"{found[name]}"' in text for name in ("requestAccessToken", "startSession", "endSession")] == [True] * 3


def test_order_of_the_schemes_does_not_matter() -> None:
    given = contract({"/a": {"get": [{"session": [], "oauth": []}]}, "/b/{c}": {"get": None, "put": None}})

    assert auth_paths(given) == {"basic": [], "bearer": []}


@pytest.mark.parametrize(
    ("security", "told"),
    [
        ([], "cannot send no credentials"),
        ([{}], "cannot send no credentials"),
        ([{"other": []}], "cannot send other"),
        ([{"session": []}], "cannot send session"),
        ([{"oauth": [], "basic": []}], "cannot send basic and bearer"),
    ],
)
def test_credentials_that_the_client_does_not_have_are_refused(security: list[Any], told: str) -> None:
    with pytest.raises(PipelineError, match=f"^/a: .*{told}"):
        auth_paths(contract({"/a": {"get": security}}))


@pytest.mark.parametrize(
    "given",
    [
        {"/a": {"get": [{"basic": []}], "post": None}},
        {"/a/{b}": {"get": [{"oauth": []}]}},
    ],
    ids=["two kinds", "a path with arguments"],
)
def test_path_that_does_not_tell_the_credentials_is_refused(given: dict[str, dict[str, Any]]) -> None:
    with pytest.raises(PipelineError, match="must be a fixed one"):
        auth_paths(contract(given))
