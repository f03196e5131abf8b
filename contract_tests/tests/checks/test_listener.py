"""A listener's response is judged by what it was sent."""

from __future__ import annotations

import pytest

from gallery import tiny
from thingspace_contract.checks.catalogue.listener import VALID_MESSAGE_IS_ACKNOWLEDGED
from thingspace_contract.checks.listener import (
    ListenerResponse,
    SentCallback,
    Silence,
    check_acknowledged,
    check_repeat_acknowledged,
    check_survived,
)
from thingspace_contract.core.failures import Severity

CONTRACT = tiny.contract()
SENT = SentCallback(
    VALID_MESSAGE_IS_ACKNOWLEDGED,
    "CarrierService.changePlanResponse",
    "an example",
    "example one",
    "#/webhooks/CarrierService",
)
SILENCE = ListenerResponse(None, Silence.LATE, " within 5 s")


@pytest.mark.parametrize("status", [200, 202, 204, 299])
def test_any_2xx_acknowledges(status: int) -> None:
    assert check_acknowledged(CONTRACT, SENT, ListenerResponse(status)) == []


@pytest.mark.parametrize(
    "response",
    [
        ListenerResponse(199),
        ListenerResponse(307),
        ListenerResponse(400),
        ListenerResponse(401),
        ListenerResponse(500),
        SILENCE,
    ],
)
def test_anything_else_does_not_acknowledge(response: ListenerResponse) -> None:
    assert len(check_acknowledged(CONTRACT, SENT, response)) == 1


@pytest.mark.parametrize("status", [200, 307, 400, 401, 405, 413, 415])
def test_broken_message_may_be_answered_below_500(status: int) -> None:
    assert check_survived(CONTRACT, SENT, ListenerResponse(status)) == []


@pytest.mark.parametrize(
    "response", [ListenerResponse(500), ListenerResponse(502), SILENCE, ListenerResponse(None, Silence.CLOSED)]
)
def test_broken_message_must_not_break_the_listener(response: ListenerResponse) -> None:
    (failure,) = check_survived(CONTRACT, SENT, response)

    assert failure.severity is Severity.ERROR
    assert failure.title == f"an example: {response.outcome}"


def test_refused_repeat_is_a_warning() -> None:
    """The platform sends a message again until it is acknowledged: unwise, and no breach."""
    assert check_repeat_acknowledged(CONTRACT, SENT, ListenerResponse(204)) == []
    assert [each.severity for each in check_repeat_acknowledged(CONTRACT, SENT, ListenerResponse(409))] == [
        Severity.WARNING
    ]
    assert [each.severity for each in check_repeat_acknowledged(CONTRACT, SENT, ListenerResponse(500))] == [
        Severity.ERROR
    ]


def test_title_has_no_seconds_and_no_system_words() -> None:
    """Equal faults have equal titles on every machine."""
    assert SILENCE.outcome == "no response"
    assert ListenerResponse(None, Silence.GONE, ": [Errno 111] refused").outcome == "no connection any more"
