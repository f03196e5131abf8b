"""The command line of scripts/test: its own flags, and pytest for the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import measuring
from .wheels import wheel_environment

__all__ = ["OF_THE_CHECKOUT", "Plan", "main", "plan"]

#: What tests the repository rather than what users install.
OF_THE_CHECKOUT = (
    "contract_tests/tests/overlay/test_script.py",
    "contract_tests/tests/pipeline",
    "contract_tests/tests/repository",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What one run of scripts/test does.

    Attributes:
        coverage: Whether lines are counted, and reported afterwards.
        wheel: Whether the built wheels are tested instead of the checkout.
        arguments: What pytest is given.
    """

    coverage: bool
    wheel: bool
    arguments: tuple[str, ...]

    def command(self, python: Path) -> list[str]:
        """Return the command that runs the tests with an interpreter."""
        counted = ["-m", "coverage", "run"] if self.coverage else []
        return [str(python), *counted, "-m", "pytest", *self.arguments]


def plan(arguments: Sequence[str]) -> Plan:
    """Read the arguments of scripts/test; those that are not its own are pytest's, in their order.

    Unless they say otherwise, tests run in a process a core and are handed out one by one: with the long ones first
    (tests/conftest.py), no process is left alone with a long one while the others have nothing more to do.
    """
    own = {"--coverage", "--wheel"}
    given = [each for each in arguments if each not in own]
    spread = [] if any(each.startswith(("-n", "--num")) for each in given) else ["-n", "auto"]
    handed_out = [] if any(each.startswith(("--dist", "--maxsched")) for each in given) else ["--maxschedchunk", "1"]
    wheel = "--wheel" in arguments
    left_out = [f"--ignore={path}" for path in OF_THE_CHECKOUT if wheel]
    return Plan("--coverage" in arguments, wheel, (*spread, *handed_out, *left_out, *given))


def main(root: Path, arguments: Sequence[str]) -> int:
    """Run the tests; return pytest's exit status, or 130 when interrupted.

    Args:
        root: the root of the repository.
        arguments: those of the command line.
    """
    wanted = plan(arguments)
    python = wheel_environment(root) if wanted.wheel else Path(sys.executable)
    environment = {**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    if wanted.coverage:
        measuring.forget(root)
    status = _run(wanted.command(python), root, environment)
    if wanted.coverage and status in (0, 1):  # a run that did not come to its end tells nothing
        measuring.report(root, python)
    return status


def _run(command: Sequence[str], root: Path, environment: Mapping[str, str]) -> int:
    """Run the tests to their end; an interruption is handed on, so that they end by themselves and leave nothing."""
    with subprocess.Popen(command, cwd=root, env=environment) as process:
        signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.wait()  # the terminal has told it, too
            return 130
