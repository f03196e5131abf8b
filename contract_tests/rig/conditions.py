"""Where and with what a run was made: absolute figures mean nothing without it."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

__all__ = ["conditions"]


def conditions() -> str:
    """Return where and with what the run was made."""
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("aiohttp", "httpx", "starlette", "uvicorn", "jsonschema-rs")
    )
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()} on {platform.machine()}, {os.cpu_count()} cores{load}; {packages}"
