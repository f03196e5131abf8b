"""Delivery of callback messages: what is due is POSTed to whoever is registered, until a 2xx or the last attempt."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial

from thingspace_contract.mock.behaviours.common.messages import THRESHOLD
from thingspace_contract.mock.core import Mock
from thingspace_contract.mock.delivery.journal import TROUBLE_WAIT, Journal
from thingspace_contract.mock.delivery.payload import payload
from thingspace_contract.mock.delivery.sender import Answer, Sender
from thingspace_contract.mock.rules import assumed, documented
from thingspace_contract.mock.store import Attempt, Claim, StoreTrouble
from thingspace_contract.mock.testing.faults import Fault

__all__ = ["RESEND_AFTER", "Deliverer"]

_log = logging.getLogger(__name__)

#: Seconds between attempts, by the mock's clock.
RESEND_AFTER = 300.0

_WORKERS = 16  # attempts to one listener at a time
_AHEAD = 64  # messages of one listener that are claimed at a time
_LEASE = 60.0  # seconds that a claim holds: longer than an attempt, even one that is sent twice
_LONGEST_WAIT = 30.0  # seconds without looking at the outbox


class Deliverer:
    """Delivers what is in a mock's outbox while `running()`.

    Each listener has its own lane, so one that is slow or dead holds up nothing but its own messages.

    Should a part of it die of a bug, that is logged, kept in `failure`, and `on_failure` is called, once.

    Args:
        mock: whose messages.
    """

    def __init__(self, mock: Mock) -> None:
        self.failure: BaseException | None = None
        self.on_failure: Callable[[], None] | None = None
        self._mock = mock
        self._outbox = mock.platform.outbox
        self._lanes: dict[tuple[str, str], _Lane] = {}
        self._wake = asyncio.Event()
        self._idle = asyncio.Condition()
        self._sender = Sender(mock.platform.reach)
        self._journal = Journal(mock.platform.store, self._wake.set)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Deliverer]:
        """Deliver until the block is left; what is under way then stays pending."""
        loop = asyncio.get_running_loop()
        async with self._sender.running():
            self._mock.on_messages = partial(_wake, loop, self._wake)
            task = asyncio.create_task(self._schedule())
            task.add_done_callback(self._ended)
            try:
                yield self
            finally:
                self._mock.on_messages = None
                task.cancel()
                tasks = [task, *(worker for lane in self._lanes.values() for worker in lane.workers)]
                for each in tasks:
                    each.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                self._journal.write()
                for lane in self._lanes.values():
                    self._outbox.release(lane.queue)
                    lane.queue.clear()

    async def settle(self, timeout: float) -> bool:
        """Wait until nothing is due, at most `timeout` seconds; tell whether that was reached.

        Messages that wait for a later resend do not count. Dead deliveries are not waited for.
        """
        self._wake.set()
        try:
            async with asyncio.timeout(timeout):
                while self.failure is None and not self._is_idle():
                    async with self._idle:
                        pause = min(max(self._until_due() or 0.0, 0.001), 0.05)
                        with suppress(TimeoutError):
                            async with asyncio.timeout(pause):
                                await self._idle.wait()
        except TimeoutError:
            pass
        return self._is_idle()

    def _is_idle(self) -> bool:
        if self._mock.promises.are_owed or any(lane.workers for lane in self._lanes.values()):
            return False
        soon = self._mock.platform.now() + self._mock.platform.latency
        return not self._outbox.lanes(soon)

    def _until_due(self) -> float | None:
        now = self._mock.platform.now()
        later = self._outbox.next_due(after=now)
        return None if later is None else later - now

    def start_due(self) -> float:
        """Start the delivery of what is due; return the seconds until there may be more.

        What requests still owe is set free first, or tried again soon.
        The time is read once: what is not due by it is waited for.
        """
        promises = self._mock.promises
        promises.keep()
        longest = TROUBLE_WAIT if promises.are_owed else _LONGEST_WAIT
        now = self._mock.platform.now()
        for key in self._outbox.lanes(now):
            lane = self._lanes.setdefault(key, _Lane(*key))
            self._feed(lane)
        later = self._outbox.next_due(after=now)
        return longest if later is None else min(later - now, longest)

    async def _schedule(self) -> None:
        while True:
            self._wake.clear()
            try:
                wait = self.start_due()
            except StoreTrouble:  # told by the store
                wait = TROUBLE_WAIT
            # not wait_for, which on Python 3.11 swallows a cancellation that comes together with the event
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._wake.wait()

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Make it known when a task has died."""
        if task.cancelled() or (error := task.exception()) is None or self.failure is not None:
            return
        self.failure = error
        _log.error("a bug in the mock: callbacks are no longer delivered", exc_info=error)
        if self.on_failure is not None:
            self.on_failure()

    def _feed(self, lane: _Lane) -> None:
        self._refill(lane)
        for _ in range(min(_WORKERS - len(lane.workers), len(lane.queue))):
            task = asyncio.create_task(self._work(lane))
            lane.workers.add(task)
            task.add_done_callback(lane.workers.discard)
            task.add_done_callback(self._ended)

    def _refill(self, lane: _Lane) -> None:
        if not lane.queue:
            now = self._mock.platform.now()
            lane.queue.extend(self._outbox.claim(lane.account, lane.service, now=now, limit=_AHEAD, lease=_LEASE))

    async def _work(self, lane: _Lane) -> None:
        while True:
            claim = None
            try:
                self._refill(lane)
                if not lane.queue:
                    break
                claim = lane.queue.popleft()
                await self._deliver(claim)
            except BaseException as error:
                if claim is not None:
                    self._outbox.release([claim])
                if not isinstance(error, StoreTrouble):
                    raise
                await asyncio.sleep(TROUBLE_WAIT)
        worker = asyncio.current_task()
        assert worker is not None
        lane.workers.discard(worker)  # at once: what becomes due from here on needs another worker
        async with self._idle:
            self._idle.notify_all()

    @documented("Any 2xx ends it; else three more attempts follow, five minutes apart.", "vendor page of callbacks")
    @documented("Without a listener the result is lost.", "vendor page of callbacks")
    @assumed(
        "Each attempt goes to whoever is registered then, with the credentials registered then.",
        "In the field the old password goes on for some minutes.",
    )
    async def _deliver(self, claim: Claim) -> None:
        platform = self._mock.platform
        message = claim.message
        listener = platform.listeners.get(message.account, message.service)
        if listener is None:
            await self._drop(claim, "no listener")
            return
        fault = self._fault(claim)
        if fault is not None and fault.name == "drop":
            await self._drop(claim, "fault: drop")
            return
        number = min(message.attempts + 1, THRESHOLD)
        happens = False
        try:
            if fault is not None and fault.name == "delay":
                self._outbox.postpone(claim, platform.now() + fault.seconds)
                self._wake.set()
                happens = True
                return
            happens = await self._journal.begin(claim, number)
        finally:
            if fault is not None and not happens:
                self._mock.faults.give_back(fault)
        if not happens:
            return
        began = platform.now()  # attempts are apart from beginning to beginning, however long an answer takes
        content = payload(message, listener, number, fault.name if fault is not None else "")
        answer = await self._post(listener.url, content)
        if fault is not None and fault.name == "duplicate" and answer.is_good:
            answer = await self._post(listener.url, content)
        state = "delivered" if answer.is_good else "failed" if number >= THRESHOLD else "pending"
        attempt = Attempt(message.id, number, platform.now(), listener.url, answer.outcome)
        await self._journal.finish(claim, attempt, state, began + RESEND_AFTER)

    def _fault(self, claim: Claim) -> Fault | None:
        """Take the fault that waits for a message; one that was forgotten since it was claimed takes none."""
        if not self._mock.faults.all() or not self._outbox.holds(claim):
            return None
        return self._mock.faults.take(claim.message.service)

    async def _drop(self, claim: Claim, outcome: str) -> None:
        message = claim.message
        attempt = Attempt(message.id, 0, self._mock.platform.now(), "", outcome)
        await self._journal.finish(claim, attempt, "dropped", message.due)

    @documented(
        "A callback is a POST of a JSON object with the registered user name and password.", "vendor page of callbacks"
    )
    @assumed("A listener that has not answered after ten seconds has failed.", "The deadline is not documented.")
    @assumed("Redirects are not followed.", "The page asks for a 2xx.")
    @assumed(
        "A listener elsewhere than on this machine is called if --allow-callbacks-to says so; else each attempt fails.",
        "Whoever can register a listener could have the mock call any address.",
    )
    async def _post(self, url: str, content: bytes) -> Answer:
        return await self._sender.post(url, content)


class _Lane:
    """The messages of one listener."""

    def __init__(self, account: str, service: str) -> None:
        self.account = account
        self.service = service
        self.queue: deque[Claim] = deque()
        self.workers: set[asyncio.Task[None]] = set()


def _wake(loop: asyncio.AbstractEventLoop, event: asyncio.Event) -> None:
    """Set an event from any thread; a loop that has ended needs no waking."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(event.set)
