"""The command line of scripts/regenerate: arguments in, lines and an exit status out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from thingspace_contract.documents import DocumentError

from ..places import Places
from ..problems import PipelineError
from ..staging import interruptible
from .regenerating import check, regenerate

__all__ = ["main"]

UNTOUCHED = "generated/ is as it was"


def main(root: Path, arguments: Sequence[str]) -> int:
    """Make generated/ anew from spec/ and overlays/, or only check that it is current.

    Returns:
        0 when generated/ is current, 1 when it is not or cannot be made, 2 when a file cannot be read or written,
        130 when interrupted.
    """
    parser = argparse.ArgumentParser(prog="scripts/regenerate", description=(main.__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; name each file that drifted")
    wanted = parser.parse_args(arguments)
    places = Places(root)
    try:
        with interruptible():
            if not wanted.check:
                print(regenerate(places, _say))
                return 0
            lines = check(places, _say)
    except (PipelineError, DocumentError) as error:
        return _stop(1, *(f"error: {line}" for line in str(error).splitlines()), UNTOUCHED)
    except OSError as error:
        return _stop(2, f"error: {error.filename or 'a file'}: {error.strerror or error}", UNTOUCHED)
    except KeyboardInterrupt:
        return _stop(130, f"interrupted: {UNTOUCHED}")
    print(*lines or ["generated/ is current"], sep="\n")
    return 1 if lines else 0


def _stop(status: int, *lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return status


def _say(stage: str, text: str) -> None:
    print(f"{stage:<9} {text}", file=sys.stderr, flush=True)
