"""The end of a request: its further slices, and what it is answered when they fail."""

from __future__ import annotations

import logging

from thingspace_contract.contract import Operation
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.mock.acting.promises import Promises
from thingspace_contract.mock.acting.slices import Acting, MockBug
from thingspace_contract.mock.gateway.errors import UNEXPECTED, ApiError, json_response
from thingspace_contract.mock.gateway.families import refused
from thingspace_contract.mock.gateway.http import unavailable
from thingspace_contract.mock.gateway.parsing import ParsedRequest
from thingspace_contract.mock.platform import Platform
from thingspace_contract.mock.store import StoreTrouble
from thingspace_contract.mock.turns import Steps

__all__ = ["failed", "finish", "was_reset"]

_log = logging.getLogger(__name__)


def finish(acting: Acting, platform: Platform, promises: Promises, arrived: ParsedRequest) -> Steps[Response]:
    """Do the second slice of a request and all that follow, each in a transaction of its own; return the answer.

    Args:
        acting: whose first slice is done.
        platform: where.
        promises: where it is noted should there be no last slice, whatever the reason.
        arrived: the request.
    """
    before, is_stored = platform.resets, False
    try:
        while True:
            yield None
            if platform.resets != before:
                return was_reset(arrived.operation)
            with platform.store.transaction():
                response = acting.go_on()
            if response is not None:
                is_stored = True
                return response
    except Exception as error:
        return failed(arrived.parts.request, arrived.operation.operation_id, error)
    finally:
        if acting.holds and not is_stored and platform.resets == before:
            promises.owe(acting.holds)
            promises.keep()


def was_reset(operation: Operation) -> Response:
    """Return what a request is answered whose world is gone."""
    return refused(operation, ApiError(UNEXPECTED, "The mock was reset while it worked on the request."))


def failed(request: Request, operation_id: str | None, error: Exception) -> Response:
    """Return what stands for an exception that is being handled; a bug is logged, trouble of the disk was by then."""
    if isinstance(error, StoreTrouble):
        return unavailable(str(error))
    if isinstance(error, MockBug):
        _log.error("a bug in the mock: %s", error)
        return json_response(500, {"error": "a bug in the mock", "description": str(error)})
    _log.exception("a bug in the mock, at %s %s", request.method, operation_id)
    return json_response(500, {"error": "a bug in the mock", "description": "See the log of the mock."})
