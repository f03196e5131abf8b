"""Run in a process of its own by the tests: serve a mock on a database file, and print its URL.

`python serving.py SPEC DATABASE PORT`
"""

from __future__ import annotations

import sys
from pathlib import Path

from thingspace_contract.contract import Contract
from thingspace_contract.documents import bundle
from thingspace_contract.mock import serve


def announce(url: str) -> None:
    """Tell the test where the mock is."""
    sys.stdout.write(url + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    spec, database, port = sys.argv[1:]
    ended_by = serve(Contract(bundle(Path(spec))), database=database, port=int(port), announce=announce)
    sys.exit(0 if ended_by is None else 128 + ended_by)
