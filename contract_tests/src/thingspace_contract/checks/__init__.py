"""Checks: pure functions from what was seen to failures, none when the contract was kept.

    sending           the request that a client sent, beside the arguments that it was given
    reading           what a client made of an answer or a callback
    acknowledging     a listener's answer to what it was sent
    callbacks         the messages that a server sent for a request, beside those that it promised
    differences       how two JSON values differ

Nothing here sends, waits, or generates: suites do that and hand over what they saw.
"""

from __future__ import annotations

__all__: list[str] = []
