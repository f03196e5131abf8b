"""The past is bounded: what has ended and is beyond the history is forgotten, a little at a time."""

from __future__ import annotations

import asyncio
import logging
import time

from thingspace_contract.mock.core import Mock
from thingspace_contract.mock.gateway.authentication import SESSION_IDLE
from thingspace_contract.mock.store import StoreTrouble

__all__ = ["forget_the_past"]

_ROWS = 50  # looked at in one go: one or two milliseconds, in which nobody is served
_BREATH = 0.01  # seconds between two goes, in which everybody is
_PAUSE = 0.5  # seconds after which it is looked whether there is something to forget
_LONG_PAUSE = 60.0  # seconds after a failure
_SHARE = 20  # how many times as long as it has taken to look the next look is away, at least

_log = logging.getLogger(__name__)


async def forget_the_past(mock: Mock) -> None:
    """Forget what is beyond a mock's history, until cancelled."""
    while True:
        try:
            spent = await _forget(mock)
        except StoreTrouble:  # told by the store
            await asyncio.sleep(_LONG_PAUSE)
        except Exception:
            _log.exception("the past could not be forgotten, which is tried again later")
            await asyncio.sleep(_LONG_PAUSE)
        else:
            await asyncio.sleep(max(_PAUSE, _SHARE * spent))


async def _forget(mock: Mock) -> float:
    """Forget all that is to be forgotten now; return the seconds that this has taken."""
    spent = 0.0
    more = True
    while more:
        await asyncio.sleep(_BREATH)
        began = time.monotonic()
        now = mock.platform.now()
        more = mock.platform.store.history.forget(
            keep=mock.history, now=now, unused_since=now - SESSION_IDLE, limit=_ROWS
        )
        spent += time.monotonic() - began
    return spent
