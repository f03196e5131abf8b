"""What operations do: a module or package for each tag of the contract, one function an operation.

An operation without a function here is answered from the contract's examples (`common.examples`). Importing this
package imports every module in it, and so registers every behaviour; what tags share stands in `common`.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from thingspace_contract.mock.behaviours.common.examples import respond_from_examples
from thingspace_contract.mock.behaviours.common.registry import BEHAVIOURS, Behaviour, behaviour
from thingspace_contract.mock.rules import Rule, rules_behind

__all__ = ["BEHAVIOURS", "Behaviour", "behaviour", "operation_rules"]

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)


def operation_rules(operation_id: str) -> tuple[Rule, ...]:
    """Return the rules by which the mock may answer an operation; those about every request are left out."""
    return rules_behind(BEHAVIOURS.get(operation_id, respond_from_examples))
