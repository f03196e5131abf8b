"""Calling a generated operation against a transport of ours, sync or async, whatever comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any

from thingspace_contract.checks.client.deserialization import Reading
from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.exchange import Response
from thingspace_contract.strategies import Arguments
from thingspace_contract.suites.client.model_building import as_json, call_arguments, class_names
from thingspace_contract.suites.client.package import ClientPackage
from thingspace_contract.suites.client.stub_transport import StubTransport

__all__ = ["Endpoint", "reading_of"]


class Endpoint:
    """One operation of a client package, ready to be called.

    Args:
        contract: the contract.
        package: the client package.
        operation: the operation.
        module: the package's module of the operation.
    """

    def __init__(self, contract: Contract, package: ClientPackage, operation: Operation, module: ModuleType) -> None:
        self.operation = operation
        self.stub = StubTransport(contract, operation)
        self._package = package
        self._module = module
        self._plain = package.plain(self.stub.transport, self.stub.base_url)
        self._connected = self._connect()

    def send(self, arguments: Arguments, response: Response, *, asynchronous: bool = False) -> Exception | None:
        """Call the operation with credentials; return what it raised. `stub.sent` has what was sent.

        Raises:
            CannotCall: the function cannot be given these arguments.
        """
        call = self.keywords(arguments)
        self.stub.expect(response)
        try:
            if asynchronous:
                _wait_for(self._call_async, call)
            else:
                self._module.sync_detailed(client=self._connected, **call)
        except Exception as error:
            return error
        return None

    def read(self, keywords: dict[str, Any], response: Response) -> Reading:
        """Call the operation without credentials and return what it makes of a response."""
        self.stub.expect(response)
        return reading_of(lambda: self._module.sync_detailed(client=self._plain, **keywords).parsed, self._package)

    def keywords(self, arguments: Arguments) -> dict[str, Any]:
        """Return the keyword arguments of the operation's functions.

        Raises:
            CannotCall: the function cannot be given these arguments.
        """
        return call_arguments(self._module.sync_detailed, self.operation, arguments, self._package.models)

    async def _call_async(self, call: dict[str, Any]) -> None:
        async with self._connect() as client:
            await self._module.asyncio_detailed(client=client, **call)

    def _connect(self) -> Any:
        return self._package.connected(self.stub.transport, self.stub.base_url, self.stub.credentials())


def reading_of(read: Callable[[], Any], package: ClientPackage) -> Reading:
    """Return what reading a body came to: its value as JSON, or the exception."""
    try:
        value = read()
    except Exception as error:
        return Reading(error=error, own=package.is_own(error))
    try:
        return Reading(as_json(value), class_names(value))
    except Exception as error:
        return Reading(types=class_names(value), error=error, own=package.is_own(error), parsed=True)


def _wait_for(function: Callable[[dict[str, Any]], Any], call: dict[str, Any]) -> None:
    """Run a coroutine to its end in a thread of its own: the caller may have an event loop already."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(function(call))).result()
