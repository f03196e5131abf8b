"""The file of `--record`: whole lines or none, and when it cannot be written, how many are missing."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path

from thingspace_contract.core.errors import ContractToolError, UsageError

__all__ = ["IncompleteRecord", "RecordFile"]

_log = logging.getLogger(__name__)


class IncompleteRecord(ContractToolError):
    """The mock did its work to the end, and its record does not tell all of it."""


class RecordFile:
    """A file to which lines are appended.

    What cannot be written is missing and counted: trouble of the record stops nobody's work. It is logged when it
    begins and when it is over. A file that was moved away or removed is begun anew, as those who rotate logs expect.

    Args:
        path: the file.

    Raises:
        UsageError: it cannot be opened for writing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.missing = 0
        self.trouble = ""
        try:
            self._descriptor = self._open()
        except OSError as error:
            raise UsageError(f"Cannot write the record {path}: {error.strerror}.") from error

    def add(self, line: str) -> None:
        """Append a line, which has no line break."""
        content = line.encode("utf-8", "backslashreplace") + b"\n"
        try:
            self._follow()
            self._write(content)
        except OSError as error:
            self._miss(error.strerror or str(error))
            return
        if self.trouble:
            self.trouble = ""
            _log.warning("The record %s is written again; calls that are missing in it: %d.", self.path, self.missing)

    def check(self) -> None:
        """Check that every call is in the file.

        Raises:
            IncompleteRecord: some are missing.
        """
        if self.missing:
            raise IncompleteRecord(
                f"The record {self.path} is incomplete: calls that are missing in it: {self.missing}."
            )

    def close(self) -> None:
        """Close the file."""
        if self._descriptor >= 0:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1

    def _open(self) -> int:
        return os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)

    def _follow(self) -> None:
        """Open the path anew if the open file is no longer there."""
        mine = os.fstat(self._descriptor) if self._descriptor >= 0 else None
        try:
            there = os.stat(self.path)
        except FileNotFoundError:
            there = None
        if mine is None or there is None or not os.path.samestat(mine, there):
            opened = self._open()
            self.close()
            self._descriptor = opened

    def _write(self, content: bytes) -> None:
        """Write a line as a whole; the part of one that was written before an error is taken back."""
        rest = content
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError:
            written = len(content) - len(rest)
            if written:
                with suppress(OSError):  # a pipe takes nothing back
                    os.ftruncate(self._descriptor, os.fstat(self._descriptor).st_size - written)
            raise

    def _miss(self, reason: str) -> None:
        self.missing += 1
        if reason != self.trouble:
            self.trouble = reason
            _log.error("Cannot write the record %s: %s. Calls are missing in it until it can be.", self.path, reason)
