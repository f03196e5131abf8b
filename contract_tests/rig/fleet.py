"""Fleets: worlds with as many devices as a drill or a bench asks for, and the requests about them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

__all__ = ["ACCOUNT", "PLANS", "imei", "listed", "write_fleet"]

ACCOUNT = "0000123456-00001"
PLANS = ("87641", "87642")


def imei(number: int) -> str:
    """Return the identifier of a device of the fleet."""
    return f"99{number:013}"


def write_fleet(path: Path, count: int) -> Path:
    """Write a scenario with one account that has `count` active devices; return its path.

    Credentials are those that the tool knows, so that nothing must be told to sign in.
    """
    devices = [
        {
            "account": ACCOUNT,
            "ids": {"imei": imei(number), "iccid": f"8914800000{number:010}", "mdn": f"{2_010_000_000 + number}"},
            "state": "active",
            "plan": PLANS[0],
        }
        for number in range(count)
    ]
    world = {
        "applications": [{"key": "contract-key", "secret": "contract-secret"}],
        "users": [{"username": "contract-user", "password": "contract-password"}],
        "accounts": [{"name": ACCOUNT}],
        "plans": [{"code": code, "name": f"plan {code}", "sizeKb": 1024} for code in PLANS],
        "devices": devices,
    }
    path.write_text(json.dumps(world))
    return path


def listed(ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return the `devices` of a request that names devices by their IMEI."""
    return [{"deviceIds": [{"id": each, "kind": "imei"}]} for each in ids]
