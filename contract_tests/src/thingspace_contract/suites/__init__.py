"""The suites: each is a generator of events, and a module `test_….py` that makes pytest tests of them.

pytest --pyargs thingspace_contract.suites --thingspace-url http://127.0.0.1:8080/api
"""

from __future__ import annotations

__all__: list[str] = []
