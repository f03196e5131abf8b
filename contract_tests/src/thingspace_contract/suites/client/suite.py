"""Property tests of a client that was generated from the contract: what it sends, what it reads, how it fails.

Nothing leaves the process: the client talks to a transport of ours.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator

from thingspace_contract.checks.catalogue import Check
from thingspace_contract.checks.catalogue.client import OPERATION_EXISTS, SERVICE_EXISTS
from thingspace_contract.checks.client.existence import check_operation, check_service
from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.events import CheckFailed, CheckPassed, Event, SuiteFinished, SuiteStarted
from thingspace_contract.core.failures import Failure
from thingspace_contract.suites.client.callbacks import callback_tasks
from thingspace_contract.suites.client.endpoint import Endpoint
from thingspace_contract.suites.client.package import ClientPackage
from thingspace_contract.suites.client.requests import request_task
from thingspace_contract.suites.client.responses import response_tasks
from thingspace_contract.suites.client.samples import Samples
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.tasks import Task, run_tasks

__all__ = ["client_suite"]

SUITE = "client"


def client_suite(
    contract: Contract,
    *,
    package: str = "thingspace_client",
    profile: Profile,
    seed: int,
    operations: Collection[str] | None = None,
    services: Collection[str] | None = None,
) -> Iterator[Event]:
    """Test a generated client package over every operation and callback service of the contract.

    Args:
        contract: the strict contract, not the relaxed copy that the client was generated from.
        package: import name of the package.
        profile: the budget.
        seed: equal seeds try equal inputs, as far as time allows.
        operations: only these operationIds; None for all, none for an empty collection.
        services: only these callback services; None for all, none for an empty collection.

    Raises:
        UsageError: the package cannot be imported, or is not one of that kind.
        UnknownNameError: the contract has no such operation or service.
    """
    started = time.monotonic()
    yield SuiteStarted(SUITE, package, contract.open_parts)
    target = ClientPackage(package)
    chosen = [contract.operation(name) for name in (contract.operations if operations is None else operations)]
    heard = [contract.service(name) for name in (contract.services if services is None else services)]
    samples = Samples(contract, seed)
    tasks: list[Task] = []
    for operation in chosen:
        endpoint, failures = _endpoint(contract, target, operation)
        yield from _existence(operation.operation_id, OPERATION_EXISTS, failures)
        if endpoint is not None:
            tasks.append(request_task(contract, endpoint, profile, seed))
            tasks += response_tasks(contract, endpoint, samples, profile, seed)
    for service in heard:
        failures = check_service(contract, service, target.name, target.callbacks, target.typed_services)
        yield from _existence(service.name, SERVICE_EXISTS, failures)
        if not failures:
            tasks += callback_tasks(contract, target, service, samples, profile, seed)
    yield from run_tasks(SUITE, tasks, seconds=profile.client_seconds - (time.monotonic() - started))
    yield SuiteFinished(SUITE, time.monotonic() - started)


def _existence(subject: str, check: Check, failures: list[Failure]) -> Iterator[Event]:
    if failures:
        yield from (CheckFailed(SUITE, failure) for failure in failures)
    else:
        held = check.held(subject)
        yield CheckPassed(SUITE, held.subject, held.check, held.cases)


def _endpoint(
    contract: Contract, package: ClientPackage, operation: Operation
) -> tuple[Endpoint | None, list[Failure]]:
    """The operation ready to be called, or what the package lacks for it."""
    try:
        module = package.endpoint(operation)
    except Exception as error:
        return None, check_operation(contract, operation, package.name, error)
    failures = check_operation(contract, operation, package.name, module)
    return (None if failures or module is None else Endpoint(contract, package, operation, module)), failures
