"""What deliveries tell the outbox, many facts in one transaction: each commit has its price, whatever is in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from thingspace_contract.mock.store import Attempt, Claim, Store

__all__ = ["Journal"]


class Journal:
    """Writes what was told during one turn of the loop, at its end and in the order in which it was told.

    Args:
        store: whose outbox is told.
        on_later: called when a message has been stored that waits for later.
    """

    def __init__(self, store: Store, on_later: Callable[[], None]) -> None:
        self._store = store
        self._on_later = on_later
        self._told: list[tuple[Callable[[], bool], asyncio.Future[bool]]] = []
        self._waits = False

    async def begin(self, claim: Claim, number: int) -> bool:
        """Note that an attempt begins, before it does; False when the claim has ended."""
        return await self._tell(lambda: self._store.outbox.begin(claim, number))

    async def finish(self, claim: Claim, attempt: Attempt, state: str, due: float) -> None:
        """Store what came of an attempt and what is next."""

        def finish() -> bool:
            self._store.outbox.finish(claim, attempt, state, due)
            self._waits |= state == "pending"
            return True

        await self._tell(finish)

    def write(self) -> None:
        """Write what was told, now."""
        told, self._told = self._told, []
        if not told:
            return
        try:
            with self._store.transaction():
                results = [tell() for tell, _ in told]
        except Exception as error:
            for _, future in told:
                if not future.done():
                    future.set_exception(error)
            return
        for (_, future), result in zip(told, results, strict=True):
            if not future.done():
                future.set_result(result)
        if self._waits:
            self._waits = False
            self._on_later()

    def _tell(self, tell: Callable[[], bool]) -> asyncio.Future[bool]:
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        if not self._told:
            loop.call_soon(self.write)
        self._told.append((tell, future))
        return future
