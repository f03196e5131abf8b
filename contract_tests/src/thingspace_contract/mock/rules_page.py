"""The list of the mock's rules in `contract_tests/MOCK.md`.

`python -m thingspace_contract.mock.rules_page contract_tests/MOCK.md` writes it anew between its two markers.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from thingspace_contract.mock import behaviours, delivery, routing
from thingspace_contract.mock.rules import Rule, Standing, rules

__all__ = ["BEGIN", "END", "rules_markdown", "with_rules"]

BEGIN = "<!-- rules: written by thingspace_contract.mock.rules_page -->"
END = "<!-- end of the rules -->"

_IMPORTED = (behaviours, delivery, routing)  # rules are known when their modules are imported

_TITLES = {
    "account_facts": "Facts of accounts",
    "accounts": "Accounts",
    "authentication": "Authentication",
    "call": "Accounts of a request",
    "changes": "Changes of devices",
    "delivery": "Delivery of callbacks",
    "device_list": "Device list",
    "devices": "Devices",
    "examples": "Operations without a behaviour",
    "firmware": "Firmware upgrades",
    "groups": "Device groups",
    "identifier_change": "Change of identifiers",
    "inputs": "Refused input",
    "iot": "Configuration of devices",
    "life_cycle": "Life cycle of a line",
    "listeners": "Listeners",
    "location_rights": "Location subscription, exclusions, consents",
    "locations": "Location requests",
    "messages": "Callback messages",
    "oauth": "Access token",
    "positions": "Positions",
    "profiles": "eUICC profiles",
    "provisioning": "Provisioning",
    "questions": "Questions about devices",
    "reachability": "Reachability",
    "routing": "Paths and methods",
    "segments": "Usage labels and non-IP data",
    "selecting": "Devices of a request",
    "sessions": "Sessions",
    "sibling_listeners": "Listeners of locations and firmware",
    "sms": "Text messages",
    "tolerance": "Tolerated deviations",
    "triggers": "Usage triggers",
    "uploads": "Uploads and orders",
    "work": "Work on devices",
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


def with_rules(page: str) -> str:
    """Return a page with the list of rules between its markers."""
    head, _, rest = page.partition(BEGIN)
    tail = rest.partition(END)[2]
    return f"{head}{BEGIN}\n\n{rules_markdown()}\n\n{END}{tail}"


def _row(rule: Rule) -> str:
    cells = (rule.standing, rule.statement, rule.reason)
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_rules(path.read_text("utf-8")), "utf-8")
