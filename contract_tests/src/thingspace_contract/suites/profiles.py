"""How much a run tries: three named budgets, from a look before a commit to a night's work."""

from __future__ import annotations

from dataclasses import dataclass

from thingspace_contract.core.errors import UnknownNameError

__all__ = ["PROFILES", "Profile", "profile_named"]


@dataclass(frozen=True, slots=True)
class Profile:
    """The budget of one run.

    Seconds are budgets that a suite divides among its operations or messages, so that a larger contract is tested
    thinner, not longer; examples of the contract are always tried, whatever the budget says.

    Args:
        name: how the command line calls it.
        client_seconds: time for the client suite.
        client_examples: at most this many generated cases for one operation, status or message.
        listener_seconds: time for the listener suite.
        listener_examples: at most this many generated messages for one callback message.
        server_seconds: time for the server suite.
        server_examples: at most this many generated requests for one operation and phase.
        settle_seconds: how long to wait for promised callbacks, and how long silence must last to count.
        stateful_steps: at most this many steps in one stateful scenario.
    """

    name: str
    client_seconds: float
    client_examples: int
    listener_seconds: float
    listener_examples: int
    server_seconds: float
    server_examples: int
    settle_seconds: float
    stateful_steps: int


PROFILES = {
    profile.name: profile
    for profile in (
        Profile(
            name="quick",
            client_seconds=8,
            client_examples=12,
            listener_seconds=6,
            listener_examples=4,
            server_seconds=16,
            server_examples=8,
            settle_seconds=1.0,
            stateful_steps=6,
        ),
        Profile(
            name="default",
            client_seconds=14,
            client_examples=60,
            listener_seconds=8,
            listener_examples=20,
            server_seconds=45,
            server_examples=30,
            settle_seconds=1.5,
            stateful_steps=10,
        ),
        Profile(
            name="deep",
            client_seconds=300,
            client_examples=1000,
            listener_seconds=180,
            listener_examples=400,
            server_seconds=600,
            server_examples=400,
            settle_seconds=5.0,
            stateful_steps=20,
        ),
    )
}


def profile_named(name: str) -> Profile:
    """Return a profile by its name; UnknownNameError lists the ones there are."""
    try:
        return PROFILES[name]
    except KeyError:
        raise UnknownNameError("profile", name, PROFILES) from None
