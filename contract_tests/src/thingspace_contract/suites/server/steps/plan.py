"""The steps of the server suite, in their order: all that it does to a server stands in this list.

A step is a generator: it yields each judgement as it makes it, and the suite tells it before the step goes on.
So nothing that was found is lost, delayed or told of another step's subject, however a step ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from thingspace_contract.suites.server.data.target_data import TargetData
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import Run
from thingspace_contract.suites.server.steps.access import check_accounts, check_credentials, check_unknown_names
from thingspace_contract.suites.server.steps.closing import (
    compare_request_ids,
    log_out,
    name_unchecked,
    settle_callbacks,
    wait_for_callbacks,
)
from thingspace_contract.suites.server.steps.events import check_events
from thingspace_contract.suites.server.steps.examples import send_examples
from thingspace_contract.suites.server.steps.generated import send_generated
from thingspace_contract.suites.server.steps.invalid import check_invalid_bodies
from thingspace_contract.suites.server.steps.lifecycle import Lifecycle
from thingspace_contract.suites.server.steps.links import check_creations, follow_links
from thingspace_contract.suites.server.steps.listener_lists import check_listeners
from thingspace_contract.suites.server.steps.redelivery import check_resend, check_silence
from thingspace_contract.suites.server.steps.registration import register_listeners, restore_listeners

__all__ = ["STEPS", "Step"]

Action = Callable[[Run], Results[None]]
Condition = Callable[[Run], bool]


def _always(_: Run) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a run.

    Args:
        name: what it is called.
        doing: what a reader sees when it begins; no other step and no part of one says the same.
        action: does it, and yields what it finds.
        applies: whether there is anything to do in a run.
        sends: whether it sends requests to the server; what only waits, compares or counts does not.
    """

    name: str
    doing: str
    action: Action
    applies: Condition = _always
    sends: bool = True


def _with_data(action: Callable[[Run, TargetData], Results[None]]) -> Action:
    """An action that needs to know what it may use on the server."""

    def act(run: Run) -> Results[None]:
        if run.data is not None:
            yield from action(run, run.data)

    return act


def _life(name: str, operation_id: str, action: Callable[[Lifecycle], Results[None]]) -> Step:
    """A step of the life of devices; each needs that they can be added and shown."""
    return Step(
        f"lifecycle: {name}",
        f"lifecycle: {name}",
        _with_data(lambda run, data: action(Lifecycle(run, data))),
        _changing("addDevices", "retrieveDeviceInformation", operation_id),
    )


def _changing(*operation_ids: str) -> Condition:
    """Whether the run may change things on the server, with these operations."""
    return lambda run: run.data is not None and run.may(*operation_ids)


def _generates(run: Run) -> bool:
    return run.generate


def _listens(run: Run) -> bool:
    return bool(run.listeners.accounts)


def _is_registered(run: Run) -> bool:
    return bool(run.listeners.registrations)


def _both(*conditions: Condition) -> Condition:
    return lambda run: all(holds(run) for holds in conditions)


_PLAN = "changeDeviceServicePlan"

# An interrupted run does not reach the last two: the suite's ExitStack then restores and logs out, unjudged.
STEPS: tuple[Step, ...] = (
    Step("registration", "registering our listener", register_listeners),
    Step("examples", "documented examples", send_examples),
    Step("links", "documented links", follow_links, _changing()),
    Step("creations", "what is created and deleted", check_creations, _changing()),
    _life("add", "addDevices", Lifecycle.add_devices),
    _life("activate", "activateDeviceService", Lifecycle.activate),
    _life("activate group", "activateDeviceService", Lifecycle.activate_group),
    _life("change plan", _PLAN, Lifecycle.change_plan),
    _life("change plan of group", _PLAN, Lifecycle.change_plan_of_group),
    _life("go to state", "setDeviceCustomState", Lifecycle.go_to_state),
    _life("go to state by filter", "setDeviceCustomState", Lifecycle.go_to_state_by_filter),
    _life("change identifier", "changeDeviceIdentifier", Lifecycle.change_identifier),
    Step("listeners", "lists of listeners", _with_data(check_listeners), _changing()),
    Step(
        "events",
        "lifecycle: configuration events",
        check_events,
        _changing("setDeviceConfiguration", "searchDeviceEventHistory"),
    ),
    Step(
        "resend",
        "lifecycle: a refused callback is sent again",
        _with_data(check_resend),
        _both(_changing(_PLAN), _listens),
    ),
    Step("credentials", "missing and wrong credentials", check_credentials),
    Step("unknown names", "names that do not exist", check_unknown_names),
    Step("invalid bodies", "bodies that break the contract", check_invalid_bodies),
    Step("accounts", "accounts are kept apart", check_accounts, _changing()),
    Step("generated requests", "generated requests", send_generated, _generates),
    Step("callbacks", "waiting for callbacks", wait_for_callbacks, sends=False),
    Step(
        "silence",
        "lifecycle: silence after deregistration",
        _with_data(check_silence),
        _both(_changing(_PLAN), _is_registered),
    ),
    Step("settling", "comparing callbacks with promises", settle_callbacks, _is_registered, sends=False),
    Step("request ids", "comparing request ids", compare_request_ids, sends=False),
    Step("unchecked", "what could not be checked", name_unchecked, sends=False),
    Step("restoration", "restoring listeners", restore_listeners),
    Step("logout", "logging out", log_out),
)
