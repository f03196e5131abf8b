"""Servers in processes of their own, on loopback, ended by the process that started them and by nobody else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

__all__ = ["MockProcess", "NotServing", "ServerProcess"]

_PATIENCE = 60.0  # seconds that a server may say nothing, and that a killed one may take to be gone
_HOME = Path(__file__).resolve().parents[1]  # where `python -m rig.…` finds us


class NotServing(Exception):
    """A server ended, or said nothing, instead of serving."""


class ServerProcess:
    """A command that prints its URL on the first line when it serves, as a context manager.

    Args:
        command: program and arguments.

    Raises:
        NotServing: on entering; what it printed on stderr is told.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    @property
    def process(self) -> subprocess.Popen[str]:
        """The process, once it was started."""
        assert self._process is not None
        return self._process

    def __enter__(self) -> ServerProcess:
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=_HOME
        )
        assert self._process.stdout is not None
        is_late = threading.Event()

        def give_up() -> None:
            is_late.set()
            self.process.kill()

        watch = threading.Timer(_PATIENCE, give_up)
        watch.daemon = True
        watch.start()
        try:
            self.url = self._process.stdout.readline().strip()
        finally:
            watch.cancel()
        if is_late.is_set() or not self.url.startswith("http"):
            self._process.kill()
            _, told = self._process.communicate()
            silence = f"it printed nothing for {_PATIENCE:g} s" if is_late.is_set() else "it printed nothing"
            raise NotServing(f"{' '.join(self._command)}: {told.strip() or self.url or silence}")
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.process.kill()
        self.process.wait(_PATIENCE)

    def stop(self, number: signal.Signals = signal.SIGTERM, patience: float = 30.0) -> tuple[float, int, str]:
        """Ask the process to end; return the seconds that it took, its exit status, and what it said on stderr.

        Raises:
            subprocess.TimeoutExpired: it was still there after `patience` seconds; it has been killed.
        """
        began = time.monotonic()
        self.process.send_signal(number)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        took = time.monotonic() - began
        _, told = self.process.communicate()
        return took, self.process.returncode, told.strip()

    def megabytes(self) -> float:
        """Return the memory that the process holds (its resident set), in MB; NaN where the system does not tell."""
        try:
            pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        except OSError:
            return float("nan")
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class MockProcess(ServerProcess):
    """`thingspace-contract mock` on a free port.

    Args:
        database: file of its state; None for memory.
        scenario: file of its world; None for the default one.
        options: more arguments of the command.
    """

    def __init__(self, database: Path | None = None, scenario: Path | None = None, options: Sequence[str] = ()) -> None:
        arguments = ["--database", f"sqlite:///{database.absolute()}"] if database is not None else []
        if scenario is not None:
            arguments += ["--scenario", str(scenario.absolute())]
        super().__init__([sys.executable, "-m", "thingspace_contract", "mock", "--port", "0", *arguments, *options])

    @property
    def root(self) -> str:
        """The URL under which its controls stand."""
        return self.url.removesuffix("/api")

    def __enter__(self) -> MockProcess:
        super().__enter__()
        return self
