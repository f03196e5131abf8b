"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from thingspace_contract.cli.names import contract_option
from thingspace_contract.cli.seconds import Seconds
from thingspace_contract.core.credentials import ENVIRONMENT

__all__ = ["credential_options", "environment_secrets", "suite_options"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_PROFILES = ("quick", "default", "deep")


def suite_options(command: _Command) -> _Command:
    """Add what every command has that runs suites: budget, randomness, contract, reports."""
    options: tuple[Callable[[_Command], _Command], ...] = (
        click.option(
            "--profile",
            type=click.Choice(_PROFILES),
            default="default",
            show_default=True,
            help="How thoroughly to test.",
        ),
        click.option("--seed", type=int, default=0, show_default=True, help="Seed of all random choices."),
        click.option(
            "--max-time",
            type=Seconds(min=1),
            metavar="SECONDS",
            help="Stop after this time, and list what was not checked.",
        ),
        contract_option,
        *(
            click.option(
                f"--report-{kind}",
                type=click.Path(path_type=Path),
                metavar="PATH",
                help=f"Write the report as {name}.",
            )
            for kind, name in (("html", "a web page"), ("junit", "JUnit XML"), ("json", "JSON"))
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def credential_options(command: _Command) -> _Command:
    """Add the four credentials; the environment keeps them out of the list of processes."""
    meanings = {
        "key": "The application's key.",
        "secret": "The application's secret.",
        "username": "The user of the session.",
        "password": "That user's password.",
    }
    for name, variable in reversed(ENVIRONMENT.items()):
        command = click.option(f"--{name}", envvar=variable, show_envvar=True, help=meanings[name])(command)
    return command


def environment_secrets() -> tuple[str, ...]:
    """Return the credentials in the environment, to be hidden whatever a command does."""
    return tuple(os.environ.get(variable, "") for variable in ENVIRONMENT.values())
