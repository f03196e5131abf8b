"""What a person is told: warnings, places, and documents that are not quite documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.documents import DocumentError, parse_yaml
from thingspace_contract.documents import overlay as overlay_package
from thingspace_contract.documents.overlay import OverlayError, apply_overlay, overlay_files, overlay_warnings
from thingspace_contract.documents.yaml import parse_lines

HEAD = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\n"


def overlay_of(actions: str, head: str = HEAD) -> Any:
    return parse_yaml(f"{head}actions:\n{actions}")


def test_package_exports_what_it_declares() -> None:
    assert sorted(overlay_package.__all__) == overlay_package.__all__
    assert all(hasattr(overlay_package, name) for name in overlay_package.__all__)


def test_overlay_error_is_a_document_error_with_place_and_advice() -> None:
    parsed = parse_lines(f"{HEAD}actions:\n  - target: $.a\n  - target: $.b\n    description: Why\n")

    with pytest.raises(DocumentError) as caught:
        apply_overlay({"a": 1}, parsed.value, where="o.yaml", lines=parsed.lines)

    error = caught.value
    assert isinstance(error, OverlayError)
    assert error.where == 'o.yaml:5: actions[1] "Why"'
    assert error.message == "target $.b selects nothing"
    assert error.advice


def test_overlay_error_is_one_short_line() -> None:
    """However long the description, however many its lines."""
    overlay = overlay_of(f"  - target: $.b\n    description: |\n      one\n      {'two ' * 99}\n")

    with pytest.raises(OverlayError) as caught:
        apply_overlay({}, overlay)

    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_apply_overlay_refuses_documents_nested_beyond_reason() -> None:
    document: Any = {}
    for _ in range(100_000):
        document = {"a": document}

    with pytest.raises(OverlayError, match="nested too deeply"):
        apply_overlay(document, overlay_of("  - target: $..b\n"))


def test_apply_overlay_searches_deep_documents() -> None:
    document: Any = {"b": 1}
    for _ in range(200):
        document = {"a": document}

    assert apply_overlay(document, overlay_of("  - target: $..b\n    update: 2\n")) != document


@pytest.mark.parametrize(
    ("extends", "warns"),
    [
        ("api.yaml", False),
        ("./api.yaml", False),
        ("../overlays/api.yaml", False),
        ("api.yaml#/paths", False),
        ("%61pi.yaml", False),
        ("https://else.example/v1/api.yaml", False),
        ("other.yaml", True),
        ("../api.yaml", True),
        ("https://else.example/v1/other.yaml", True),
        ("", False),
    ],
)
def test_overlay_warnings_name_another_document(tmp_path: Path, extends: str, warns: bool) -> None:
    """Of an address on the network the last name decides: it may have been downloaded."""
    where, document = tmp_path / "overlays" / "o.yaml", tmp_path / "overlays" / "api.yaml"
    overlay = overlay_of("  - {target: $, remove: true}\n", f"{HEAD}extends: '{extends}'\n")

    found = overlay_warnings(overlay, where=str(where), document=str(document))

    assert found == ([f"{where}: extends names {extends!r}, but the overlay is laid over {document}"] if warns else [])


def test_overlay_warnings_do_not_guess_about_a_document_without_name() -> None:
    overlay = overlay_of("  - {target: $, update: {}}\n", f"{HEAD}extends: other.yaml\n")

    assert overlay_warnings(overlay) == []


def test_overlay_warnings_name_actions_that_change_nothing() -> None:
    overlay = overlay_of("  - target: $\n  - {target: $, update: {}, copy: $.a}\n  - {target: $.a, remove: true}\n")

    first, second = overlay_warnings(overlay, where="o.yaml")

    assert first.startswith("o.yaml: actions[0]: changes nothing, because it has neither")
    assert second.startswith("o.yaml: actions[1]: changes nothing, because update and copy cancel each other")


def test_overlay_warnings_refuse_an_invalid_overlay() -> None:
    with pytest.raises(OverlayError, match="overlay is missing"):
        overlay_warnings({})


@pytest.mark.parametrize("bad", ["{", "a: 1\na: 2\n", "", '{"a": 1, "a": 2}'])
def test_overlay_files_name_the_unreadable_file(tmp_path: Path, bad: str) -> None:
    (tmp_path / "bad.yaml").write_text(bad)

    with pytest.raises(DocumentError) as caught:
        overlay_files(str(tmp_path / "bad.yaml"), [])

    assert str(caught.value).startswith(str(tmp_path / "bad.yaml"))


def test_overlay_files_read_json_under_any_name(tmp_path: Path) -> None:
    """An escaped pair of surrogates is JSON but not YAML; a flow mapping is YAML but not JSON."""
    (tmp_path / "a.yaml").write_text('{"a": "\\ud83d\\ude97"}')
    (tmp_path / "b.yaml").write_text("{a: b}")

    assert parse_yaml(overlay_files(str(tmp_path / "a.yaml"), [])) == {"a": "\U0001f697"}
    assert parse_yaml(overlay_files(str(tmp_path / "b.yaml"), [])) == {"a": "b"}
