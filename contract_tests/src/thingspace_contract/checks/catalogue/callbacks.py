"""What is checked of the callbacks that a server sends."""

from __future__ import annotations

from thingspace_contract.checks.catalogue.check import Check

__all__ = [
    "CALLBACK_ATTEMPTS",
    "CALLBACK_BODY",
    "CALLBACK_CREDENTIALS",
    "CALLBACK_DEREGISTERED",
    "CALLBACK_DUPLICATE",
    "CALLBACK_MISSING",
    "CALLBACK_REQUEST_ID",
    "CALLBACK_RESEND",
    "CALLBACK_SERVICE",
    "CALLBACK_SURPLUS",
    "CALLBACK_TRANSPORT",
    "REQUEST_ID_UNIQUE",
]

_SUITES = ("server",)
_PROMISES = "the operation's `x-messages`"
_COUNTERS = "`callbackCount` and `maxCallbackThreshold` as documented"

CALLBACK_MISSING = Check(
    name="callback_missing",
    suites=_SUITES,
    looks_for="Each callback that an accepted request promises comes, or a fault in its place, for each device.",
    rule="An accepted request yields the messages that its operation promises, or faults.",
    ground=_PROMISES,
)
CALLBACK_SURPLUS = Check(
    name="callback_surplus",
    suites=_SUITES,
    looks_for="A request yields only callbacks that its operation promises, about devices that it names.",
    rule="A request yields the promised messages and no others, about the devices that it names.",
    ground=_PROMISES,
)
CALLBACK_DUPLICATE = Check(
    name="callback_duplicate",
    suites=_SUITES,
    looks_for="There is one callback of a kind for each device, or for the request.",
    rule="Each promised message is sent once.",
    ground=_PROMISES,
)
CALLBACK_ATTEMPTS = Check(
    name="callback_attempts",
    suites=_SUITES,
    looks_for="A callback is repeated only while nothing acknowledges it, with a rising count, up to its threshold.",
    rule=(
        "A message is sent again, its `callbackCount` one attempt higher, until a 2xx acknowledges it or"
        " `maxCallbackThreshold` attempts were made; then there is silence."
    ),
    ground=_COUNTERS,
    evidence="vendor-page, seed",
)
CALLBACK_RESEND = Check(
    name="callback_resend",
    suites=_SUITES,
    looks_for="A callback that our listener refused comes again; only where we move the clock, in our own mock.",
    rule="A callback that was not acknowledged is sent again until `maxCallbackThreshold` is reached.",
    ground=_COUNTERS,
    evidence="vendor-page, seed",
)
CALLBACK_DEREGISTERED = Check(
    name="callback_deregistered",
    suites=_SUITES,
    looks_for="Nothing is sent to a listener after it was deregistered.",
    rule="After deregisterCallbackListener the service's messages for new requests are not sent.",
    ground="the description of deregisterCallbackListener, decision D022",
)
CALLBACK_REQUEST_ID = Check(
    name="callback_request_id",
    suites=_SUITES,
    looks_for="A callback names a request that was accepted; only where nobody else uses the accounts.",
    rule="The id is the one that the request was answered with: `requestId`, `txid` or `upgradeId`.",
    ground="the descriptions of the messages, decision D016",
)
CALLBACK_TRANSPORT = Check(
    name="callback_transport",
    suites=_SUITES,
    looks_for="A callback is a POST with the media type application/json.",
    rule="A callback is an HTTP POST of a JSON object, and its Content-Type is application/json.",
    ground="the callback service in the contract",
)
CALLBACK_BODY = Check(
    name="callback_body",
    suites=_SUITES,
    looks_for="A callback's body is a JSON object that keeps the message's schema.",
    rule="A callback is an HTTP POST of a JSON object.",
    ground="the message's schema",
)
CALLBACK_SERVICE = Check(
    name="callback_service",
    suites=_SUITES,
    looks_for="A callback comes to the listener of its own service, and is a message of that service.",
    rule="The listener of a service receives the messages of that service.",
    ground="the callback service in the contract",
)
CALLBACK_CREDENTIALS = Check(
    name="callback_credentials",
    suites=_SUITES,
    looks_for="A callback carries the user name and password that the listener was registered with.",
    rule="It carries the user name and password of the registration for its service.",
    ground="the description of registerCallbackListener, decision D021",
)
REQUEST_ID_UNIQUE = Check(
    name="request_id_unique",
    suites=_SUITES,
    looks_for="No two accepted requests get the same `requestId`.",
    rule="The `requestId` is unique: it tells which request a callback answers.",
    ground="the description of `requestId` in RequestAccepted",
    evidence="seed",
)
