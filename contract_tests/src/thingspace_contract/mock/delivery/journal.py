"""What deliveries tell the outbox, many facts in one transaction: each commit has its price, whatever is in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from thingspace_contract.mock.store import Attempt, Claim, Store, StoreTrouble

__all__ = ["TROUBLE_WAIT", "Journal"]

#: Seconds until a store in trouble is tried again.
TROUBLE_WAIT = 1.0


class Journal:
    """Writes what was told during one turn of the loop, at its end and in the order in which it was told.

    While the disk refuses it, what came of attempts is kept and told again: nothing is sent twice for it.

    Args:
        store: whose outbox is told.
        on_later: called when a message has been stored that waits for later.
    """

    def __init__(self, store: Store, on_later: Callable[[], None]) -> None:
        self._store = store
        self._on_later = on_later
        self._told: list[_Told] = []
        self._waits = False

    async def begin(self, claim: Claim, number: int) -> bool:
        """Note that an attempt begins, before it does; False when the claim has ended.

        Raises:
            StoreTrouble: the disk refuses it, so no attempt may begin.
        """
        return await self._tell(lambda: self._store.outbox.begin(claim, number))

    async def finish(self, claim: Claim, attempt: Attempt, state: str, due: float) -> None:
        """Store what came of an attempt and what is next, as soon as the disk lets us."""

        def finish() -> bool:
            self._store.outbox.finish(claim, attempt, state, due)
            self._waits |= state == "pending"
            return True

        await self._tell(finish, lasts=True)

    def write(self) -> None:
        """Write what was told, now."""
        told, self._told = self._told, []
        if not told:
            return
        try:
            with self._store.transaction():
                results = [each.tell() for each in told]
        except Exception as error:
            self._told = [each for each in told if each.lasts and isinstance(error, StoreTrouble)]
            if self._told:
                asyncio.get_running_loop().call_later(TROUBLE_WAIT, self.write)
            for each in told:
                if each not in self._told and not each.written.done():
                    each.written.set_exception(error)
            return
        for each, result in zip(told, results, strict=True):
            if not each.written.done():
                each.written.set_result(result)
        if self._waits:
            self._waits = False
            self._on_later()

    def _tell(self, tell: Callable[[], bool], *, lasts: bool = False) -> asyncio.Future[bool]:
        loop = asyncio.get_running_loop()
        if not self._told:
            loop.call_soon(self.write)
        self._told.append(_Told(tell, loop.create_future(), lasts))
        return self._told[-1].written


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """One fact: how it is written, who waits for it, and whether it is told again while the disk is in trouble."""

    tell: Callable[[], bool]
    written: asyncio.Future[bool]
    lasts: bool
