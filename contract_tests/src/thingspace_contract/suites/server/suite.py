"""The server suite: does a server keep the contract, callbacks included?"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import ExitStack

from thingspace_contract.checks.callbacks.settled import check_callbacks
from thingspace_contract.contract import Contract, Effect
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.events import (
    CheckFailed,
    CheckPassed,
    Event,
    NotChecked,
    Progress,
    SuiteFinished,
    SuiteStarted,
)
from thingspace_contract.core.failures import Failure
from thingspace_contract.correlation.ledger import Ledger
from thingspace_contract.listeners.receiver import CallbackReceiver
from thingspace_contract.suites.profiles import Profile
from thingspace_contract.suites.server.connection.disposable_sessions import Spare
from thingspace_contract.suites.server.connection.listener_apis import Registry, find_registries
from thingspace_contract.suites.server.connection.listeners import Listeners
from thingspace_contract.suites.server.connection.mock_control import find_mock
from thingspace_contract.suites.server.connection.session import Session
from thingspace_contract.suites.server.data.world import World, default_world
from thingspace_contract.suites.server.run import SUITE, Run
from thingspace_contract.suites.server.steps.access import check_accounts, check_credentials, check_unknown_names
from thingspace_contract.suites.server.steps.duties import (
    Refusals,
    check_events,
    check_listeners,
    check_resend,
    check_silence,
)
from thingspace_contract.suites.server.steps.examples import send_examples
from thingspace_contract.suites.server.steps.invalid import check_invalid_bodies
from thingspace_contract.suites.server.steps.lifecycle import Lifecycle
from thingspace_contract.suites.server.steps.links import follow_links

__all__ = ["server_suite"]

_CAREFUL = frozenset({Effect.READ})
_LEAST_ENGINE_SECONDS = 2.0
_PATIENCE = 5  # times the settle time, once: nothing is called lost because a machine is busy


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
        session = Session(contract, url, credentials, observe=ledger.record)
        stack.callback(session.close)
        session.session_token()
        mock = find_mock(session.url, contract.base_path)
        allowed = effects if effects is not None else frozenset(Effect) if mock else _CAREFUL
        world = default_world(contract) if Effect.MUTATES in allowed else None
        host, port = callback_bind
        receiver = CallbackReceiver(host=host, port=port, public_url=callback_url, answer=refusals.answer)
        stack.enter_context(receiver)
        registries = [each for each in find_registries(contract) if _may_listen(each, allowed)]
        listeners = Listeners(session, receiver, world.listened if world else (), registries)
        run = Run(contract, session, ledger, receiver, listeners, Spare(session), allowed, profile.settle_seconds, mock)
        yield SuiteStarted(SUITE, session.url)
        stack.callback(listeners.restore)
        yield from _register(run)
        lifecycle = Lifecycle(run, world, random.Random(seed)) if world else None  # noqa: S311 - repeatable
        yield from _documented(run, world, lifecycle, refusals, seed)
        if generate:
            left = profile.server_seconds - (time.monotonic() - started) - 2 * profile.settle_seconds
            yield from _generated(run, world, profile, seed, max(left, _LEAST_ENGINE_SECONDS))
        yield Progress(SUITE, 0, None, "waiting for callbacks")
        run.receiver.wait(lambda seen: ledger.all_complete(seen, run.listeners.heard), _PATIENCE * run.settle)
        if world is not None and lifecycle is not None:
            yield from check_silence(run, world, lifecycle.device)
        yield from _settled(run)
        yield from _unchecked(run)
        yield SuiteFinished(SUITE, time.monotonic() - started)


def _may_listen(registry: Registry, allowed: frozenset[Effect]) -> bool:
    return {each.effect for each in (registry.register, registry.listing, registry.remove)} <= allowed


def _register(run: Run) -> Iterator[Event]:
    """Register our listener; a service that is refused matters when some operation promises messages on it."""
    promised = {promise.service for each in run.contract.operations.values() for promise in each.promises}
    yield Progress(SUITE, 0, None, "registering our listener")
    for account, service, exchange in run.listeners.register_all():
        if service in promised:
            reason = f"our listener was refused on {account} ({exchange.response.status})"
            yield NotChecked(SUITE, service, reason)


def _documented(
    run: Run, world: World | None, lifecycle: Lifecycle | None, refusals: Refusals, seed: int
) -> Iterator[Event]:
    """What is checked with documented requests and explicit steps."""
    yield from send_examples(run)
    if world is not None and lifecycle is not None:
        yield from follow_links(run, random.Random(seed))  # noqa: S311 - repeatable
        yield from lifecycle.steps()
        yield from check_listeners(run, world.spare_account)
        yield from check_events(run)
        yield from check_resend(run, world, lifecycle.device, refusals)
    yield from check_credentials(run)
    yield from check_unknown_names(run)
    yield from check_invalid_bodies(run)
    yield from check_accounts(run, world.accounts if world else ())


def _generated(run: Run, world: World | None, profile: Profile, seed: int, seconds: float) -> Iterator[Event]:
    # Schemathesis takes half a second to import: only who generates pays for it.
    from thingspace_contract.suites.server.fuzzing.engine import Budget, run_engine
    from thingspace_contract.suites.server.fuzzing.guard import Guard
    from thingspace_contract.suites.server.fuzzing.hooks import Fuzzing

    listened = frozenset(run.listeners.accounts)
    guard = Guard(
        run.session.username,
        listened,
        world.spare_account if world else None,
        listening=frozenset[str]().union(*(each.changing for each in find_registries(run.contract))),
        is_own=run.session.is_own,
    )
    fuzzing = Fuzzing(run.contract, run.session, run.spare, guard, accounts=listened, observe=run.ledger.record)
    left_out = frozenset(name for name in run.contract.operations if not run.may(name))
    if len(left_out) < len(run.contract.operations):
        # Coverage walks the contract once and is worth the larger part; the rest repeats for as long as it may.
        for phases, share in ((("coverage",), 0.6), (("fuzzing", "stateful"), 0.4)):
            budget = Budget(seconds * share, profile.server_examples, profile.stateful_steps, seed)
            yield from run_engine(
                run.contract, run.session, fuzzing, budget, phases=phases, suite=SUITE, left_out=left_out
            )


def _settled(run: Run) -> Iterator[Event]:
    """Wait for silence, then settle the ledger."""
    if not run.listeners.registrations:
        return
    run.receiver.wait(lambda _: False, run.settle)
    outcomes = check_callbacks(
        run.contract,
        run.ledger,
        run.receiver.deliveries,
        run.listeners.registrations,
        run.listeners.heard,
        exclusive=run.mock is not None,
    )
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            yield CheckFailed(SUITE, run.masked(outcome))
        else:
            yield CheckPassed(SUITE, outcome.subject, outcome.check, outcome.cases)


def _unchecked(run: Run) -> Iterator[Event]:
    """Name every operation that was not called, or never accepted."""
    for operation in run.contract.operations.values():
        name = operation.operation_id
        if run.ledger.accepted[name]:
            if operation.promises and not run.listeners.registrations:
                yield NotChecked(SUITE, name, "no listener of ours was registered, so its callbacks were not seen")
            continue
        if not run.may(name):
            reason = f"its effect is {operation.effect.value}, which this run may not cause (--allow)"
        elif name == "resetSessionPassword" and run.spare.refused:
            reason = "the spare user of the examples cannot log in: locked, or its password was changed (a run does)"
        elif (refused := run.ledger.refusal(name)) is not None:
            reason = f"no request was accepted; the last answer was {refused.response.status}"
        else:
            reason = "no request was sent"
        yield NotChecked(SUITE, name, reason)
