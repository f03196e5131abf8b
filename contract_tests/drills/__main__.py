"""`python -m drills DRILL TIMES SEED`, in this folder's parent: what scripts/drill runs."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from drills import crash, fuzz, stop
from drills.outcome import Line
from rig.conditions import conditions

__all__ = ["main"]


def main(drill: str, times: int, seed: int) -> int:
    """Run a drill and print its table; return 1 when a promise was broken."""
    runs: dict[str, Iterator[Line]] = {
        "crash": crash.run(kills=times, seed=seed),
        "stop": stop.run(rounds=times, seed=seed),
        "fuzz": fuzz.run(steps=times, seed=seed),
    }
    sys.stdout.write(f"{conditions()}\n{drill} {times}, seed {seed}\n\n")
    sys.stdout.flush()
    began = time.monotonic()
    broken = 0
    for line in runs[drill]:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        broken += not line.kept
    verdict = f"{broken} promises BROKEN" if broken else "every promise was kept"
    sys.stdout.write(f"\n{drill}: {verdict}, in {time.monotonic() - began:.0f} s\n")
    return 1 if broken else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
    except KeyboardInterrupt:
        sys.exit(130)
