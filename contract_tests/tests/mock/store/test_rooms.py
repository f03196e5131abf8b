"""The store keeps its secrets: SQL stays below one folder, and other rooms know the protocol only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import thingspace_contract

TOOL = Path(thingspace_contract.__file__).parent
STORE = TOOL / "mock" / "store"
SQL_ROOM = STORE / "sqlite"
PACKAGE = "thingspace_contract.mock.store"

#: How a statement begins; DELETE alone is a method of HTTP.
STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE FROM|CREATE|DROP|ALTER|BEGIN|COMMIT|ROLLBACK|PRAGMA)(\s|$)")


def statements(path: Path) -> list[str]:
    """Return the SQL in a module's strings, those with values in them included."""
    constants = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
    return [each for each in constants if isinstance(each, str) and STATEMENT.match(each)]


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Yield module and member of each import of a module; a module that is imported itself has the member ""."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (("." * node.level + (node.module or ""), alias.name) for alias in node.names)


OUTSIDE_SQL = sorted(path for path in TOOL.rglob("*.py") if SQL_ROOM not in path.parents)
OUTSIDE_STORE = sorted(path for path in (TOOL / "mock").rglob("*.py") if STORE not in path.parents)


def test_sql_stands_in_one_room_only() -> None:
    """No other module of the tool holds a statement or talks to a database."""
    guilty = {
        str(path.relative_to(TOOL)): found
        for path in OUTSIDE_SQL
        if (found := [*statements(path), *(name for name, _ in imported(path) if name.partition(".")[0] == "sqlite3")])
    }

    assert guilty == {}
    assert any(statements(path) for path in SQL_ROOM.glob("*.py"))


def test_other_rooms_know_what_the_store_offers_only() -> None:
    """They import from the store's package, never from a module inside it."""
    used = {(path, module, member) for path in OUTSIDE_STORE for module, member in imported(path)}
    inside = {(path, module) for path, module, _ in used if module.startswith((f"{PACKAGE}.", "."))}
    members = {member for _, module, member in used if module == PACKAGE}

    assert inside == set()
    assert {member for member in members if find_spec(f"{PACKAGE}.{member}") is not None} == set()
    assert "open_store" in members


def test_only_the_opening_names_an_implementation() -> None:
    named = {
        path.relative_to(STORE).as_posix()
        for path in STORE.glob("*.py")
        for module, _ in imported(path)
        if module.startswith(f"{PACKAGE}.sqlite")
    }

    assert named == {"opening.py"}


@pytest.mark.parametrize(
    ("code", "found"),
    [("x('SELECT 1')", ["SELECT 1"]), ("x(f'INSERT INTO {t}')", ["INSERT INTO "]), ("x('Select one.', 'DELETE')", [])],
)
def test_statements_are_recognised(code: str, found: list[str], tmp_path: Path) -> None:
    """Those with values in them too; prose is not."""
    path = tmp_path / "module.py"
    path.write_text(code, "utf-8")

    assert statements(path) == found
