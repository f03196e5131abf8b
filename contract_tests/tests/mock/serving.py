"""Run in a process of its own by the tests: serve a mock on a database file, print its URL, and when it has ended how.

It is never ended by force: on a machine that is busy an end takes its time, and must still come by itself.

`python serving.py SPEC DATABASE PORT`
"""

from __future__ import annotations

import sys
from pathlib import Path

from thingspace_contract.contract import Contract
from thingspace_contract.documents import bundle
from thingspace_contract.mock import serve
from thingspace_contract.mock.web import server


def tell(line: str) -> None:
    """Tell the test where the mock is, and what ended it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    spec, database, port = sys.argv[1:]
    server._LAST_RESORT = 3600.0
    ended_by = serve(Contract(bundle(Path(spec))), database=database, port=int(port), announce=tell)
    tell(f"ended by {ended_by.name}" if ended_by is not None else "not served")
