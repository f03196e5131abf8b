"""Whether a client package has what the contract has: a module for each operation, a reader for each service."""

from __future__ import annotations

from types import ModuleType

from thingspace_contract.checks.catalogue.client import OPERATION_EXISTS, SERVICE_EXISTS
from thingspace_contract.contract import CallbackService, Contract, Operation
from thingspace_contract.core.failures import Failure

__all__ = ["check_operation", "check_service"]

_FUNCTIONS = ("sync_detailed", "asyncio_detailed")


def check_operation(
    contract: Contract, operation: Operation, package: str, module: ModuleType | Exception | None
) -> list[Failure]:
    """Check that a package can call an operation.

    Args:
        contract: the contract.
        operation: the operation.
        package: the package's import name.
        module: its module for the operation, None when it has none, or what importing it raised.
    """
    if isinstance(module, Exception):
        title, observed = "its module cannot be imported", f"{type(module).__name__}: {module}"
    elif module is None:
        title, observed = "it has no module", f"nothing named so in {package}.api.{operation.tag}"
    else:
        absent = [name for name in _FUNCTIONS if not callable(getattr(module, name, None))]
        title, observed = f"it has no {' and no '.join(absent)}", module.__name__
        if not absent:
            return []
    place = contract.place(operation.pointer)
    return [OPERATION_EXISTS.failed(operation.operation_id, title, observed, place=place, evidence=operation.evidence)]


def check_service(
    contract: Contract, service: CallbackService, package: str, reader: ModuleType | None, typed: frozenset[str] | None
) -> list[Failure]:
    """Check that a package can read the callbacks of a service.

    Args:
        contract: the contract.
        service: the service.
        package: the package's import name.
        reader: its callbacks module, None when it has none.
        typed: the services that the module has overloads for; None when overloads cannot be seen.
    """
    if reader is None:
        title, observed = "the package cannot read callbacks", f"no {package}.callbacks"
    elif typed is not None and service.name not in typed:
        title, observed = "callbacks.parse has no overload for it", f"overloads for {', '.join(sorted(typed))}"
    else:
        return []
    place = contract.place(service.pointer)
    return [SERVICE_EXISTS.failed(service.name, title, observed, place=place, evidence=service.evidence)]
