"""What the mock remembers, as objects; how they are kept is the affair of a store."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

__all__ = [
    "M2M",
    "SIBLINGS",
    "Attempt",
    "Change",
    "Claim",
    "Device",
    "Kind",
    "LineEvent",
    "Listener",
    "StoredMessage",
    "StoredRequest",
    "StoredSession",
]

#: The family of the registrations of Connectivity Management.
M2M = "m2m"

#: Services that are registered with an API of their own, and its family.
SIBLINGS = {"Location": "loc", "DeviceLocation": "loc", "Fota": "fota"}


#: Events of a line, and plans, that are kept, so that a device which is used for months stays small.
_KEPT_EVENTS = 50

_DAY = 86_400


class Change(StrEnum):
    """What can be done to a line, in the words of the provisioning history, which does not tell the last one."""

    ACTIVATE = "Activate"
    SUSPEND = "Suspend"
    RESTORE = "Restore"
    DEACTIVATE = "Deactivate"
    MOVE = "Device Move"
    STATE = "Go To State"
    PLAN = "Change Plan"


class LineEvent(TypedDict):
    """Something that was done to a line: what, when (seconds since the epoch), by whom; what held after it.

    It is a plain object because stores keep devices as documents.
    """

    event: str
    at: float
    by: str
    plan: str
    mdn: str
    msisdn: str


@dataclass(slots=True)
class Device:
    """A device as the mock knows it.

    Args:
        number: the platform's internal id, which pages of the device list go by.
        account: its billing account.
        identifiers: value by kind in lower case, in the order in which they became known.
        state: preactive, active, suspend or deactive.
        pending: what the device list shows instead of `state` until `pending_until`.
        stage: customer-defined service and state, both empty when it has none.
        fault: (code, text) that the next provisioning operation answers with, set by a control.
        history: what was done to its line, oldest first, the newest fifty.
        plans: when its plan alone was changed and to which, the last of each day, the newest fifty.
    """

    number: int
    account: str
    identifiers: dict[str, str]
    uuid: str
    created: float
    state: str = "preactive"
    plan: str = ""
    groups: list[str] = field(default_factory=list)
    custom_fields: dict[str, str] = field(default_factory=dict)
    traits: list[str] = field(default_factory=list)
    ip_address: str = ""
    pool: str = ""
    stage: list[str] = field(default_factory=lambda: ["", ""])
    activated: float | None = None
    activated_by: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    pending: str = ""
    pending_until: float = 0.0
    fault: list[str] | None = None
    history: list[LineEvent] = field(default_factory=list)
    plans: list[tuple[float, str]] = field(default_factory=list)

    def ids(self, *, iccid: str = "iccid") -> list[dict[str, str]]:
        """Return the identifiers as the wire has them; `iccid` is how that kind is spelled there."""
        return [{"id": value, "kind": iccid if kind == "iccid" else kind} for kind, value in self.identifiers.items()]

    def note(self, event: Change, by: str, at: float) -> None:
        """Add to the history what was done, and what holds after it."""
        if event is Change.PLAN:
            if self.plans and self.plans[-1][0] // _DAY == at // _DAY:
                self.plans.pop()
            self.plans.append((at, self.plan))
            del self.plans[:-_KEPT_EVENTS]
            return
        mdn, msisdn = (self.identifiers.get(kind, "") for kind in ("mdn", "msisdn"))
        self.history.append({"event": event, "at": at, "by": by, "plan": self.plan, "mdn": mdn, "msisdn": msisdn})
        del self.history[:-_KEPT_EVENTS]

    def shown_state(self, now: float) -> str:
        """Return the state that a read at `now` shows."""
        return self.pending if self.pending and now < self.pending_until else self.state


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """An accepted request; its messages in the outbox bear its id.

    Args:
        completes: when its work is done, seconds since the epoch of the mock's clock.
        devices: how many devices it was about.
        outcome: Success or Failed, what its status is from then on.
    """

    id: str
    account: str
    operation: str
    created: float
    completes: float
    devices: int
    outcome: str

    def status(self, now: float) -> str:
        """Return the status that a read at `now` shows."""
        return self.outcome if now >= self.completes else "Pending"


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A callback message.

    Args:
        body: JSON text; credentials and `callbackCount` are filled in at each attempt.
        state: held (its request is under way), pending, delivered, failed (no 2xx in all attempts) or dropped (no
            listener).
        attempts: how many were begun.
        due: when the next attempt is, seconds since the epoch of the mock's clock.
    """

    id: int
    request: str
    account: str
    service: str
    body: str
    state: str
    attempts: int
    due: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that somebody has taken to deliver it; `token` tells this taking from any other of the message."""

    message: StoredMessage
    token: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to deliver a message; `outcome` is the status or what went wrong."""

    message: int
    number: int
    at: float
    url: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Listener:
    """Where the messages of one callback service of one account go; `family` is the API it was registered with."""

    account: str
    service: str
    url: str
    username: str = ""
    password: str = ""
    family: str = M2M


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session; `used` is when it was last used, seconds since the epoch."""

    token: str
    username: str
    used: float


class Kind(StrEnum):
    """What a record is; its document is for the behaviours that write it."""

    GROUP = "group"
    TEXT = "text"
    MONITOR = "monitor"
    LOCATION_REQUEST = "locationRequest"
    EXCLUSION = "exclusion"
    CONSENT = "consent"
    UPGRADE = "upgrade"
    TRIGGER = "trigger"
    PROFILE_REQUEST = "profileRequest"
