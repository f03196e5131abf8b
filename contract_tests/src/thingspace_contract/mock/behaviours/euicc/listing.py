"""Devices with their profiles: those that match every filter of a request."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.messages import device_message, envelope_ids, request_message
from thingspace_contract.mock.behaviours.common.registry import behaviour
from thingspace_contract.mock.behaviours.common.targets import DeviceFault, Targets, entries_of, known, listed, matching
from thingspace_contract.mock.behaviours.common.work import fail
from thingspace_contract.mock.behaviours.euicc.changes import PROFILE
from thingspace_contract.mock.call import Call, Slices
from thingspace_contract.mock.rules import assumed
from thingspace_contract.mock.store import Device

__all__ = ["list_devices_with_profiles"]

_SERVICE = "DeviceProfileService"
_CARRIERS = frozenset({"verizonwireless", "verizon wireless"})

#: State as the mock has it → words of the filter that mean it; the pending ones begin alike.
_STATES = {
    "active": {"ACTIVE", "ACTIVATED"},
    "deactive": {"DEACTIVE", "DEACTIVATED"},
    "suspend": {"SUSPEND"},
    "preactive": {"PRE_ACTIVE", "ACTIVATION_READY", "INVENTORY"},
    "pending activation": {"PENDING_ACTIVATION"},
    "pending deactivation": {"PENDING_DEACTIVATION"},
}


@behaviour("listDevicesWithProfiles")
@assumed(
    "Devices that match every filter report, each in a message of its own, which names the device and nothing more; if"
    " none does, one message without a device follows.",
    "Neither the number of messages nor what is in them is documented, but that some come.",
)
@assumed(
    "A status that the mock does not know, and another carrier, match nothing; a device without profile has the status"
    " UNKNOWN.",
    "The filters' words are listed, not explained.",
)
def list_devices_with_profiles(call: Call) -> Slices:
    """Ask for devices with their profiles."""
    account = call.account(call.body["accountName"])
    accepted = call.accept(account)
    for target in _chosen(call, account).with_pauses():
        if target is None:
            yield
            continue
        ids = envelope_ids(target.requested, target.device)
        try:
            device = known(target)
        except DeviceFault as fault:
            accepted.devices += 1
            fail(accepted, account, _SERVICE, ids, fault)
            continue
        if _matches(call, device):
            accepted.devices += 1
            accepted.send(account, _SERVICE, device_message(accepted.id, ids, "", {}))
    if not accepted.devices:
        accepted.send(account, _SERVICE, request_message(accepted.id, {}))
    return accepted.reply()


def _chosen(call: Call, account: str) -> Targets:
    entries = entries_of({"devices": call.body["deviceFilter"]}) if "deviceFilter" in call.body else None
    return matching(call, account) if entries is None else listed(call, entries, account)


def _matches(call: Call, device: Device) -> bool:
    body = call.body
    state = device.shown_state(call.now)
    return (
        body.get("provisioningStatusFilter") in (None, *_STATES.get(state, ()))
        and body.get("profileStatusFilter") in (None, device.attributes.get(PROFILE, "UNKNOWN"))
        and ("carrierNameFilter" not in body or body["carrierNameFilter"].lower() in _CARRIERS)
    )
