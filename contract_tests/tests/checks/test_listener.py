"""A listener's answer is judged by what it was sent."""

from __future__ import annotations

import pytest

from gallery import tiny
from thingspace_contract.checks.listener import Posting, Reply, acknowledged, outcome, repeated, survived
from thingspace_contract.core.failures import Severity

CONTRACT = tiny.contract()
POSTING = Posting(
    "check", "CarrierService.changePlanResponse", "an example", "example one", "#/webhooks/CarrierService"
)
SILENCE = Reply(None, "no answer within 5 s")


@pytest.mark.parametrize("status", [200, 202, 204, 299])
def test_any_2xx_acknowledges(status: int) -> None:
    assert acknowledged(CONTRACT, POSTING, Reply(status)) == []


@pytest.mark.parametrize("reply", [Reply(199), Reply(307), Reply(400), Reply(401), Reply(500), SILENCE])
def test_anything_else_does_not_acknowledge(reply: Reply) -> None:
    assert len(acknowledged(CONTRACT, POSTING, reply)) == 1


@pytest.mark.parametrize("status", [200, 307, 400, 401, 405, 413, 415])
def test_broken_message_may_be_answered_below_500(status: int) -> None:
    assert survived(CONTRACT, POSTING, Reply(status)) == []


@pytest.mark.parametrize("reply", [Reply(500), Reply(502), SILENCE, Reply(None, "no answer, the connection is closed")])
def test_broken_message_must_not_break_the_listener(reply: Reply) -> None:
    (failure,) = survived(CONTRACT, POSTING, reply)

    assert failure.severity is Severity.ERROR
    assert failure.title == f"an example: {outcome(reply)}"


def test_refused_repeat_is_a_warning() -> None:
    """The platform sends a message again until it is acknowledged: unwise, and no breach."""
    assert repeated(CONTRACT, POSTING, Reply(204)) == []
    assert [each.severity for each in repeated(CONTRACT, POSTING, Reply(409))] == [Severity.WARNING]
    assert [each.severity for each in repeated(CONTRACT, POSTING, Reply(500))] == [Severity.ERROR]


def test_title_has_no_seconds_and_no_system_words() -> None:
    """Equal faults have equal titles on every machine."""
    assert outcome(SILENCE) == "no answer"
    assert outcome(Reply(None, "no connection any more: [Errno 111] refused", fatal=True)) == "no connection any more"
