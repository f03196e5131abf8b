"""The end of a run: callbacks are waited for and compared with what was promised, and we leave as we came."""

from __future__ import annotations

from thingspace_contract.checks.callbacks.settled import check_callbacks, check_request_ids
from thingspace_contract.core.events import NotChecked
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import SUITE, Run

__all__ = ["compare_request_ids", "log_out", "name_unchecked", "settle_callbacks", "wait_for_callbacks"]

_PATIENCE = 5  # times the settle time, once: nothing is called lost because a machine is busy


def wait_for_callbacks(run: Run) -> Results[None]:
    """Wait until every promised callback has come, or time is up."""
    run.receiver.wait(lambda seen: run.ledger.all_complete(seen, run.listeners.heard), _PATIENCE * run.settle)
    yield from ()


def settle_callbacks(run: Run) -> Results[None]:
    """Wait for silence, then compare what was promised with what came."""
    run.receiver.wait(lambda _: False, run.settle)
    yield from check_callbacks(
        run.contract,
        run.ledger,
        run.receiver.deliveries,
        run.listeners.registrations,
        run.listeners.heard,
        exclusive=run.mock is not None,
    )


def compare_request_ids(run: Run) -> Results[None]:
    """Compare the ids that accepted requests got."""
    yield from check_request_ids(run.contract, run.ledger)


def name_unchecked(run: Run) -> Results[None]:
    """Name every operation that was not called, or never accepted."""
    for operation in run.contract.operations.values():
        name = operation.operation_id
        if run.ledger.accepted[name]:
            if operation.promises and not run.listeners.registrations:
                yield NotChecked(SUITE, name, "no listener of ours was registered, so its callbacks were not seen")
            continue
        if not run.may(name):
            reason = f"its effect is {operation.effect.value}, which this run may not cause (--allow)"
        elif name == "resetSessionPassword" and run.disposable.refused:
            reason = "the second user of the examples cannot log in: locked, or an earlier run changed its password"
        elif (refused := run.ledger.refusal(name)) is not None:
            reason = f"no request was accepted; the last response was {refused.response.status}"
        else:
            reason = "no request was sent"
        yield NotChecked(SUITE, name, reason)


def log_out(run: Run) -> Results[None]:
    """End the session of the run."""
    headers = run.session.leave()
    if headers is not None:
        yield from run.call("endSession", headers=headers)
