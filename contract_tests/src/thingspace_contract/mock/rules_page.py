"""The list of the mock's rules, as `scripts/pages` puts it into `contract_tests/MOCK.md`."""

from __future__ import annotations

from itertools import groupby

from thingspace_contract.mock import behaviours
from thingspace_contract.mock.delivery import deliverer
from thingspace_contract.mock.gateway import routing
from thingspace_contract.mock.rules import Rule, Standing, rules

__all__ = ["rules_markdown"]

_IMPORTED = (behaviours, deliverer, routing)  # rules are known when their modules are imported

_TITLES = {
    "behaviours.accounts.facts": "Facts of accounts",
    "behaviours.accounts.plans": "Accounts",
    "behaviours.common.examples": "Operations without a behaviour",
    "behaviours.common.messages": "Callback messages",
    "behaviours.common.selecting": "Devices of a request",
    "behaviours.common.work": "Work on devices",
    "behaviours.devices.changes": "Changes of devices",
    "behaviours.devices.device_list": "Device list",
    "behaviours.devices.devices": "Devices",
    "behaviours.devices.identifier_change": "Change of identifiers",
    "behaviours.devices.questions": "Questions about devices",
    "behaviours.euicc": "eUICC profiles",
    "behaviours.firmware": "Firmware upgrades",
    "behaviours.groups": "Device groups",
    "behaviours.iot": "Configuration of devices",
    "behaviours.listeners": "Listeners",
    "behaviours.locations.listeners": "Listeners of locations and firmware",
    "behaviours.locations.locations": "Location requests",
    "behaviours.locations.positions": "Positions",
    "behaviours.locations.rights": "Location subscription, exclusions, consents",
    "behaviours.oauth": "Access token",
    "behaviours.provisioning.life_cycle": "Life cycle of a line",
    "behaviours.provisioning.provisioning": "Provisioning",
    "behaviours.provisioning.uploads": "Uploads and orders",
    "behaviours.reachability": "Reachability",
    "behaviours.segments": "Usage labels and non-IP data",
    "behaviours.sessions": "Sessions",
    "behaviours.sms": "Text messages",
    "behaviours.triggers": "Usage triggers",
    "call": "Accounts of a request",
    "delivery.deliverer": "Delivery of callbacks",
    "gateway.authentication": "Authentication",
    "gateway.inputs": "Refused input",
    "gateway.routing": "Paths and methods",
    "gateway.tolerance": "Tolerated deviations",
}


def rules_markdown() -> str:
    """Return every rule as Markdown, one table a room."""
    found = rules()
    documented = sum(rule.standing is Standing.DOCUMENTED for rule in found)
    lines = [f"{documented} rules are documented, {len(found) - documented} are assumed."]
    for room, group in groupby(found, key=lambda rule: rule.room):
        lines += ["", f"### {_TITLES[room]}", "", "| | rule | source or reason |", "|---|---|---|"]
        lines += [_row(rule) for rule in group]
    return "\n".join(lines)


def _row(rule: Rule) -> str:
    cells = (rule.standing, rule.statement, rule.reason)
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
