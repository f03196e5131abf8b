"""The environment that every script runs in: `.venv`, made from scripts/requirements.lock.

Standard library only: this module runs before anything is installed.
The set-up is skipped when its inputs have not changed, which costs a few milliseconds.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

__all__ = ["ROOT", "ensure", "enter", "install_pins", "pins", "pip", "run", "say", "venv_python"]

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STAMP = VENV / "ready"
LOCK = ROOT / "scripts" / "requirements.lock"
PACKAGES = (ROOT / "contract_tests", ROOT / "generated")
OLDEST = (3, 11)


def venv_python() -> Path:
    """Return the interpreter of the project's environment, whether it exists yet or not."""
    return VENV / "bin" / "python"


def enter(script: str) -> None:
    """Make sure that the rest of `script` runs in the project's environment.

    Sets the environment up when it is missing or out of date, then replaces this process by the same
    command under the environment's interpreter; returns at once when it is already running there.
    Progress goes to stderr, so that a script's own output stays clean.
    """
    os.environ.pop("PYTHONPATH", None)  # another project's packages must not leak in
    os.environ.pop("PYTHONHOME", None)
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    try:
        ensure()
    except KeyboardInterrupt:
        say("interrupted while setting up; run the same command again")
        raise SystemExit(130) from None
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(venv_python(), [str(venv_python()), script, *sys.argv[1:]])  # noqa: S606  # same command, right interpreter


def ensure() -> bool:
    """Set the environment up unless it is current; return whether there was work to do.

    Raises:
        SystemExit: with status 2 and one line on stderr when it cannot be set up.
    """
    if sys.version_info < OLDEST:
        _fail(
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}; put it first on PATH"
        )
    if _is_current():
        return False
    VENV.mkdir(exist_ok=True)
    with (ROOT / ".venv" / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)  # two scripts started together set up once
        if _is_current():
            return False
        _set_up()
    return True


def install_pins(venv: Path) -> None:
    """Make an environment anew, with exactly what scripts/requirements.lock pins.

    Raises:
        SystemExit: with status 2 and one line on stderr when it cannot be made.
    """
    count = sum(1 for line in LOCK.read_text().splitlines() if "==" in line)
    say(f"setting up {venv.relative_to(ROOT)}: {count} pinned packages, about a minute the first time")
    run(
        [sys.executable, "-m", "venv", "--clear", str(venv)],
        f"create {venv.relative_to(ROOT)}",
        "is the venv module of Python installed?",
    )
    run(
        [*pip(venv), "install", "--require-hashes", "--requirement", str(LOCK)],
        "install scripts/requirements.lock",
        "is the package index reachable?",
    )


def pip(venv: Path) -> list[str]:
    """Return the beginning of each pip command for an environment."""
    return [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input"]


def pins() -> str:
    """Return one line that changes when an environment must be made anew."""
    return f"pins {_digest(LOCK)} for Python {sys.version_info[0]}.{sys.version_info[1]}"


def run(command: list[str], what: str, advice: str) -> None:
    """Run a step of a set-up, silently unless it fails.

    Raises:
        SystemExit: with status 2 when it fails, after its output and a line that says what could not be done.
    """
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode:
        sys.stderr.write(result.stdout)
        _fail(f"could not {what}; {advice} The output above says more.")


def say(line: str) -> None:
    """Tell progress, on stderr."""
    print(line, file=sys.stderr, flush=True)


def _set_up() -> None:
    started = time.monotonic()
    done = _stamped()
    if not (pins() in done and venv_python().exists()):
        STAMP.unlink(missing_ok=True)
        done = set()
        install_pins(VENV)
    for package in _present():
        if _identity(package) not in done:
            say(f"installing {package.name}")
            run(
                [*pip(VENV), "install", "--no-deps", "--no-build-isolation", "--editable", str(package)],
                f"install {package.name}",
                "is its pyproject.toml whole?",
            )
    STAMP.write_text("\n".join(sorted(_wanted() | done)))
    say(f"set up in {time.monotonic() - started:.0f} s")


def _is_current() -> bool:
    return venv_python().exists() and _wanted() <= _stamped()


def _stamped() -> set[str]:
    return set(STAMP.read_text().splitlines()) if STAMP.exists() else set()


def _wanted() -> set[str]:
    """Return what must be installed, a line each; a package whose folder is absent now is not missed."""
    return {pins(), *(_identity(package) for package in _present())}


def _present() -> list[Path]:
    return [package for package in PACKAGES if (package / "pyproject.toml").exists()]


def _identity(package: Path) -> str:
    return f"{package} {_digest(package / 'pyproject.toml')}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _fail(line: str) -> None:
    say(f"error: {line}")
    raise SystemExit(2)
