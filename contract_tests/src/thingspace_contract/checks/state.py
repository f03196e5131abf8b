"""Does state follow what is told: do reads show what a callback announced, or what a request did? Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from thingspace_contract.checks.catalogue.callbacks import CALLBACK_RESEND
from thingspace_contract.checks.catalogue.server import STATE_AFTER_CALLBACK, STATE_AFTER_RESPONSE
from thingspace_contract.checks.forms import usual_answer
from thingspace_contract.checks.responses import exchange_outcome
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.core.failures import Outcome
from thingspace_contract.correlation.received import Received, json_of

__all__ = [
    "check_added",
    "check_changed",
    "check_event_recorded",
    "check_fault_reported",
    "check_identifier_finds",
    "check_listed",
    "check_registration_shown",
    "check_sent_again",
    "check_state_named",
    "check_status_agrees",
    "has_failed",
]

_FINAL = {"Success": False, "Failed": True, "Failure": True}
"""Whether a device has failed, by the final states of a request for it alone."""


def has_failed(messages: Iterable[Received]) -> bool:
    """Whether any of the messages reports a fault."""
    return any(each.is_fault for each in messages)


def check_added(
    contract: Contract, exchange: Exchange, shown: Mapping[str, Any] | None, *, account: str, device: str
) -> list[Outcome]:
    """Check that a device that was added is shown, in the account of the request.

    Args:
        contract: the contract.
        exchange: the request that added it.
        shown: what a read shows of it, None when nothing.
        account: the account of the request.
        device: the identifier that it was asked for by.
    """
    tell = _Teller(contract, exchange)
    title, rule = "Added device is not shown", "A device that was added is shown."
    found = [tell.callback(shown is not None, title, rule, device)]
    if shown is not None:
        named = shown.get("accountName")
        where = account if named is None else str(named)
        title, rule = "Device was added to another account", "A device is added to the account of the request."
        found.append(tell.callback(where == account, title, rule, where))
    return found


def check_changed(
    contract: Contract,
    exchange: Exchange,
    message: Received,
    shown: Mapping[str, Any] | None,
    *,
    device: str,
    plan: str,
    state: str | None = None,
) -> list[Outcome]:
    """Check that after a success message about a device reads show its plan and state; a pending state may last.

    Args:
        contract: the contract.
        exchange: the request that changed it.
        message: the success message.
        shown: what a read shows of it, None when nothing.
        device: the identifier that it was asked for by.
        plan: the plan of the request.
        state: the state that the request leads to; None when it changes none.
    """
    tell = _Teller(contract, exchange)
    title, rule = "Device is not shown after its success message", "A device that reported success is shown."
    found = [tell.callback(shown is not None, title, rule, device)]
    if shown is None:
        return found
    carrier = _first_object(shown.get("carrierInformations"))
    if carrier.get("servicePlan") is not None:
        current = str(carrier["servicePlan"])
        title, rule = (
            "Announced plan is not what reads show",
            f"After {message.label} reads show the plan of the request.",
        )
        found.append(tell.callback(current == plan, title, rule, f"{current} instead of {plan}"))
    if state is not None and carrier.get("state") is not None:
        current = str(carrier["state"]).lower().replace("-", "")
        good = current == state or current.startswith("pending")
        title, rule = (
            "Announced state is not what reads show",
            f"After {message.label} reads show the device as {state}.",
        )
        found.append(tell.callback(good, title, rule, f"{current} instead of {state}"))
    return found


def check_fault_reported(
    contract: Contract, exchange: Exchange, messages: Sequence[Received], *, reason: str
) -> list[Outcome]:
    """Check that a device that must fail did; `reason` says which: "A device that is active already"."""
    if not messages:
        return []
    title, rule = "Success reported for a device that must fail", f"{reason} reports a fault."
    return [_Teller(contract, exchange).callback(has_failed(messages), title, rule, messages[0].label)]


def check_state_named(
    contract: Contract, exchange: Exchange, messages: Iterable[Received], wanted: Mapping[str, str]
) -> list[Outcome]:
    """Check that messages about a custom state name the service and the state that the request asked for."""
    tell, found = _Teller(contract, exchange), []
    rule = "The message names the service and the state that the request asked for."
    for message in messages:
        response = (message.payload or {}).get("deviceResponse")
        result = response.get("goToStateResponse") if isinstance(response, dict) else None
        named = result if isinstance(result, dict) else {}
        for name, told in named.items():
            if name in wanted and told is not None:
                found.append(tell.callback(told == wanted[name], f"Callback names another {name}", rule, str(told)))
    return found


def check_status_agrees(contract: Contract, status: Exchange, messages: Iterable[Received]) -> list[Outcome]:
    """Check that the status of a request for one device agrees with the callbacks about it."""
    tell, rule = _Teller(contract, status), "The status of a request for one device agrees with its callback."
    known, code = status.response.accepted, str(status.response.status)
    found = [tell.callback(known, "No status for a request of a single device", rule, code)]
    body = json_of(status.response.body)
    word = body.get("status") if isinstance(body, dict) else None
    if known and isinstance(word, str) and word in _FINAL:
        agrees = _FINAL[word] == has_failed(messages)
        found.append(tell.callback(agrees, "Status of a request contradicts its callback", rule, str(word)))
    return found


def check_identifier_finds(
    contract: Contract, exchange: Exchange, *, name: str, found: bool, finds: bool
) -> list[Outcome]:
    """Check that after the success message the new identifier finds the device, and the old one does not.

    Args:
        contract: the contract.
        exchange: the request that changed the identifier.
        name: one of the two identifiers.
        found: whether a read by it shows a device.
        finds: whether it must: True for the new one.
    """
    title = "New identifier does not find the device" if finds else "Old identifier still finds the device"
    which = "new identifier finds" if finds else "old identifier no longer finds"
    rule = f"After the success message the {which} the device."
    return [_Teller(contract, exchange).callback(found is finds, title, rule, name)]


def check_listed(
    contract: Contract, listing: Exchange, listed: Mapping[str, Mapping[str, Any]], registered: Mapping[str, str]
) -> list[Outcome]:
    """Check that a list of listeners shows each that is registered, with its URL.

    Args:
        contract: the contract.
        listing: the read that lists them.
        listed: the entries of the list, by service.
        registered: the URLs that are registered, by service.
    """
    if not registered:
        return []
    wrong = [
        f"{service} is registered and not listed"
        if service not in listed
        else f"{service} is listed with another URL than it was registered with"
        for service, url in sorted(registered.items())
        if service not in listed or listed[service].get("url") != url
    ]
    tell, title = _Teller(contract, listing), "Listeners are not listed as registered"
    rule = "The list of an account's listeners shows each that is registered, with its URL."
    return [tell.response(False, title, rule, each) for each in wrong] or [tell.response(True, title, rule, "")]


def check_registration_shown(
    contract: Contract, listing: Exchange, *, service: str, listed: bool, registered: bool
) -> list[Outcome]:
    """Check that a list of listeners shows a service if, and only if, a listener is registered for it."""
    title = "Registered listener is not listed" if registered else "Deregistered listener is still listed"
    rule = "The list shows the listeners that are registered, and no others."
    return [_Teller(contract, listing).response(listed is registered, title, rule, service)]


def check_event_recorded(contract: Contract, history: Exchange, *, transaction: object) -> list[Outcome]:
    """Check that the history of a device shows the event that a configuration change was answered with."""
    if transaction is None:
        return []
    found = usual_answer(contract, history)
    entries = found if isinstance(found, list) else []
    good = any(isinstance(each, dict) and each.get("transactionid") == transaction for each in entries)
    title = "Event is not in the device's history"
    rule = "The history shows the event that records a configuration change, by its transactionid."
    return [_Teller(contract, history).response(good, title, rule, f"no event {transaction}")]


def check_sent_again(contract: Contract, exchange: Exchange, *, again: bool) -> list[Outcome]:
    """Check that a callback that our listener refused was sent again; `again` says whether it was."""
    title = "Callback not sent again after a refusal"
    return [exchange_outcome(CALLBACK_RESEND, contract, exchange, again, title=title, observed="one attempt")]


class _Teller:
    """Tells of one exchange."""

    def __init__(self, contract: Contract, exchange: Exchange) -> None:
        self._contract = contract
        self._exchange = exchange

    def callback(self, good: bool, title: str, rule: str, observed: str) -> Outcome:
        return exchange_outcome(
            STATE_AFTER_CALLBACK,
            self._contract,
            self._exchange,
            good,
            title=title,
            observed=observed,
            expected=rule,
        )

    def response(self, good: bool, title: str, rule: str, observed: str) -> Outcome:
        return exchange_outcome(
            STATE_AFTER_RESPONSE,
            self._contract,
            self._exchange,
            good,
            title=title,
            observed=observed,
            expected=rule,
        )


def _first_object(value: object) -> Mapping[str, Any]:
    """Return the first item of a list when it is an object; {} for whatever else a server may send."""
    return value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else {}
