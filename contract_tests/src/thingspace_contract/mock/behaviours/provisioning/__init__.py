"""Tag provisioning: the life cycle of a line of service."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.provisioning import life_cycle, provisioning, uploads

__all__ = ["life_cycle", "provisioning", "uploads"]
