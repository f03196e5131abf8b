"""What operations do: a module or package for each tag of the contract, one function an operation.

An operation without a function here is answered from the contract's examples (`common.examples`). Importing this
package imports every module in it, and so registers every behaviour; what tags share stands in `common`.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from thingspace_contract.mock.behaviours.common.registry import BEHAVIOURS, Behaviour, behaviour

__all__ = ["BEHAVIOURS", "Behaviour", "behaviour"]

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)
