"""Every check has one place, one name for good and bad, a page, and a fault in the gallery that it catches."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import schemathesis
from schemathesis.checks import CHECKS as STANDARD

import thingspace_contract
from gallery.clients import CLIENTS
from gallery.families import FAMILIES
from gallery.listeners import LISTENERS
from gallery.protocol import PROTOCOL
from gallery.servers import SERVERS
from thingspace_contract.checks.catalogue import CHECKS, GROUPS, Check
from thingspace_contract.checks.catalogue.page import checks_markdown
from thingspace_contract.contract import Contract
from thingspace_contract.suites.server.fuzzing.engine import settings

TOOL = Path(thingspace_contract.__file__).parent
DECISIONS = Path(__file__).resolve().parents[3] / "spec" / "DECISIONS.md"
CAUGHT = {
    *(fault.check for fault in SERVERS.values()),
    *(fault.check for _, fault in [*FAMILIES.values(), *PROTOCOL.values()]),
    *(fault.check for fault in CLIENTS.values()),
    *(fault.check for fault in LISTENERS.values()),
}


def calls(path: Path) -> Iterable[tuple[int, str]]:
    """Every call in a module: its line, and the name of what is called."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func).rpartition(".")[2]


def texts(path: Path) -> set[str]:
    """Every string of a module that could be a name."""
    found = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
    return {text for text in found if isinstance(text, str)}


def test_only_checks_say_how_they_came_out() -> None:
    """So whatever fails has the name, the rule and the severity of the catalogue."""
    others = [path for path in TOOL.rglob("*.py") if path != TOOL / "checks" / "catalogue" / "check.py"]
    guilty = [
        f"{path.relative_to(TOOL)}:{line}"
        for path in others
        for line, name in calls(path)
        if name in ("Failure", "Held")
    ]

    assert guilty == []


def test_only_checks_bear_their_names() -> None:
    """A name that is written elsewhere would go its own way when the check is renamed."""
    others = [path for path in TOOL.rglob("*.py") if TOOL / "checks" / "catalogue" not in path.parents]
    guilty = {str(path.relative_to(TOOL)): found for path in others if (found := texts(path) & CHECKS.keys())}

    assert guilty == {}


def test_every_check_has_a_fault_that_it_catches() -> None:
    """The galleries prove that it does: each fault is tested to be caught by the check that it names."""
    assert set(CHECKS) - CAUGHT == set()


def test_every_fault_names_a_check_of_the_catalogue() -> None:
    assert CAUGHT - set(CHECKS) == set()


def test_names_are_distinct() -> None:
    assert len(CHECKS) == sum(len(group) for group in GROUPS.values())


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS.keys())
def test_check_is_described(check: Check) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+", check.name)
    assert check.looks_for.endswith(".")
    assert check.rule.endswith(".")
    assert check.ground
    assert not check.ground.endswith(".")
    assert set(check.suites) <= {"client", "listener", "server"}
    assert f"| `{check.name}` |" in checks_markdown()


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS.keys())
def test_decisions_that_a_check_rests_on_exist(check: Check) -> None:
    named = set(re.findall(r"\bD\d{3}\b", f"{check.ground} {check.rule} {check.looks_for}"))

    assert {each for each in named if f"### {each} " not in DECISIONS.read_text("utf-8")} == set()


def test_check_says_both_outcomes_under_its_name() -> None:
    check = Check("a_check", ("client",), "What it looks for.", "The rule.", "the ground", evidence="seed")
    failure = check.failed("op", "title", "observed")

    assert check.held("op", 3) == type(check.held("op"))("a_check", "op", 3)
    assert (failure.check, failure.expected, failure.evidence) == ("a_check", "The rule.", "seed")
    assert check.failed("op", "title", "observed", expected="More exactly.").expected == "More exactly."


def test_every_standard_check_that_we_run_is_in_the_catalogue(contract: Contract) -> None:
    """What Schemathesis adds in a new version is either described here or switched off."""
    schemathesis.openapi.from_dict(dict(contract.document))  # which registers the checks of OpenAPI
    off = {name for name, entry in settings()["checks"].items() if entry.get("enabled") is False}

    assert set(STANDARD.get_all_names()) - off - set(CHECKS) == set()
