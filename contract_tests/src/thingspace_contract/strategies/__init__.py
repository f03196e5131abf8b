"""Hypothesis strategies for everything that crosses the wire: requests, responses, callbacks; valid, newer, broken.

    @given(callbacks(Contract.load(), "CarrierService"))
    def test_listener_accepts_any_message(body): ...

Each strategy needs only a contract; names that the contract does not have are refused at once.
"""

from __future__ import annotations

from thingspace_contract.strategies.arguments import Arguments, requests
from thingspace_contract.strategies.messages import callbacks, forward_compatible_callbacks, invalid_callbacks
from thingspace_contract.strategies.payloads import payloads
from thingspace_contract.strategies.responses import forward_compatible_responses, responses

__all__ = [
    "Arguments",
    "callbacks",
    "forward_compatible_callbacks",
    "forward_compatible_responses",
    "invalid_callbacks",
    "payloads",
    "requests",
    "responses",
]
