"""Where behaviours stand: under the tag of their operation, every module registered."""

from __future__ import annotations

from pathlib import Path

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.mock import behaviours
from thingspace_contract.mock.behaviours import BEHAVIOURS, behaviour
from thingspace_contract.mock.call import Call, Reply

PACKAGE = behaviours.__name__
FOLDER = Path(behaviours.__path__[0])

#: Tags none of whose operations has a behaviour: all of them are answered from the contract's examples.
FROM_EXAMPLES_ONLY: frozenset[str] = frozenset()


def modules() -> set[str]:
    """Return every module of the package that has behaviours, by its path after the package."""
    paths = [path.relative_to(FOLDER) for path in FOLDER.rglob("*.py") if path.name != "__init__.py"]
    return {".".join(path.with_suffix("").parts) for path in paths if path.parts[0] != "common"}


@pytest.mark.parametrize("operation_id", sorted(BEHAVIOURS))
def test_behaviour_stands_under_the_tag_of_its_operation(contract: Contract, operation_id: str) -> None:
    home = BEHAVIOURS[operation_id].__module__.removeprefix(f"{PACKAGE}.")

    assert home.partition(".")[0] == contract.operation(operation_id).tag


def test_every_tag_has_its_module(contract: Contract) -> None:
    """Or is named as answered from examples; and no module is named after anything else."""
    tags = {operation.tag for operation in contract.operations.values()}
    rooms = {module.partition(".")[0] for module in modules()}

    assert rooms | FROM_EXAMPLES_ONLY == tags
    assert rooms.isdisjoint(FROM_EXAMPLES_ONLY)


def test_every_module_is_registered_by_importing_the_package() -> None:
    """A new module is found without being named anywhere; one without a behaviour only helps its neighbours."""
    registered = {function.__module__.removeprefix(f"{PACKAGE}.") for function in BEHAVIOURS.values()}

    assert modules() - registered == {"groups.moves", "history.lives", "history.pages", "locations.positions"}


def test_tags_share_nothing_but_the_common_room() -> None:
    """What two tags need stands in `common`, so that a tag can be read by itself."""
    strangers = {}
    for module in modules():
        tag = module.partition(".")[0]
        lines = FOLDER.joinpath(*module.split(".")).with_suffix(".py").read_text("utf-8").splitlines()
        imported = {
            line.removeprefix(f"from {PACKAGE}.").split()[0].partition(".")[0]
            for line in lines
            if line.startswith(f"from {PACKAGE}.")
        }
        if imported - {tag, "common"}:
            strangers[module] = imported

    assert strangers == {}


def test_an_operation_has_one_behaviour() -> None:
    """A second one would silently win."""

    def another(call: Call) -> Reply:
        return Reply(call.body)

    with pytest.raises(ValueError, match="startSession has a behaviour already"):
        behaviour("startSession")(another)
