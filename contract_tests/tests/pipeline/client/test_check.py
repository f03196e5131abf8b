"""--check names each drifted file of generated/, and the file to edit instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.client.command import main
from pipeline.places import Places, tree_hashes
from thingspace_contract.documents import bundle, load_yaml
from thingspace_contract.documents.overlay import apply_overlay

ROOT = Path(__file__).resolve().parents[4]
PACKAGE = "thingspace_client"


EDITS = [
    (f"{PACKAGE}/models/device_id.py", "differs: edit spec/shared/schemas/DeviceId.yaml"),
    (f"{PACKAGE}/api/sessions/end_session.py", "differs: edit spec/resources/sessions/m2m_v1_session_logout.yaml"),
    (f"{PACKAGE}/_auth/flow.py", f"differs: edit overlays/package/{PACKAGE}/_auth/flow.py"),
    (f"{PACKAGE}/client.py", "differs: edit overlays/templates/client.py.jinja"),
    (f"{PACKAGE}/models/__init__.py", "differs: edit overlays/templates/models_init.py.jinja"),
    (f"{PACKAGE}/callbacks.py", f"differs: edit spec/callbacks/ or overlays/package/{PACKAGE}/callbacks.py.jinja"),
    (
        f"{PACKAGE}/_auth/credentials.py",
        f"differs: edit spec/openapi.yaml or overlays/package/{PACKAGE}/_auth/credentials.py.jinja",
    ),
    (f"{PACKAGE}/openapi.json", "differs: edit spec/"),
    ("pyproject.toml", "differs: edit overlays/package/pyproject.toml.jinja"),
    ("README.md", "differs: edit overlays/package/README.md.jinja"),
    ("PROVENANCE.toml", "differs: an input changed since; run scripts/regenerate"),
]


def test_current_tree_passes_in_one_line(current: Places, capsys: pytest.CaptureFixture[str]) -> None:
    """What running the package leaves behind is no drift."""
    litter = current.generated / PACKAGE / "__pycache__"
    litter.mkdir()
    (litter / "client.cpython-311.pyc").touch()

    assert main(current.root, ["--check"]) == 0
    assert capsys.readouterr().out == "generated/ is current\n"


def test_every_edit_is_named_with_the_file_to_edit_instead(current: Places, capsys: pytest.CaptureFixture[str]) -> None:
    for name, _ in EDITS:
        with (current.generated / name).open("a") as file:
            file.write("\n")

    assert main(current.root, ["--check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(EDITS)
    assert [name for name, advice in EDITS if not any(f"generated/{name} {advice}" in line for line in lines)] == []


def test_missing_and_foreign_files_are_named(current: Places, capsys: pytest.CaptureFixture[str]) -> None:
    (current.generated / f"{PACKAGE}/models/device.py").unlink()
    (current.generated / f"{PACKAGE}/mine.py").touch()
    (current.generated / f"{PACKAGE}/_auth/mine.py").touch()

    assert main(current.root, ["--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"generated/{PACKAGE}/_auth/mine.py should not exist: edit spec/ or overlays/, then run scripts/regenerate",
        f"generated/{PACKAGE}/mine.py should not exist: edit spec/ or overlays/, then run scripts/regenerate",
        f"generated/{PACKAGE}/models/device.py is missing: "
        "edit spec/shared/schemas/Device.yaml, then run scripts/regenerate",
    ]


def test_missing_tree_is_drift(current: Places, capsys: pytest.CaptureFixture[str]) -> None:
    current.generated.rename(current.root / "elsewhere")

    assert main(current.root, ["--check"]) == 1
    assert f"generated/{PACKAGE}/client.py is missing" in capsys.readouterr().out


def test_changed_contract_is_drift_and_is_not_repaired(current: Places, capsys: pytest.CaptureFixture[str]) -> None:
    path = current.spec / "shared/schemas/DeviceId.yaml"
    path.write_text(path.read_text("utf-8").replace("description: ", "description: Really. ", 1))

    before = tree_hashes(current.generated)

    assert main(current.root, ["--check"]) == 1
    assert tree_hashes(current.generated) == before
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"generated/{PACKAGE}/models/device_id.py differs") for line in lines)
    assert any(line.startswith("generated/PROVENANCE.toml differs") for line in lines)


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "overlays/targets").glob("*.overlay.yaml")))
def test_target_overlay_applies_to_the_contract(name: str) -> None:
    path = ROOT / "overlays/targets" / name
    document = bundle(ROOT / "spec")
    overlaid = apply_overlay(document, load_yaml(path, where=name), where=name)

    assert overlaid != document


def test_prism_overlay_leaves_no_callback_to_execute() -> None:
    path = ROOT / "overlays/targets/prism.overlay.yaml"
    overlaid = apply_overlay(bundle(ROOT / "spec"), load_yaml(path, where=path.name), where=path.name)
    operations = [each for item in overlaid["paths"].values() for each in item.values() if isinstance(each, dict)]

    assert not [each for each in operations if "callbacks" in each]


@pytest.mark.parametrize("path", sorted((ROOT / "overlays").rglob("*.overlay.yaml")), ids=lambda path: path.name)
def test_every_overlay_action_states_its_reason(path: Path) -> None:
    actions = load_yaml(path, where=path.name)["actions"]

    assert actions
    assert [action["target"] for action in actions if not action.get("description")] == []
