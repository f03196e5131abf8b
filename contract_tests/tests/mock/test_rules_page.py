"""The page about the mock and the list of its rules."""

from __future__ import annotations

from thingspace_contract.mock.rules import Standing, rules
from thingspace_contract.mock.rules_page import with_rules

from .conftest import SPEC

PAGE = SPEC.parent / "contract_tests" / "MOCK.md"


def test_page_lists_the_rules_of_the_code() -> None:
    """After a change: python -m thingspace_contract.mock.rules_page contract_tests/MOCK.md."""
    page = PAGE.read_text("utf-8")

    assert with_rules(page) == page


def test_rules_are_told_apart_and_say_why() -> None:
    """Each rule is a sentence with a source or a reason, and stands once."""
    found = rules()

    assert {rule.standing for rule in found} == set(Standing)
    assert all(rule.statement.endswith(".") and rule.reason for rule in found)
    assert len({(rule.room, rule.statement) for rule in found}) == len(found)
