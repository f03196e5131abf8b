"""The pytest plugin: options, and fixtures for teams that test something that speaks ThingSpace.

It is loaded in every pytest run of an environment that has this package, so it imports nothing until it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from thingspace_contract.contract import Contract
    from thingspace_contract.listeners.receiver import CallbackReceiver
    from thingspace_contract.mock import RunningMock
    from thingspace_contract.pytest.suites import SuiteRuns

__all__ = [
    "callback_listener",
    "pytest_addoption",
    "pytest_collection_modifyitems",
    "pytest_configure",
    "pytest_terminal_summary",
    "thingspace_contract",
    "thingspace_mock",
    "thingspace_suites",
]

_OPEN_PART = "thingspace_open_part"  # as in `pytest.suites`, which is not loaded where it is not used
_TARGETS = {"server": "thingspace_url", "client": "thingspace_package", "listener": "thingspace_listener_url"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; all begin with --thingspace-."""
    group = parser.getgroup("thingspace", "ThingSpace contract tests (pytest --pyargs thingspace_contract.suites)")
    for name, meaning in (
        ("url", "base URL of the server under test, including /api; default: the bundled mock"),
        ("key", "the application's key [THINGSPACE_KEY]"),
        ("secret", "the application's secret [THINGSPACE_SECRET]"),
        ("username", "the user of the session [THINGSPACE_USERNAME]"),
        ("password", "that user's password [THINGSPACE_PASSWORD]"),
        ("callback-url", "URL at which the server reaches our callback listener"),
        ("callback-bind", "address of our callback listener, HOST:PORT"),
        ("package", "import name of the client under test; default: thingspace_client"),
        (
            "listener-url",
            "listener under test; {service} is replaced by the service's name; default: the bundled listener",
        ),
        ("listener-username", "the user name that the listener expects in a message"),
        ("listener-password", "the password that the listener expects in a message"),
        ("contract", "a bundled contract (openapi.json) to use instead of the one in thingspace-client"),
    ):
        group.addoption(f"--thingspace-{name}", metavar="TEXT", default=None, help=meaning)
    group.addoption(
        "--thingspace-service",
        action="append",
        metavar="NAME",
        default=[],
        help="a callback service that the listener listens to; repeatable; default: all",
    )
    group.addoption(
        "--thingspace-allow",
        action="append",
        metavar="EFFECT",
        default=[],
        help="also call operations with this effect on a server that is not our mock; repeatable",
    )
    group.addoption(
        "--thingspace-profile",
        choices=("quick", "default", "deep"),
        default="default",
        help="how thoroughly to test",
    )
    group.addoption("--thingspace-seed", type=int, metavar="N", default=0, help="seed of all random choices")


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark by which pytest-xdist keeps a suite's tests in one process (--dist loadgroup)."""
    config.addinivalue_line("markers", "xdist_group(name): tests that one process runs, when pytest-xdist is there")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the suites that have no target, once some suite was given one."""
    aimed = {suite for suite, option in _TARGETS.items() if config.getoption(option, None)}
    idle = [item for item in items if (suite := _suite_of(item)) and suite not in aimed]
    if aimed and idle and len(idle) < len(items):
        config.hook.pytest_deselected(items=idle)
        items[:] = [item for item in items if item not in idle]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests passed on something that no source documents: a green dot looks like every other."""
    passed = terminalreporter.stats.get("passed", ())
    tests = sum(_OPEN_PART in dict(report.user_properties) for report in passed)
    if tests:
        words = "test passed on an open part" if tests == 1 else "tests passed on open parts"
        terminalreporter.write_line(f"{tests} {words} of the contract, which no source documents")


def _suite_of(item: pytest.Item) -> str | None:
    module = getattr(getattr(item, "module", None), "__name__", "")
    return module.rpartition(".test_")[2] if "thingspace_contract.suites.test_" in module else None


@pytest.fixture(scope="session")
def thingspace_contract(pytestconfig: pytest.Config) -> Contract:
    """The contract: operations, callback services, and what a payload breaks."""
    from thingspace_contract.contract import Contract

    path = pytestconfig.getoption("thingspace_contract")
    return Contract.load(Path(path) if path else None)


@pytest.fixture
def thingspace_mock(thingspace_contract: Contract) -> Iterator[RunningMock]:
    """A fresh ThingSpace on a socket: `url` for a client, `control` for faults, time and deliveries."""
    from thingspace_contract.mock import running_mock

    with running_mock(thingspace_contract) as mock:
        yield mock


@pytest.fixture
def callback_listener() -> Iterator[CallbackReceiver]:
    """A fresh callback listener on a socket: `url(service)` to register, `wait` and `deliveries` to look."""
    from thingspace_contract.listeners.receiver import CallbackReceiver

    with CallbackReceiver() as receiver:
        yield receiver


@pytest.fixture(scope="session")
def thingspace_suites(pytestconfig: pytest.Config, thingspace_contract: Contract) -> SuiteRuns:
    """The suites, each run once a session, when its first test asks what it found."""
    from thingspace_contract.pytest.suites import SuiteRuns

    return SuiteRuns(pytestconfig, thingspace_contract)
