"""The packages under test are those that this environment is for."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

import thingspace_client
import thingspace_contract

ROOT = Path(__file__).resolve().parents[2]
CHECKOUT = {"thingspace_client": ROOT / "generated", "thingspace_contract": ROOT / "contract_tests" / "src"}


@pytest.mark.parametrize("package", [thingspace_client, thingspace_contract], ids=lambda package: package.__name__)
def test_package_is_installed_or_of_the_checkout_as_the_run_says(package: ModuleType) -> None:
    """`scripts/test --wheel` tests what users install: nothing of the checkout may slip in before it."""
    wheels = Path(sys.prefix) == ROOT / "build" / "wheel-venv"
    place = Path(sys.prefix) if wheels else CHECKOUT[package.__name__]

    assert Path(str(package.__file__)).is_relative_to(place)
