"""A message is repeated only until it is acknowledged, and counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from thingspace_contract.checks.callbacks.attempts import check_attempts
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery
from thingspace_contract.correlation.received import read_delivery

Deliver = Callable[..., Delivery]
Titles = Callable[..., list[str]]


@pytest.fixture
def titles(contract: Contract) -> Titles:
    def run(*deliveries: Delivery, most: int = 1) -> list[str]:
        received = [read_delivery(contract, delivery) for delivery in deliveries]
        assert len({each.identity for each in received}) == 1
        return [failure.title for failure in check_attempts(received, most)]

    return run


def test_attempts_hold_with_a_single_one(titles: Titles, deliver: Deliver) -> None:
    assert titles(deliver()) == []


def test_attempts_hold_when_the_count_rises_after_refusals(titles: Titles, deliver: Deliver) -> None:
    first = deliver(received=1.0, answered=503)
    second = deliver(received=2.0, answered=None, callbackCount=2)
    third = deliver(received=3.0, callbackCount=3)
    assert titles(first, second, third) == []


def test_attempts_may_not_follow_an_acknowledgement(titles: Titles, deliver: Deliver) -> None:
    assert titles(deliver(), deliver(received=2.0, callbackCount=2)) == ["Callback repeated after it was acknowledged"]


def test_attempts_under_way_while_our_response_is_written_are_no_fault(titles: Titles, deliver: Deliver) -> None:
    assert titles(deliver(received=1.0), deliver(received=1.05, callbackCount=2)) == []


def test_attempts_need_a_rising_count(titles: Titles, deliver: Deliver) -> None:
    assert titles(deliver(answered=503), deliver(received=2.0)) == ["callbackCount does not rise"]


def test_attempts_begin_with_count_one(titles: Titles, deliver: Deliver) -> None:
    assert titles(deliver(callbackCount=0)) == ["First attempt of a callback is not counted 1"]


def test_attempts_end_at_the_threshold(titles: Titles, deliver: Deliver) -> None:
    first = deliver(answered=503, maxCallbackThreshold=1)
    second = deliver(received=2.0, callbackCount=2, maxCallbackThreshold=1)
    assert titles(first, second) == ["Callback attempted more often than announced"]


def test_attempts_without_counters_are_judged_by_the_acknowledgement(titles: Titles, deliver: Deliver) -> None:
    """Published messages may lack both counters."""
    bare = {"callbackCount": None, "maxCallbackThreshold": None}
    assert titles(deliver(answered=503, **bare), deliver(received=2.0, **bare)) == []
    assert titles(deliver(**bare), deliver(received=2.0, **bare)) == ["Callback repeated after it was acknowledged"]


def test_attempts_tolerate_equal_messages_that_are_due(titles: Titles, deliver: Deliver) -> None:
    assert titles(deliver(), deliver(received=2.0), most=2) == []
