"""Tag locations: positions of devices, and who may ask for them."""

from __future__ import annotations

from thingspace_contract.mock.behaviours.locations import listeners, locations, positions, rights

__all__ = ["listeners", "locations", "positions", "rights"]
