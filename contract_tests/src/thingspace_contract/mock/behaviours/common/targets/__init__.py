"""Devices of a request: those that it lists, or those that match its criteria."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.common.targets.criteria import by_criteria, matching, selected
from thingspace_contract.mock.behaviours.common.targets.kinds import DeviceFault, Target, Targets, known
from thingspace_contract.mock.behaviours.common.targets.listing import entries_of, found_all, listed, targets

__all__ = [
    "DeviceFault",
    "Target",
    "Targets",
    "by_criteria",
    "entries_of",
    "found_all",
    "known",
    "listed",
    "matching",
    "selected",
    "targets",
]
