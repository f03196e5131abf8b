"""What the mock asks of the past: that it ends somewhere."""

from __future__ import annotations

from typing import Protocol

__all__ = ["History"]


class History(Protocol):
    """What has ended and is only remembered: requests with their messages and attempts, sessions that nobody uses."""

    def forget(self, *, keep: int, now: float, unused_since: float, limit: int) -> bool:
        """Forget a little of what is oldest, in a transaction of its own.

        A request has ended when it is not under way, its work is done and all its messages are: delivered, failed or
        dropped. It goes with
        its messages, their attempts, and the records that bear its id and tell its status. Nothing else is touched, so
        requests that wait stay beyond `keep`, whatever their age. Of a request with many messages those go first.

        Args:
            keep: how many of the newest requests stay, ended or not.
            now: the mock's time, at which a request's work is done or not.
            unused_since: sessions that were not used since then are forgotten.
            limit: how many rows are looked at, about.

        Returns:
            Whether there may be more to forget; when there is not, the next call begins again with the oldest.
        """
