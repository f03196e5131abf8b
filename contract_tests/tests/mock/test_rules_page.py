"""The page about the mock and the list of its rules."""

from __future__ import annotations

from thingspace_contract.mock.gateway.judging.breaches import CODES, ELSEWHERE, NEVER
from thingspace_contract.mock.rules import Standing, rules
from thingspace_contract.mock.rules_page import codes_markdown, rules_markdown, title_of


def test_page_has_a_row_for_every_rule() -> None:
    """Rules are known when their modules are imported, and the page imports them all."""
    page = rules_markdown()

    assert [rule.statement for rule in rules() if rule.statement.replace("|", "\\|") not in page] == []
    assert page.count("\n| documented |") + page.count("\n| assumed |") == len(rules())


def test_page_has_a_row_for_every_published_code() -> None:
    """Once, with all that it is the answer to."""
    rows = codes_markdown().splitlines()[2:]

    assert [row.split("`")[1] for row in rows] == sorted({*(each.code for each in CODES), *ELSEWHERE, *NEVER})
    assert all(any(each.what in row for row in rows) for each in CODES)


def test_rules_are_told_apart_and_say_why() -> None:
    """Each rule is a sentence with a source or a reason, and stands once."""
    found = rules()

    assert {rule.standing for rule in found} == set(Standing)
    assert all(rule.statement.endswith(".") and rule.reason for rule in found)
    assert len({(rule.room, rule.statement) for rule in found}) == len(found)


def test_every_table_has_a_title_of_its_own() -> None:
    """It is what the docstring of the module begins with, up to a colon."""
    titles = {room: title_of(room) for room in {rule.room for rule in rules()}}

    assert {room: title for room, title in titles.items() if not 0 < len(title) <= 40} == {}
    assert len(set(titles.values())) == len(titles)
