"""The server suite under pytest: a test for each operation, with the callbacks that it promises.

pytest --pyargs thingspace_contract.suites.test_server
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from thingspace_contract.pytest.suites import judge, judge_rest, parametrize

if TYPE_CHECKING:
    from thingspace_contract.pytest.suites import Record, SuiteRuns

__all__ = ["pytest_generate_tests", "test_server_everything_else", "test_server_keeps_the_contract"]

pytestmark = pytest.mark.xdist_group("thingspace-server")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test for each subject."""
    parametrize(metafunc, operations=True)


def test_server_keeps_the_contract(subject: str, thingspace_suites: SuiteRuns, record_property: Record) -> None:
    """What the suite checked on the subject holds."""
    judge(thingspace_suites.result("server"), subject, record_property)


def test_server_everything_else(thingspace_suites: SuiteRuns) -> None:
    """What the suite checked beside single subjects holds, and the suite came to its end."""
    judge_rest(thingspace_suites.result("server"), thingspace_suites.operations)
