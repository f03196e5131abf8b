"""What scripts/regenerate costs beside the bare generator."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benches.pairs import Pair, run_command, timed_pairs

__all__ = ["rows"]

ROOT = Path(__file__).resolve().parents[2]


def rows() -> Iterator[Pair]:
    """Yield `regenerate --check`, which builds everything, against openapi-python-client on the bundle."""
    with tempfile.TemporaryDirectory() as folder:
        document = ROOT / "generated" / "thingspace_client" / "openapi.json"
        bare = [str(Path(sys.executable).parent / "openapi-python-client"), "generate", "--path", str(document)]
        yield timed_pairs(
            "scripts/regenerate --check",
            run_command([sys.executable, str(ROOT / "scripts" / "regenerate"), "--check"]),
            "openapi-python-client generate",
            run_command([*bare, "--output-path", f"{folder}/client", "--overwrite"], cwd=folder),
            rounds=3,
        )
