"""The rooms of the house and who may call on whom, as contract_tests/ARCHITECTURE.md draws them."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TOOL = ROOT / "contract_tests" / "src" / "thingspace_contract"

# Room → the rooms it may import. A room is a module or a package directly under thingspace_contract.
WORDS = {"errors", "exchange", "failures", "events", "contract"}
GROUND = {*WORDS, "credentials", "serving"}
MAY_IMPORT: dict[str, set[str]] = {
    "documents": set(),
    "errors": set(),
    "exchange": set(),
    "failures": set(),
    "events": {"failures"},
    "contract": {"documents", "errors", "exchange"},
    "credentials": {"errors"},
    "serving": {"errors"},
    "receiver": GROUND,
    "strategies": GROUND,
    "reproduce": {*WORDS, "credentials"},
    "checks": {*GROUND, "strategies", "reproduce"},
    "mock": {*GROUND, "documents"},
    "bundled_listener": GROUND,
    "targets": GROUND,
    "suites": {*GROUND, "receiver", "strategies", "checks", "reproduce", "documents"},
    "report": {*GROUND},
    "running": {*GROUND, "report"},
    "cli": {*GROUND, "receiver", "mock", "bundled_listener", "suites", "report", "running", "targets", "documents"},
    "__main__": {"cli"},
    "pytest_suites": {*GROUND, "receiver", "mock", "bundled_listener", "suites", "report", "running", "targets"},
    "pytest_plugin": {*GROUND, "receiver", "mock", "bundled_listener", "suites", "report", "running", "pytest_suites"},
}
# suites/test_*.py are pytest modules: they run suites with the plugin's fixtures, and may use the bundled systems.
PYTEST_MODULES_MAY = {"mock", "bundled_listener", "pytest_plugin", "pytest_suites", "report", "running"}
# Scripts use what needs no generated client, but for one that asks the mock which operations it answers from its state.
SCRIPTS = {"documents", "contract"}
SCRIPTS_MAY = {"scripts/pipeline/coverage/page.py": {*SCRIPTS, "mock"}}


def modules() -> list[Path]:
    return sorted(path for path in TOOL.rglob("*.py") if path.name != "__init__.py" or path.parent != TOOL)


def imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = ".".join(filter(None, [*home_of(path, node.level), node.module]))
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def home_of(path: Path, level: int) -> list[str]:
    """Return the package that a relative import of this level starts from; [] for an absolute one."""
    if level == 0:
        return []
    if path.is_relative_to(TOOL):
        package = ["thingspace_contract", *path.relative_to(TOOL).parent.parts]
    else:
        package = list(path.relative_to(ROOT / "scripts").parent.parts)
    return package[: len(package) - level + 1]


def rooms_imported(path: Path) -> set[str]:
    parts = [name.split(".") for name in imported_names(path)]
    return {each[1] for each in parts if each[0] == "thingspace_contract" and len(each) > 1 and each[1] in MAY_IMPORT}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(TOOL)))
def test_room_imports_only_what_its_floor_allows(path: Path) -> None:
    room = path.relative_to(TOOL).parts[0].removesuffix(".py")
    allowed = MAY_IMPORT[room] | {room}
    if room == "suites" and path.name.startswith(("test_", "conftest")):
        allowed = allowed | PYTEST_MODULES_MAY

    assert rooms_imported(path) <= allowed


def test_every_room_has_a_floor() -> None:
    """A new module or package must be given its place before anybody can import it."""
    rooms = {path.relative_to(TOOL).parts[0].removesuffix(".py") for path in modules()}

    assert rooms - set(MAY_IMPORT) == set()


def test_scripts_use_only_what_needs_no_client() -> None:
    scripts = [path for path in (ROOT / "scripts").rglob("*") if path.is_file() and is_python(path)]
    used = {path.relative_to(ROOT).as_posix(): rooms_imported(path) for path in scripts}

    assert {name: rooms for name, rooms in used.items() if rooms - SCRIPTS_MAY.get(name, SCRIPTS)} == {}
    assert len(scripts) > 5


def test_client_imports_neither_the_tool_nor_the_scripts() -> None:
    runtime = list((ROOT / "overlays" / "package").rglob("*.py"))
    names = {name.partition(".")[0] for path in runtime for name in imported_names_with_relative(path)}

    assert runtime
    assert names.isdisjoint({"thingspace_contract", "pipeline"})


def test_documents_work_without_the_client_and_without_http() -> None:
    """The leaf rebuilds the client, so it must not need it."""
    code = (
        "import sys\n"
        "sys.modules['thingspace_client'] = None\n"
        "import thingspace_contract.documents\n"
        "print([name for name in ('httpx', 'schemathesis', 'starlette') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout.strip(), result.stderr) == (0, "[]", "")


def test_modules_are_rooms_not_halls() -> None:
    """Hand-written modules stay small enough to be read at once."""
    written = [*TOOL.rglob("*.py"), *(ROOT / "scripts").rglob("*.py"), *(ROOT / "overlays").rglob("*.py")]
    long = {
        str(path.relative_to(ROOT)): n for path in written if (n := len(path.read_text("utf-8").splitlines())) > 400
    }

    assert long == {}


def imported_names_with_relative(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def is_python(path: Path) -> bool:
    if path.suffix == ".py":
        return True
    return path.suffix == "" and path.read_bytes()[:40].startswith(b"#!/usr/bin/env python3")
