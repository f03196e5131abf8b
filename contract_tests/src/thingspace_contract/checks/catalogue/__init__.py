"""Every check, under the name that reports use; `scripts/pages` writes CHECKS.md from it.

Nothing else makes failures: a check says that it held (`check.held`) or how it failed (`check.failed`).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from thingspace_contract.checks.catalogue import callbacks, client, listener, responses, server
from thingspace_contract.checks.catalogue.check import Check

__all__ = ["CHECKS", "GROUPS", "Check"]


def _checks_of(module: ModuleType) -> tuple[Check, ...]:
    """The checks of a module, in the order in which they are written."""
    return tuple(each for each in vars(module).values() if isinstance(each, Check))


GROUPS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "Client": _checks_of(client),
        "Listener": _checks_of(listener),
        "Server: responses and refusals": _checks_of(responses),
        "Server: access and state": _checks_of(server),
        "Server: callbacks": _checks_of(callbacks),
    }
)
"""The checks by what they look at, in the order of CHECKS.md."""

CHECKS: Mapping[str, Check] = MappingProxyType({each.name: each for group in GROUPS.values() for each in group})
"""Every check by its name."""
