"""Whatever interrupts a run, the listeners that were there before are put back."""

from __future__ import annotations

import pytest

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.errors import TargetError
from thingspace_contract.core.exchange import Exchange, Request
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.mock import running_mock
from thingspace_contract.suites.server.connection.caller import Caller
from thingspace_contract.suites.server.connection.listener_apis import find_listener_apis
from thingspace_contract.suites.server.connection.listeners import Listeners
from thingspace_contract.suites.server.connection.session import SignedInClient

ACCOUNT = "0000123456-00001"
FOREIGN = "https://hooks.example.com/before"
EXCHANGES = 3  # of restoring two services, one of which had a listener


class Interrupted(SignedInClient):
    """A client that is interrupted in one call, when that is armed."""

    calls_left = 0
    error: type[BaseException] = KeyboardInterrupt

    def send(self, operation: Operation, request: Request) -> Exchange:
        """Send a request, unless it is the one that is interrupted."""
        if self.calls_left:
            self.calls_left -= 1
            if not self.calls_left:
                raise self.error("stop")
        return super().send(operation, request)


@pytest.mark.parametrize("error", [KeyboardInterrupt, TargetError])
@pytest.mark.parametrize("number", range(1, EXCHANGES + 1))
def test_interrupted_restoration_is_completed(contract: Contract, number: int, error: type[BaseException]) -> None:
    locations = next(each for each in find_listener_apis(contract) if "Location" in each.services)
    with running_mock(contract) as mock, CallbackReceiver() as receiver:
        client = Interrupted(contract, mock.url, Credentials.default())
        body = {"name": "Location", "url": FOREIGN}
        assert client.call(locations.register, path={"accountName": ACCOUNT}, body=body).response.accepted
        listeners = Listeners(Caller(client), receiver, [ACCOUNT], [locations])
        list(listeners.register_all())

        client.calls_left, client.error = number, error
        with pytest.raises(error):
            list(listeners.restore())
        listeners.abandon()

        left = {each.service: each.url for each in mock.mock.platform.listeners.all() if each.account == ACCOUNT}
        assert list(listeners.restore()) == []
        client.close()

    assert left["Location"] == FOREIGN
    assert not [url for url in left.values() if url.startswith(receiver.url("").rstrip("/"))]
