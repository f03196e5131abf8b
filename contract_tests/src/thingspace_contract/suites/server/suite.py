"""The server suite: does a server keep the contract, callbacks included?"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import ExitStack

from thingspace_contract.contract import Contract, Effect
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.events import Event, Progress, SuiteFinished, SuiteStarted
from thingspace_contract.core.mock_control import find_mock
from thingspace_contract.correlation.ledger import Ledger
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.server.connection.caller import Caller
from thingspace_contract.suites.server.connection.disposable_sessions import DisposableSessions
from thingspace_contract.suites.server.connection.listener_apis import ListenerApi, find_listener_apis
from thingspace_contract.suites.server.connection.listeners import Listeners
from thingspace_contract.suites.server.connection.refusals import Refusals
from thingspace_contract.suites.server.connection.session import SignedInClient
from thingspace_contract.suites.server.data.target_data import OwnDevices, default_data
from thingspace_contract.suites.server.results import tell
from thingspace_contract.suites.server.run import SUITE, Run
from thingspace_contract.suites.server.steps import STEPS

__all__ = ["server_suite"]

_CAREFUL = frozenset({Effect.READ})


def server_suite(
    contract: Contract,
    *,
    url: str,
    credentials: Credentials,
    profile: Profile,
    seed: int,
    effects: frozenset[Effect] | None = None,
    callback_url: str | None = None,
    callback_bind: tuple[str, int] = ("127.0.0.1", 0),
    generate: bool = True,
) -> Iterator[Event]:
    """Test a server and yield what is found.

    Args:
        contract: what the server should keep.
        url: its base URL, with "/api".
        credentials: what to sign in with; a refused login is not tried again.
        profile: how much to try.
        seed: equal seeds give equal requests.
        effects: which operations may be called; None for all on our mock and only reads on any other server.
        callback_url: the root URL under which the server reaches our listener, when it is not the one we bind.
        callback_bind: address and port of our listener; port 0 picks one.
        generate: whether Schemathesis generates requests, beside the documented ones.

    Raises:
        TargetError: the server cannot be reached or refuses the credentials.
        PortError: our listener's port is not free.
    """
    started = time.monotonic()
    ledger = Ledger(contract, url)
    refusals = Refusals()
    with ExitStack() as stack:
        session = SignedInClient(contract, url, credentials, observe=ledger.record)
        stack.callback(session.close)
        session.session_token()
        mock = find_mock(session.url, contract.base_path)
        if mock is not None:
            stack.callback(mock.close)
        allowed = effects if effects is not None else frozenset(Effect) if mock else _CAREFUL
        data = default_data(contract) if Effect.MUTATES in allowed else None
        host, port = callback_bind
        receiver = CallbackReceiver(host=host, port=port, public_url=callback_url, answer=refusals.respond)
        stack.enter_context(receiver)
        listener_apis = [each for each in find_listener_apis(contract) if _may_listen(each, allowed)]
        caller = Caller(session)
        listeners = Listeners(caller, receiver, data.listened if data else (), listener_apis)
        run = Run(
            caller=caller,
            ledger=ledger,
            receiver=receiver,
            refusals=refusals,
            listeners=listeners,
            disposable=DisposableSessions(session),
            effects=allowed,
            profile=profile,
            seed=seed,
            started=started,
            generate=generate,
            devices=OwnDevices.draw(random.Random(seed)),  # noqa: S311 - repeatable
            data=data,
            mock=mock,
        )
        yield SuiteStarted(SUITE, session.url, contract.open_parts)
        stack.callback(listeners.abandon)
        for number, step in enumerate(STEPS):
            if step.applies(run):
                yield Progress(SUITE, number, len(STEPS), step.doing)
                yield from tell(SUITE, step.action(run), mask=run.masked)
        yield SuiteFinished(SUITE, time.monotonic() - started)


def _may_listen(listener_api: ListenerApi, allowed: frozenset[Effect]) -> bool:
    return {each.effect for each in (listener_api.register, listener_api.listing, listener_api.remove)} <= allowed
