"""One run of suites, from its options to its exit status."""

from __future__ import annotations

import hashlib
import platform
import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from thingspace_contract.cli.app import masker_of, report_bug, set_masker, typed_command
from thingspace_contract.cli.names import contract_of
from thingspace_contract.cli.options import environment_secrets
from thingspace_contract.core.credentials import MASK
from thingspace_contract.core.errors import ExitStatus
from thingspace_contract.core.verdict import Stop
from thingspace_contract.report.masking import Masker
from thingspace_contract.report.result import Conditions, Result, Subject
from thingspace_contract.runner.assembly import Assembly, Options

if TYPE_CHECKING:
    from thingspace_contract.contract import Contract
    from thingspace_contract.core.credentials import Credentials
    from thingspace_contract.runner.run import Job
    from thingspace_contract.suites.profiles import Profile

__all__ = ["Session"]

_SECRET_OPTIONS = frozenset({"--key", "--secret", "--username", "--password"})


@dataclass(frozen=True, slots=True)
class Session:
    """What the options of a suite command amount to.

    Args:
        contract: what is tested against.
        profile: how much to try.
        seed: what random choices are made from.
        max_time: seconds after which the run stops; None for no limit.
    """

    context: click.Context
    contract: Contract
    profile: Profile
    seed: int
    max_time: float | None
    reports: Any

    @classmethod
    def begin(
        cls,
        ctx: click.Context,
        *suites: str,
        credentials: Credentials | None = None,
        secrets: Sequence[str | None] = (),
    ) -> Session:
        """Read the shared options; prove the report files writable before anything runs.

        Args:
            ctx: the command's context.
            suites: what will run, so that their budgets fit into the time there is.
            credentials: the run's own, to be masked.
            secrets: more values to be masked.
        """
        from thingspace_contract.report.files import ReportFiles
        from thingspace_contract.suites.profiles import profile_named

        set_masker(ctx, Masker(credentials, [*(secret or "" for secret in secrets), *environment_secrets()]))
        options = ctx.params
        reports = ReportFiles(options["report_html"], options["report_junit"], options["report_json"])
        reports.prepare()
        return cls(
            context=ctx,
            contract=contract_of(ctx),
            profile=_fitted(profile_named(options["profile"]), suites, options["max_time"]),
            seed=options["seed"],
            max_time=options["max_time"],
            reports=reports,
        )

    def run(self, *wanted: Options, max_time: float | None = None) -> None:
        """Run the suites, report, and end the command with the verdict's exit status."""
        with Assembly(self.contract, self.profile, self.seed).jobs(*wanted) as jobs:
            self._run(jobs, max_time or self.max_time)

    def _run(self, jobs: Sequence[Job], max_time: float | None) -> NoReturn:
        from rich.console import Console

        from thingspace_contract.report.terminal import Terminal
        from thingspace_contract.runner.run import run

        conditions = self.conditions([job.target for job in jobs])
        terminal = Terminal(Console(highlight=False), Console(stderr=True))
        terminal.begin(conditions)
        verdict, error = run(jobs, reporters=[terminal], masker=masker_of(self.context), max_time=max_time)
        for path in self.reports.write(Result(conditions, verdict)):
            click.echo(f"report: {path}")
        if verdict.stop is Stop.BUG and error is not None:
            report_bug(self.context, error)
        if verdict.stop is Stop.UNUSABLE and error is not None:
            if verdict.exit_code == ExitStatus.MISUSE:
                raise error
            click.echo(f"Error: {verdict.trouble}", err=True)
        self.context.exit(verdict.exit_code)

    def conditions(self, targets: Sequence[str]) -> Conditions:
        """Return what one must know to repeat this run."""
        mask = masker_of(self.context).text
        info = self.contract.document.get("info", {})
        return Conditions(
            command=_shown(typed_command(self.context), mask),
            version=version("thingspace-contract"),
            contract=f"{info.get('title', 'contract')} {info.get('version', '')}".strip(),
            contract_sha256=_hash(self.context.params.get("contract")),
            profile=self.profile.name,
            seed=self.seed,
            targets=tuple(mask(target) for target in targets),
            python=f"{platform.python_implementation()} {platform.python_version()}, {platform.platform(terse=True)}",
            subjects=tuple(_subjects(self.contract)),
        )


def _shown(words: Sequence[str], mask: Callable[[str], str]) -> str:
    """Return a command line that can be pasted, each word masked before it is quoted."""
    shown: list[str] = []
    secret = False
    for word in words:
        option, equals, _ = word.partition("=")
        if secret:
            masked = MASK
        elif equals and option in _SECRET_OPTIONS:
            masked = f"{option}={MASK}"
        else:
            masked = mask(word)
        plain = masked.replace(MASK, "")  # our asterisks need no quotes
        shown.append(masked if shlex.quote(plain) == plain or masked == MASK else shlex.quote(masked))
        secret = not secret and word in _SECRET_OPTIONS
    return " ".join(shown)


def _fitted(profile: Profile, suites: Sequence[str], max_time: float | None) -> Profile:
    """Shrink the suites' budgets until together they leave a fifth of the time for beginning and ending."""
    budgets: dict[str, Any] = {f"{suite}_seconds": getattr(profile, f"{suite}_seconds") for suite in suites}
    wanted = sum(budgets.values())
    share = 1.0 if max_time is None else min(1.0, 0.8 * max_time / wanted)
    return replace(profile, **{name: seconds * share for name, seconds in budgets.items()})


def _hash(path: Path | None) -> str:
    data = path.read_bytes() if path else (files("thingspace_client") / "openapi.json").read_bytes()
    return hashlib.sha256(data).hexdigest()


def _subjects(contract: Contract) -> Iterator[Subject]:
    for operation in contract.operations.values():
        yield Subject(operation.operation_id, "operation", operation.summary)
    for service in contract.services.values():
        yield Subject(service.name, "service", service.summary)
        for message in service.messages:
            schema = contract.document["components"]["schemas"].get(message.component, {})
            yield Subject(message.label, "message", str(schema.get("description", "")).partition("\n")[0])
