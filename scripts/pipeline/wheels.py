"""An environment that has both packages as users install them: built wheels, beside the pinned versions of the rest."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from .environment import install_pins, pins, pip, run, say
from .places import tree_hashes

__all__ = ["wheel_environment"]

#: What goes into the wheels, by the folder of each package.
SOURCES = {
    "generated": ("pyproject.toml", "README.md", "LICENSE", "thingspace_client"),
    "contract_tests": ("pyproject.toml", "README.md", "LICENSE", "src"),
}


def wheel_environment(root: Path) -> Path:
    """Return the interpreter of build/wheel-venv, made from the lock and the wheels of this moment.

    Nothing is done when nothing changed, and only the packages are built and installed anew when only they did.

    Raises:
        SystemExit: with status 2 and one line on stderr when something cannot be built or installed.
    """
    venv = root / "build" / "wheel-venv"
    python, stamp = venv / "bin" / "python", venv / "ready"
    wanted = [pins(), *(f"{package} {_digest(root / package)}" for package in SOURCES)]
    done = stamp.read_text("utf-8").splitlines() if stamp.exists() and python.exists() else []
    if done == wanted:
        return python
    if done[:1] != wanted[:1]:
        install_pins(venv)
    stamp.write_text(wanted[0], "utf-8")  # whatever happens to the wheels, the rest stands
    say("building and installing the wheels")
    wheels = root / "build" / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    build = [*pip(Path(sys.prefix)), "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels)]
    run([*build, *(str(root / package) for package in SOURCES)], "build the wheels", "are both pyproject.toml whole?")
    built = sorted(str(path) for path in wheels.glob("*.whl"))
    install = [*pip(venv), "install", "--no-deps", "--no-index", "--force-reinstall"]
    run([*install, *built], "install the wheels", "are both there?")
    stamp.write_text("\n".join(wanted), "utf-8")
    return python


def _digest(package: Path) -> str:
    """Return one hash of everything that goes into a wheel."""
    digest = hashlib.sha256()
    for name in SOURCES[package.name]:
        place = package / name
        hashes = tree_hashes(place) if place.is_dir() else {"": hashlib.sha256(place.read_bytes()).hexdigest()}
        digest.update(repr((name, sorted(hashes.items()))).encode())
    return digest.hexdigest()
