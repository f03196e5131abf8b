"""Acting on requests: slice by slice, each stored with what it promises, and what is owed when one ends early."""

from __future__ import annotations

from thingspace_contract.mock.acting.finishing import failed, finish, was_reset
from thingspace_contract.mock.acting.promises import Promises
from thingspace_contract.mock.acting.slices import Acting, MockBug

__all__ = ["Acting", "MockBug", "Promises", "failed", "finish", "was_reset"]
