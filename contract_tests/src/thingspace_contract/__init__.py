"""Contract tests for everything that speaks the ThingSpace Connectivity Management API, callbacks included.

The names below are loaded on first use, so that `thingspace_contract.documents` works alone: it needs neither the
generated client nor an HTTP library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thingspace_contract.contract import Contract
    from thingspace_contract.core.errors import ContractToolError, TargetError, UsageError
    from thingspace_contract.core.failures import Failure, Severity

__all__ = ["Contract", "ContractToolError", "Failure", "Severity", "TargetError", "UsageError"]

_HOME = {
    "Contract": "contract",
    "ContractToolError": "core.errors",
    "Failure": "core.failures",
    "Severity": "core.failures",
    "TargetError": "core.errors",
    "UsageError": "core.errors",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("thingspace-contract")
    if name in _HOME:
        return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
