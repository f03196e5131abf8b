"""A stateful mock of the ThingSpace platform: requests change its state, callbacks are really delivered.

`Mock` is a function from request to response over a database; `create_app`, `running_mock`, `serve` and
`mock_transport` put it on a socket or into a client.
"""

from __future__ import annotations

from thingspace_contract.core.mock_control import Control, SentAttempt, SentMessage
from thingspace_contract.mock.core import Mock
from thingspace_contract.mock.rules import Rule, rules
from thingspace_contract.mock.scenario import Scenario
from thingspace_contract.mock.testing.clock import Clock, ManualClock, SystemClock
from thingspace_contract.mock.testing.identifiers import Identifiers, RandomIdentifiers, SeededIdentifiers
from thingspace_contract.mock.web.app import create_app
from thingspace_contract.mock.web.running import RunningMock, mock_transport, running_mock
from thingspace_contract.mock.web.server import serve

__all__ = [
    "Clock",
    "Control",
    "Identifiers",
    "ManualClock",
    "Mock",
    "RandomIdentifiers",
    "Rule",
    "RunningMock",
    "Scenario",
    "SeededIdentifiers",
    "SentAttempt",
    "SentMessage",
    "SystemClock",
    "create_app",
    "mock_transport",
    "rules",
    "running_mock",
    "serve",
]
