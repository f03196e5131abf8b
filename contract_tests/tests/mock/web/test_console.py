"""The console tells by which rules an operation was answered, and which of them nobody has documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.mock import running_mock
from thingspace_contract.mock.behaviours import BEHAVIOURS, operation_rules
from thingspace_contract.mock.behaviours.common.examples import respond_from_examples
from thingspace_contract.mock.rules import Standing, rules, rules_behind

from ..conftest import MEID
from ..delivery.test_delivery import Caller


@pytest.fixture(scope="module")
def caller(contract: Contract) -> Iterator[Caller]:
    """A caller that has changed a plan."""
    with running_mock(contract) as mock:
        caller = Caller(mock)
        caller.change_plan(MEID)
        yield caller
        caller.close()


def page(caller: Caller, path: str = "") -> str:
    """Return a page of the console."""
    response = httpx.get(f"{caller.mock.url.removesuffix('/api')}/{path}")
    assert response.status_code == 200
    return response.text


def section(text: str, operation_id: str) -> str:
    """Return what the page of rules tells of one operation."""
    found = re.search(rf'<section class="rules" id="{operation_id}">(.*?)</section>', text, re.DOTALL)
    assert found is not None
    return unescape(re.sub("</?code>", "`", found[1]))


def test_each_call_tells_the_standing_of_its_rules(caller: Caller) -> None:
    """Beside the call stands how many are documented and how many are assumed, with a link to them."""
    standings = [rule.standing for rule in operation_rules("changeDeviceServicePlan")]
    text = page(caller)

    assert '<a href="/rules#changeDeviceServicePlan">' in text
    for standing in Standing:
        assert standings.count(standing) > 0
        assert f"{standings.count(standing)} {standing}</span>" in text


def test_every_operation_tells_its_rules(caller: Caller, contract: Contract) -> None:
    """Whether it was called or not, with the source or the reason of each."""
    text = page(caller, "rules")

    for operation_id in contract.operations:
        told = section(text, operation_id)
        for rule in operation_rules(operation_id):
            assert rule.statement in told
            assert rule.reason in told
        assert told.count(">assumed</span>") == sum(
            rule.standing is Standing.ASSUMED for rule in operation_rules(operation_id)
        )


def test_pages_load_nothing_from_elsewhere(caller: Caller) -> None:
    """They work without a network."""
    for text in (page(caller), page(caller, "rules")):
        assert "src=" not in text
        assert "http://" not in text.replace(caller.mock.url, "")


def test_rules_of_an_operation_are_those_that_it_may_apply() -> None:
    """Its own and those of what it calls, methods too; of another operation none."""
    found = {rule.statement for rule in operation_rules("deleteDeviceGroup")}

    assert "An unknown group is DeviceGroupNotFound." in found
    assert "An account that does not exist, or that the user does not reach, is refused." in found
    assert "A page has 2,000 devices." not in found
    assert operation_rules("swapEidDevice") == rules_behind(respond_from_examples)


def test_no_rule_of_a_behaviour_is_forgotten() -> None:
    """Each rule that behaviours keep is told at some operation, but for what a control does."""
    told = {rule for name in BEHAVIOURS for rule in operation_rules(name)} | set(rules_behind(respond_from_examples))
    kept = [rule for rule in rules() if rule.room.startswith("behaviours.")]

    assert [rule.statement for rule in kept if rule not in told] == [
        "When the device wakes, another event with the same transaction and state `update` is stored."
    ]
