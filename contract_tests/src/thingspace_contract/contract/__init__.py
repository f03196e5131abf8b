"""The contract as objects: operations, callback services, messages, and whether a payload keeps it.

Everything is read from one bundled document, the `openapi.json` that the client package carries.
"""

from __future__ import annotations

from thingspace_contract.contract.contract import Contract
from thingspace_contract.contract.model import (
    CallbackService,
    Effect,
    Message,
    Operation,
    Per,
    Promise,
    ResponseRule,
)
from thingspace_contract.contract.parts import RequestParts
from thingspace_contract.contract.problems import Problem

__all__ = [
    "CallbackService",
    "Contract",
    "Effect",
    "Message",
    "Operation",
    "Per",
    "Problem",
    "Promise",
    "RequestParts",
    "ResponseRule",
]
