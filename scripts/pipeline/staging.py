"""Building beside the old tree, and swapping only when everything succeeded."""

from __future__ import annotations

import contextlib
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from .places import Places

__all__ = ["interruptible", "staging_area", "swap_in"]


@contextlib.contextmanager
def staging_area(places: Places) -> Iterator[Path]:
    """Yield an empty folder on the file system of the repository; it is gone afterwards, whatever happened."""
    places.staging.mkdir(exist_ok=True)
    area = Path(tempfile.mkdtemp(prefix="regenerate-", dir=places.staging))
    try:
        yield area
    finally:
        with _undisturbed():
            shutil.rmtree(area, ignore_errors=True)


def swap_in(tree: Path, target: Path) -> None:
    """Put `tree` in the place of `target` by two renames that no signal can come between.

    `tree` stays where it is, and `target` as it was, when a rename fails.
    """
    old = tree.with_name("old")
    with _undisturbed():
        if target.exists():
            target.rename(old)
        try:
            tree.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let SIGTERM end the work the way Ctrl-C does: by KeyboardInterrupt, so that it is cleaned up.

    SIGINT is set as well, because a process started in the background inherits that it is ignored.
    """

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    held = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
