"""Checks: pure functions from what was seen to failures, none when the contract was kept.

    catalogue         every check: its name, what it looks for, its rule and its ground; only they make failures
    client            requests that a client sent, what it made of a response or a callback
    callbacks         messages that a server sent, by themselves and beside what it promised
    listener          a listener's response to what it was sent
    problems          a breach that the contract finds, told as a failure

Nothing here sends, waits, or generates: suites do that and hand over what they saw.
"""

from __future__ import annotations

__all__: list[str] = []
