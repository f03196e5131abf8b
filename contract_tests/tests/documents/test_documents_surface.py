"""The document room from outside: its names, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thingspace_contract import documents
from thingspace_contract.documents import DocumentError, parse_yaml


def test_public_names_are_sorted_and_exist() -> None:
    assert documents.__all__ == sorted(documents.__all__)
    assert all(hasattr(documents, name) for name in documents.__all__)


def test_the_room_is_a_leaf() -> None:
    """It works where there is no generated client, and costs no HTTP library."""
    code = "import sys, thingspace_contract.documents; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    for foreign in ("thingspace_client", "httpx", "schemathesis", "openapi_spec_validator", "starlette"):
        assert foreign not in modules


def test_an_error_is_one_line_with_place_and_advice() -> None:
    error = DocumentError("is\nwrong", where="a.yaml:1", advice="mend it")

    assert (error.message, error.where, error.advice) == ("is\nwrong", "a.yaml:1", "mend it")
    assert str(error) == "a.yaml:1: is wrong (mend it)"
    assert str(DocumentError("is wrong")) == "is wrong"


texts = st.text(max_size=40) | st.text(alphabet="ab:-[]{},&*!|>'\"%@`#? \n\t<=\\uUFx0189~", max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_the_slow_parser_refuses_only_with_document_errors(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML without its C half reads what it reads with it, or says no in the same way."""
    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    try:
        value = parse_yaml(text)
    except DocumentError:
        return
    monkeypatch.undo()

    assert parse_yaml(text) == value


@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize("text", [r'"\ud800"', r'"\UFFFFFFFF"', r'"\U00110000"'])
def test_escapes_of_no_character_are_refused(text: str, fast: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not fast:
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)

    with pytest.raises(DocumentError, match=r"^f:1:"):
        parse_yaml(text, "f")
