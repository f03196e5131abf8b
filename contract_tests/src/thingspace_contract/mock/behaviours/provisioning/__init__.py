"""Tag provisioning: the life cycle of a line of service."""

from __future__ import annotations

__all__: list[str] = []
