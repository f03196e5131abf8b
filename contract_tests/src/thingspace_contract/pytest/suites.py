"""The suites under pytest: each runs once, and each subject is a test that says what was found on it."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Collection
from contextlib import ExitStack
from pathlib import Path
from traceback import format_exception
from typing import TYPE_CHECKING, Any

import pytest

from thingspace_contract.core.credentials import ENVIRONMENT, Credentials
from thingspace_contract.core.errors import ContractToolError
from thingspace_contract.core.events import NotChecked
from thingspace_contract.core.failures import Severity
from thingspace_contract.core.verdict import Stop, SuiteResult
from thingspace_contract.report.masking import Masker
from thingspace_contract.report.wording import failure_text, held_text
from thingspace_contract.runner.assembly import Assembly, ClientOptions, ListenerOptions, Options, ServerOptions
from thingspace_contract.runner.run import run
from thingspace_contract.suites.profiles import profile_named

if TYPE_CHECKING:
    from thingspace_contract.contract import Contract

__all__ = ["OPEN_PART", "Record", "SuiteRuns", "judge", "judge_rest", "parametrize"]

OPEN_PART = "thingspace_open_part"
"""The property of a test whose subject no source documents, or not wholly: it passes for less."""

Record = Callable[[str, object], None]


def parametrize(metafunc: pytest.Metafunc, *, operations: bool = False, messages: bool = False) -> None:
    """Make a test with a `subject` argument one test for each operation, or callback message, of the contract."""
    if "subject" in metafunc.fixturenames:
        metafunc.parametrize("subject", _subjects(metafunc.config, operations=operations, messages=messages))


def _subjects(config: pytest.Config, *, operations: bool, messages: bool) -> list[str]:
    from thingspace_contract.contract import Contract

    path = config.getoption("thingspace_contract")
    try:
        contract = Contract.load(Path(path) if path else None)
    except ContractToolError as error:
        raise pytest.UsageError(str(error)) from error
    labels = [message.label for service in contract.services.values() for message in service.messages]
    return [*(contract.operations if operations else ()), *(labels if messages else ())]


def judge(suite: SuiteResult, subject: str, record: Record | None = None) -> None:
    """Fail with what a suite found wrong with a subject; skip what it could not check; warn of its warnings.

    Args:
        suite: what it found.
        subject: the operation or message.
        record: pytest's `record_property`; it is told what of the subject no source documents.
    """
    _tell(suite, {subject})
    if record is not None and subject in suite.open_subjects:
        record(OPEN_PART, f"{subject}: {held_text(suite.open_subjects[subject])}")
    reasons = [missing.reason for missing in suite.not_checked if missing.subject == subject]
    if reasons:
        pytest.skip(f"not checked: {'; '.join(reasons)}")
    if subject not in suite.subjects:
        pytest.skip(f"the {suite.name} suite did not check it in this run")


def judge_rest(suite: SuiteResult, subjects: Collection[str]) -> None:
    """Fail with what a suite found beside the given subjects, or when it did not end; skip what it could not check."""
    reasons = "; ".join(missing.reason for missing in suite.not_checked)
    unfinished = "" if suite.finished else f"the {suite.name} suite did not finish: {reasons or 'no reason given'}"
    _tell(suite, {failure.subject for failure, _ in suite.failures.values()} - set(subjects), unfinished)
    if not suite.subjects:
        pytest.fail(f"the {suite.name} suite checked nothing", pytrace=False)
    others = [
        f"{missing.subject}: {missing.reason}" for missing in suite.not_checked if missing.subject not in subjects
    ]
    if others:
        pytest.skip(f"not checked: {'; '.join(others)}")


def _tell(suite: SuiteResult, subjects: Collection[str], unfinished: str = "") -> None:
    found = [(failure, times) for failure, times in suite.failures.values() if failure.subject in subjects]
    for failure, times in found:
        if failure.severity is not Severity.ERROR:
            warnings.warn(pytest.PytestWarning(failure_text(failure, times)), stacklevel=3)
    errors = [failure_text(failure, times) for failure, times in found if failure.severity is Severity.ERROR]
    if errors or unfinished:
        pytest.fail("\n\n".join([*errors, *([unfinished] if unfinished else [])]), pytrace=False)


class SuiteRuns:
    """Runs a suite when it is first asked for; the options say what it tests.

    Args:
        config: pytest's configuration with the `--thingspace-…` options.
        contract: what is tested against.
    """

    def __init__(self, config: pytest.Config, contract: Contract) -> None:
        self._config = config
        self._contract = contract
        self._results: dict[str, SuiteResult] = {}

    @property
    def operations(self) -> list[str]:
        """Every operation of the contract."""
        return _subjects(self._config, operations=True, messages=False)

    @property
    def messages(self) -> list[str]:
        """Every callback message of the contract."""
        return _subjects(self._config, operations=False, messages=True)

    def result(self, name: str) -> SuiteResult:
        """Return what the "server", "client" or "listener" suite found."""
        if name not in self._results:
            try:
                self._results[name] = self._run(name)
            except ContractToolError as error:
                pytest.exit(self._masker().text(str(error)), returncode=2)
        return self._results[name]

    def _run(self, name: str) -> SuiteResult:
        assembly = Assembly(self._contract, profile_named(str(self._option("profile"))), int(self._option("seed") or 0))
        with warnings.catch_warnings(), assembly.jobs(self._wanted(name)) as jobs:
            warnings.simplefilter("ignore")  # what our libraries warn of is not this session's business
            self._announce(name)
            verdict, error = run(jobs, masker=self._masker())
        if verdict.stop is Stop.INTERRUPTED:
            raise KeyboardInterrupt
        found = verdict.suite(name)
        if error is not None and found.errors:  # what failed before is told, and that there is more
            trouble = verdict.trouble if verdict.stop is Stop.UNUSABLE else "".join(format_exception(error))
            found.not_checked.append(NotChecked(name, "the rest of the suite", self._masker().text(trouble)))
        elif error is not None:
            raise error
        return found

    def _masker(self) -> Masker:
        words = (self._option("listener_username"), self._option("listener_password"))
        return Masker(self._credentials(), [word or "" for word in words])

    def _wanted(self, name: str) -> Options:
        """Return what the options say about a suite; what is not given keeps the default of the command line."""
        if name == "client":
            return ClientOptions(**self._named("package"))
        if name == "listener":
            return ListenerOptions(
                url=self._option("listener_url") or None,
                services=tuple(self._config.getoption("thingspace_service")),
                username=self._option("listener_username") or "",
                password=self._option("listener_password") or "",
            )
        return ServerOptions(
            url=self._option("url") or None,
            credentials=self._given(),
            allow=tuple(self._config.getoption("thingspace_allow")),
            option="--thingspace-{}",
            **self._named("callback_url", "callback_bind"),
        )

    def _named(self, *names: str) -> dict[str, Any]:
        """Return the options of these names that have a value."""
        return {name: value for name in names if (value := self._option(name))}

    def _credentials(self) -> Credentials | None:
        given = self._given()
        return Credentials(**{name: value or "" for name, value in given.items()}) if any(given.values()) else None

    def _given(self) -> dict[str, str | None]:
        return {name: self._option(name) or os.environ.get(variable) for name, variable in ENVIRONMENT.items()}

    def _option(self, name: str) -> str | None:
        value = self._config.getoption(f"thingspace_{name}")
        return None if value is None else str(value)

    def _announce(self, name: str) -> None:
        """Say that the next test takes a while: it runs a whole suite."""
        reporter = self._config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None and self._config.get_verbosity() >= 0:
            with _uncaptured(self._config):
                reporter.ensure_newline()
                reporter.write_line(f"running the {name} suite, profile {self._option('profile')} …")


def _uncaptured(config: pytest.Config) -> Any:
    manager = config.pluginmanager.get_plugin("capturemanager")
    return manager.global_and_fixture_disabled() if manager is not None else ExitStack()
