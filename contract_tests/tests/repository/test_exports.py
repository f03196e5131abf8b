"""One public surface a package: `__all__` is sorted, and is exactly what a user sees."""

from __future__ import annotations

import importlib
from types import ModuleType

import pytest

PACKAGES = [
    "thingspace_client",
    "thingspace_contract",
    "thingspace_contract.contract",
    "thingspace_contract.documents",
    "thingspace_contract.mock",
    "thingspace_contract.strategies",
]


@pytest.mark.parametrize("name", PACKAGES)
def test_all_is_sorted_and_every_name_exists(name: str) -> None:
    package = importlib.import_module(name)
    public = list(package.__all__)

    assert public == sorted(public)
    assert [each for each in public if not hasattr(package, each)] == []


@pytest.mark.parametrize("name", PACKAGES)
def test_nothing_public_hides_outside_all(name: str) -> None:
    """What a package's __init__ shows without an underscore is either listed or a module of its own."""
    package = importlib.import_module(name)
    shown = {
        each
        for each, value in vars(package).items()
        if not each.startswith("_")
        and not isinstance(value, ModuleType)
        and each not in {"annotations", "TYPE_CHECKING", "Any", "import_module"}
    }

    assert shown - set(package.__all__) == set()


@pytest.mark.parametrize("name", ["thingspace_client", "thingspace_contract"])
def test_distribution_is_typed(name: str) -> None:
    """`py.typed` is what makes a consumer's type checker believe the annotations."""
    from importlib.resources import files

    assert (files(name) / "py.typed").is_file()
