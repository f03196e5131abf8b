"""What a generated client sends: the contract allows it, and it carries everything that was given."""

from __future__ import annotations

from collections.abc import Iterator

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.checks.catalogue.client import REQUEST_CARRIES_ARGUMENTS
from thingspace_contract.checks.client.serialization import call_failure, check_sent_requests
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Response
from thingspace_contract.core.failures import Failure
from thingspace_contract.strategies import Arguments, requests
from thingspace_contract.strategies.arguments import awkward_requests, example_requests
from thingspace_contract.strategies.responses import example_responses, status_of
from thingspace_contract.suites.client.endpoint import Endpoint
from thingspace_contract.suites.client.model_building import CannotCall
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.search import Found, Share, search, seed_for, try_all
from thingspace_contract.suites.tasks import Task

__all__ = ["request_task"]

_WEIGHT = 3.0
_ASYNCHRONOUS = 2  # of the first inputs, called both ways


def request_task(contract: Contract, endpoint: Endpoint, profile: Profile, seed: int) -> Task:
    """Return the task that calls one operation with everything that the contract allows."""
    operation = endpoint.operation
    response = _response(contract, endpoint)
    tried = 0

    def attempt(arguments: Arguments) -> Iterator[Failure]:
        nonlocal tried
        tried += 1
        yield from _sent(contract, endpoint, arguments, response, asynchronous=False)
        if tried <= _ASYNCHRONOUS:
            yield from _sent(contract, endpoint, arguments, response, asynchronous=True)

    def run(share: Share) -> Iterator[tuple[Check, Found]]:
        examples = [*awkward_requests(contract, operation), *example_requests(contract, operation)]
        for found in try_all(examples, attempt, share):
            yield REQUEST_CARRIES_ARGUMENTS, found
        own_seed = seed_for(seed, operation.operation_id, REQUEST_CARRIES_ARGUMENTS.name)
        strategy = requests(contract, operation)
        count = profile.client_examples
        for found in search(strategy, attempt, seed=own_seed, examples=count, share=share, needed=not examples):
            yield REQUEST_CARRIES_ARGUMENTS, found

    return Task(operation.operation_id, f"{operation.operation_id}: requests", run, _WEIGHT)


def _sent(
    contract: Contract, endpoint: Endpoint, arguments: Arguments, response: Response, *, asynchronous: bool
) -> list[Failure]:
    operation = endpoint.operation
    try:
        error = endpoint.send(arguments, response, asynchronous=asynchronous)
    except CannotCall as fault:
        expected = "It is called with any arguments that the contract allows."
        return [call_failure(contract, operation, arguments, fault.title, expected, fault.observed)]
    if error is not None and not endpoint.stub.sent:
        title = f"the call raises {type(error).__name__}{' when awaited' if asynchronous else ''}"
        observed = f"{type(error).__name__}: {error}"
        return [call_failure(contract, operation, arguments, title, "The request is sent.", observed)]
    return check_sent_requests(contract, operation, arguments, endpoint.stub.sent, base_url=endpoint.stub.base_url)


def _response(contract: Contract, endpoint: Endpoint) -> Response:
    """A documented success: what follows the request is another check's matter."""
    for rule in endpoint.operation.success:
        for response in example_responses(contract, rule):
            return response
        return Response(status_of(rule), {}, b"")
    return Response(200, {}, b"")
