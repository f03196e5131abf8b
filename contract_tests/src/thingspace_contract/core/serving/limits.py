"""How much, and how long, a server of ours takes from one connection."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What bounds a connection, so that no sender can hold a server up by being slow or endless.

    Args:
        target_bytes: longest request target; a longer one is answered 414.
        head_bytes: longest request line and headers together; more is answered 431.
        body_bytes: longest body, whatever an application would read of it; more is answered 413.
        head_seconds: from the first byte that is awaited to the end of the headers; then 408.
        body_seconds: what a body may take, and a second more for each `body_rate` bytes that came; then 408.
        body_rate: bytes a second.
        idle_seconds: how long a connection stays open between requests: longer than clients keep theirs, as one that is
            closed under a request loses it.
        write_seconds: how long a response waits for somebody who does not read it.
        linger_seconds: how long a refused sender is still listened to, so that it can read why.
    """

    target_bytes: int = 8 * 1024
    head_bytes: int = 32 * 1024
    body_bytes: int = 64 * 1024 * 1024
    head_seconds: float = 20.0
    body_seconds: float = 30.0
    body_rate: int = 1024
    idle_seconds: int = 75
    write_seconds: float = 60.0
    linger_seconds: float = 1.0
