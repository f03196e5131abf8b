"""What must never be in the repository, and what the main flow promises about its own files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from thingspace_contract.documents import bundle, dump_json

ROOT = Path(__file__).resolve().parents[3]
# Written in pieces, so that this file does not contain what it looks for.
MACHINE_PATHS = re.compile("|".join((r"/ro" + "ot/", r"/wo" + "rk/", r"/ho" + r"me/[a-z]", r"/Us" + "ers/")))
REGISTRIES = re.compile(r"files\.python" + r"hosted|registry\.npm" + r"js|py" + r"pi\.org/simple")


@cache
def tracked() -> tuple[Path, ...]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file())


def test_no_file_carries_a_machine_path_or_a_registry_host() -> None:
    guilty = {
        str(path.relative_to(ROOT))
        for path in tracked()
        if (text := text_of(path)) and (MACHINE_PATHS.search(text) or REGISTRIES.search(text))
    }

    assert guilty == set()


def test_no_file_carries_the_marks_of_a_merge_that_was_not_finished() -> None:
    marks = re.compile(r"^(<{7}|>{7})( |$)", re.MULTILINE)

    assert [str(path.relative_to(ROOT)) for path in tracked() if marks.search(text_of(path))] == []


def test_requirements_are_hashed_and_carry_no_address() -> None:
    lines = (ROOT / "scripts" / "requirements.lock").read_text("utf-8").splitlines()
    pins = [line for line in lines if re.match(r"[a-z0-9]", line)]

    assert all("==" in line and line.endswith("\\") for line in pins)
    assert not [line for line in lines if "://" in line or "find-links" in line]


def test_no_lock_file_that_carries_addresses_is_tracked() -> None:
    assert {path.name for path in tracked()} & {"uv.lock", "package-lock.json", "poetry.lock"} == set()


def test_packaged_contract_equals_the_bundle() -> None:
    """What is relaxed for the generator is relaxed in a private copy only."""
    packaged = (ROOT / "generated" / "thingspace_client" / "openapi.json").read_text("utf-8")

    assert packaged == dump_json(bundle(ROOT / "spec"))
    assert json.loads(packaged)["openapi"].startswith("3.1")


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def test_workflows_keep_the_published_schema() -> None:
    workflows = [path for path in tracked() if path.parent.name == "workflows"]
    check = Path(sys.executable).parent / "check-jsonschema"
    result = subprocess.run(
        [check, "--builtin-schema", "vendor.github-workflows", *workflows], capture_output=True, text=True, check=False
    )

    assert workflows
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
