"""Our listener is registered when a run begins; when it ends, everything is put back as it was."""

from __future__ import annotations

from thingspace_contract.core.events import NotChecked
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import SUITE, Run

__all__ = ["register_listeners", "restore_listeners"]


def register_listeners(run: Run) -> Results[None]:
    """Register our listener; a service that is refused matters when some operation promises messages on it."""
    promised = {promise.service for each in run.contract.operations.values() for promise in each.promises}
    refused = yield from run.listeners.register_all()
    for account, service, exchange in refused:
        if service in promised:
            reason = f"our listener was refused on {account} ({exchange.response.status})"
            yield NotChecked(SUITE, service, reason)


def restore_listeners(run: Run) -> Results[None]:
    """Remove our listener, and register again what was there before; say what the server did not take back."""
    refused = yield from run.listeners.restore()
    for account, service, exchange in refused:
        reason = f"the listener that {account} had before was refused ({exchange.response.status}): register it again"
        yield NotChecked(SUITE, service, reason)
