"""The step in which Schemathesis generates requests for as long as the budget lasts."""

from __future__ import annotations

import time

from thingspace_contract.suites.server.connection.listener_apis import find_listener_apis
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import SUITE, Run

__all__ = ["send_generated"]

_LEAST_SECONDS = 5.0  # what a busy machine needs to generate anything


def send_generated(run: Run) -> Results[None]:
    """Send generated requests to every operation that may be called."""
    # Schemathesis takes half a second to import: only who generates pays for it.
    from thingspace_contract.suites.server.fuzzing.engine import Budget, run_engine
    from thingspace_contract.suites.server.fuzzing.guard import Guard
    from thingspace_contract.suites.server.fuzzing.hooks import Fuzzing

    profile = run.profile
    left = profile.server_seconds - (time.monotonic() - run.started) - 2 * profile.settle_seconds
    seconds = max(left, _LEAST_SECONDS)
    listened = frozenset(run.listeners.accounts)
    guard = Guard(
        run.session.username,
        listened,
        run.data.spare_account if run.data else None,
        listening=frozenset[str]().union(*(each.changing for each in find_listener_apis(run.contract))),
        is_own=run.session.is_own,
    )
    fuzzing = Fuzzing(run.contract, run.session, run.disposable, guard, accounts=listened, observe=run.ledger.record)
    left_out = frozenset(name for name in run.contract.operations if not run.may(name))
    if len(left_out) < len(run.contract.operations):
        # Coverage walks the contract once and is worth the larger part; the rest repeats for as long as it may.
        for phases, share in ((("coverage",), 0.6), (("fuzzing", "stateful"), 0.4)):
            budget = Budget(seconds * share, profile.server_examples, profile.stateful_steps, run.seed)
            yield from run_engine(run.caller, fuzzing, budget, phases=phases, suite=SUITE, left_out=left_out)
