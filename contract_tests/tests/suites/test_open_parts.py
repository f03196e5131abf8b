"""Each suite says at its start which parts of the contract no source documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.events import SuiteStarted
from thingspace_contract.runner.assembly import Assembly, ClientOptions, ListenerOptions, Options, ServerOptions
from thingspace_contract.suites.profiles import profile_named


@contextmanager
def first_event(contract: Contract, options: Options) -> Iterator[object]:
    with Assembly(contract, profile_named("quick")).jobs(options) as (job,):
        events = job.suite()
        yield next(events)
        close = getattr(events, "close", None)
        if close is not None:
            close()


@pytest.mark.parametrize(
    "options", [ClientOptions(), ListenerOptions(), ServerOptions()], ids=lambda each: type(each).__name__
)
def test_suite_begins_with_the_open_parts_of_the_contract(options: Options) -> None:
    """Else its reports could not tell a check on them from one on what is documented."""
    contract = Contract.load()

    with first_event(contract, options) as event:
        assert isinstance(event, SuiteStarted)
        assert event.open_parts == contract.open_parts != ()
