"""The bare sender: aiohttp posts messages to a listener, and nothing else.

`python -m rig.sender URL COUNT IN_FLIGHT BYTES` prints how many a second it delivered.
"""

from __future__ import annotations

import asyncio
import sys
import time

import aiohttp

__all__ = ["send"]


async def send(url: str, count: int, in_flight: int, size: int) -> float:
    """Deliver messages; return how many a second.

    Args:
        url: the listener's.
        count: how many messages.
        in_flight: how many at a time.
        size: bytes of a message.
    """
    body = b'{"message":"' + b"x" * max(size - 14, 0) + b'"}'
    left = iter(range(count))

    async with aiohttp.ClientSession(headers={"Content-Type": "application/json"}) as http:

        async def work() -> None:
            for _ in left:
                async with http.post(url, data=body, allow_redirects=False) as response:
                    await response.read()

        began = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(in_flight)))
        return count / (time.perf_counter() - began)


if __name__ == "__main__":
    url, *numbers = sys.argv[1:]
    sys.stdout.write(f"{asyncio.run(send(url, *map(int, numbers)))}\n")
