"""The rooms of the house and who may call on whom, as contract_tests/layers.toml has it."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
TOOL = ROOT / "contract_tests" / "src" / "thingspace_contract"
LAYERS = tomllib.loads((ROOT / "contract_tests" / "layers.toml").read_text("utf-8"))
PACKAGES: dict[str, list[dict[str, Any]]] = {"": LAYERS["rooms"], **LAYERS["inside"]}
ROOMS = [(package, room) for package, rooms in PACKAGES.items() for room in rooms]

# suites/test_*.py are pytest modules: they run suites with the plugin's fixtures, and may use our own systems.
PYTEST_MODULES_MAY = {"mock", "listeners", "pytest", "report", "runner"}
# Scripts use what works without generated/; those that write pages also ask whom the page is about.
SCRIPTS_MAY = {"documents", "contract"}
PAGES_MAY = {"scripts/pipeline/coverage/page.py": {"mock"}, "scripts/pipeline/pages.py": {"mock", "checks"}}

MOST_MODULES = 12
MOST_LINES = 400


@cache
def imported_names(path: Path) -> tuple[str, ...]:
    """Return every module or member that a file imports, by its whole name."""
    return tuple(_imported_names(path))


def _imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = ".".join(filter(None, [*home_of(path, node.level), node.module]))
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


def rooms_imported(path: Path, package: str = "") -> set[str]:
    """Return the rooms of a package that a file imports from."""
    prefix = f"thingspace_contract.{package}." if package else "thingspace_contract."
    inside = {name.removeprefix(prefix) for name in imported_names(path) if name.startswith(prefix)}
    return {name.partition(".")[0] for name in inside} & {room["name"] for room in PACKAGES[package]}


def modules() -> list[Path]:
    return sorted(path for path in TOOL.rglob("*.py") if path.name != "__init__.py" or path.parent != TOOL)


def rooms_of(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return the rooms that a module stands in, with their packages."""
    return [(package, room) for package, room in ROOMS if path in files_of(package, room["name"])]


@cache
def files_of(package: str, room: str) -> list[Path]:
    """Return the modules of a room, itself one or a package."""
    place = TOOL.joinpath(*filter(None, package.split(".")), room)
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(TOOL)))
def test_module_imports_only_what_its_rooms_may(path: Path) -> None:
    """In the tool as a whole, and inside each package that has a plan of its own."""
    guilty = {}
    for package, room in rooms_of(path):
        allowed = {room["name"], *room["imports"]}
        if (package, room["name"]) == ("", "suites") and path.name.startswith("test_"):
            allowed |= PYTEST_MODULES_MAY
        if surplus := rooms_imported(path, package) - allowed:
            guilty[package or "the tool"] = surplus

    assert rooms_of(path)
    assert guilty == {}


@pytest.mark.parametrize(
    ("package", "room"), ROOMS, ids=[f"{package or 'tool'}-{room['name']}" for package, room in ROOMS]
)
def test_every_allowed_import_is_used(package: str, room: dict[str, Any]) -> None:
    """An arrow that nobody needs any more is taken out of the picture."""
    used = {name for path in files_of(package, room["name"]) for name in rooms_imported(path, package)}

    assert set(room["imports"]) - used == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_rooms_import_only_rooms_that_stand_below_them(package: str) -> None:
    order = [room["name"] for room in PACKAGES[package]]
    upward = {
        (room["name"], name)
        for room in PACKAGES[package]
        for name in room["imports"]
        if order.index(name) <= order.index(room["name"])
    }

    assert upward == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_every_room_has_its_place(package: str) -> None:
    """A new module or package must be given its place before anybody can import it."""
    place = TOOL.joinpath(*filter(None, package.split(".")))
    there = {path.stem for path in place.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}

    assert there - {"__init__"} == {room["name"] for room in PACKAGES[package]}


def test_imports_of_functions_count_as_imports() -> None:
    """The reader of imports finds those inside functions and under TYPE_CHECKING, and relative ones."""
    assert "suites" in rooms_imported(TOOL / "runner" / "assembly.py")
    assert "errors" in rooms_imported(TOOL / "documents" / "bundle.py", "documents")


def test_scripts_use_only_what_works_without_the_client() -> None:
    scripts = [path for path in (ROOT / "scripts").rglob("*") if path.is_file() and is_python(path)]
    used = {path.relative_to(ROOT).as_posix(): rooms_imported(path) for path in scripts}

    assert {name: rooms for name, rooms in used.items() if rooms - SCRIPTS_MAY - PAGES_MAY.get(name, set())} == {}
    assert len(scripts) > 5


def test_client_imports_neither_the_tool_nor_the_scripts() -> None:
    runtime = list((ROOT / "overlays" / "package").rglob("*.py"))
    names = {name.partition(".")[0] for path in runtime for name in absolute_imports(path)}

    assert runtime
    assert names.isdisjoint({"thingspace_contract", "pipeline"})


@pytest.mark.parametrize("room", ["documents", "contract"])
def test_room_works_without_the_client_and_without_http(room: str) -> None:
    """What rebuilds the client must not need it."""
    code = (
        "import sys\n"
        "sys.modules['thingspace_client'] = None\n"
        f"import thingspace_contract.{room}\n"
        "print([name for name in ('httpx', 'schemathesis', 'starlette') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout.strip(), result.stderr) == (0, "[]", "")


def test_modules_are_rooms_not_halls() -> None:
    """Hand-written modules stay small enough to be read at once."""
    long = {
        str(path.relative_to(ROOT)): n
        for path in written()
        if "tests" not in path.parts and (n := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }

    assert long == {}


def test_no_folder_holds_more_than_a_dozen_modules() -> None:
    """Beyond that a reader scans instead of looking: it is time for another room."""
    modules = Counter(path.parent for path in written() if path.name not in ("__init__.py", "conftest.py"))

    assert {str(folder.relative_to(ROOT)): n for folder, n in modules.items() if n > MOST_MODULES} == {}


def written() -> list[Path]:
    """Return every module that people write."""
    folders = ("contract_tests", "scripts", "overlays")
    return [path for folder in folders for path in (ROOT / folder).rglob("*.py")]


def absolute_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def is_python(path: Path) -> bool:
    if path.suffix == ".py":
        return True
    return path.suffix == "" and path.read_bytes()[:40].startswith(b"#!/usr/bin/env python3")
