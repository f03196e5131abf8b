"""Tag accounts: service plans, the status of requests, and what the scenario says about an account."""

from __future__ import annotations

__all__: list[str] = []
