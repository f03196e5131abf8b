"""The commands that run suites: `server`, `client`, `listener`, and `all` of them against what we bring ourselves."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import Any

import click

from thingspace_contract.cli.names import SERVICE
from thingspace_contract.cli.options import credential_options, suite_options
from thingspace_contract.cli.session import Session
from thingspace_contract.runner.targets import (
    allowed_effects,
    check_url,
    credentials_from,
    is_mock,
    listening_address,
)

__all__ = ["all_", "client", "listener", "server"]

# The suites keep their own budgets, together well below these; past them something hangs, or the machine is very slow.
_LONGEST = {"quick": 90.0, "default": 150.0, "deep": 3600.0}


@click.command(
    short_help="Test a server or a proxy.",
    epilog="Example: thingspace-contract server --url http://127.0.0.1:8080/api --report-html build/server.html",
)
@click.option("--url", required=True, help="The server under test, with its /api.")
@credential_options
@click.option(
    "--callback-url",
    help="The root under which the server reaches our callback listener; our own address without it.",
)
@click.option(
    "--callback-bind",
    metavar="HOST:PORT",
    default="127.0.0.1:0",
    show_default=True,
    help="Where our callback listener listens; port 0 is any free one.",
)
@click.option(
    "--allow",
    "--effects",
    "allow",
    multiple=True,
    metavar="EFFECT",
    help="Also call operations with this effect: async-read, consumes, mutates, session, or all. "
    "Without it, only a mock of ours gets more than reads.",
)
@suite_options
@click.pass_context
def server(
    ctx: click.Context,
    /,
    url: str,
    callback_url: str | None,
    callback_bind: str,
    allow: tuple[str, ...],
    **options: Any,
) -> None:
    """Test a server: every answer, every rule, and every callback that it promised.

    Requests are generated from the contract; callbacks come to a listener that this command opens.
    """
    from thingspace_contract.runner.run import Job
    from thingspace_contract.suites.server import server_suite

    given = {name: options[name] for name in ("key", "secret", "username", "password")}
    session = Session.begin(ctx, "server", secrets=tuple(given.values()))
    url = check_url(url, "server")
    effects, bind = allowed_effects(allow), listening_address(callback_bind)
    callback_url = callback_url and check_url(callback_url, "callback listener")
    ours = is_mock(url, session.contract.base_path)
    credentials = credentials_from(given, needed_by=url, is_mock=ours)
    suite = partial(
        server_suite,
        session.contract,
        url=url,
        credentials=credentials,
        profile=session.profile,
        seed=session.seed,
        effects=effects,
        callback_url=callback_url,
        callback_bind=bind,
    )
    session.run([Job("server", suite)], targets=[url])


@click.command(
    short_help="Test a generated client.",
    epilog="Example: thingspace-contract client --package thingspace_client --profile quick",
)
@click.option(
    "--package",
    default="thingspace_client",
    show_default=True,
    help="Import name of a client that was generated from the contract.",
)
@suite_options
@click.pass_context
def client(ctx: click.Context, /, package: str, **options: Any) -> None:
    """Test a generated client: what it sends, what it reads, how it fails.

    A client in another language is tested by pointing it at `mock --strict --record FILE`.
    """
    from thingspace_contract.runner.run import Job
    from thingspace_contract.suites.client import client_suite

    session = Session.begin(ctx, "client")
    suite = partial(client_suite, session.contract, package=package, profile=session.profile, seed=session.seed)
    session.run([Job("client", suite)], targets=[package])


@click.command(
    short_help="Test a callback listener.",
    epilog="Example: thingspace-contract listener --url http://127.0.0.1:9000/carrier --service CarrierService",
)
@click.option("--url", required=True, help="The listener under test; {service} in it stands for the service's name.")
@click.option(
    "--service",
    "services",
    multiple=True,
    type=SERVICE,
    help="A callback service that it listens to; repeat it for more; all without it.",
)
@click.option("--username", default="", help="The user name that the listener expects in a message.")
@click.option("--password", default="", help="The password that the listener expects in a message.")
@suite_options
@click.pass_context
def listener(
    ctx: click.Context, /, url: str, services: tuple[str, ...], username: str, password: str, **options: Any
) -> None:
    """Test a callback listener: it takes every valid message, and survives every other.

    Broken, oversized, repeated and wrongly authenticated messages must be answered without a 5xx or a hang.
    """
    from thingspace_contract.runner.run import Job
    from thingspace_contract.suites.listener import listener_suite

    session = Session.begin(ctx, "listener", secrets=(username, password))
    suite = partial(
        listener_suite,
        session.contract,
        url=check_url(url, "listener"),
        services=services or tuple(session.contract.services),
        profile=session.profile,
        seed=session.seed,
        username=username,
        password=password,
    )
    session.run([Job("listener", suite)], targets=[url])


@click.command(
    "all",
    short_help="Test everything that is bundled.",
    epilog="Example: thingspace-contract all --report-html build/report.html",
)
@suite_options
@click.pass_context
def all_(ctx: click.Context, /, **options: Any) -> None:
    """Run every suite against the bundled mock, client and listener, in one budget.

    It needs no network and no account: what the tool brings is tested by the tool.
    """
    from thingspace_contract.core.credentials import Credentials
    from thingspace_contract.listeners.reference import running_listener
    from thingspace_contract.mock import running_mock
    from thingspace_contract.runner.run import Job
    from thingspace_contract.suites.client import client_suite
    from thingspace_contract.suites.listener import listener_suite
    from thingspace_contract.suites.server import server_suite

    credentials = Credentials.default()
    session = Session.begin(ctx, "client", "listener", "server", credentials=credentials)
    contract = session.contract
    common: dict[str, Any] = {"profile": session.profile, "seed": session.seed}
    with ExitStack() as stack:
        ours = stack.enter_context(running_listener(username="listener-user", password="listener-password"))  # noqa: S106
        mock = stack.enter_context(running_mock(contract))
        hear = partial(
            listener_suite,
            contract,
            url=f"{ours.url}/{{service}}",
            services=tuple(contract.services),
            username=ours.username,
            password=ours.password,
            **common,
        )
        serve = partial(server_suite, contract, url=mock.url, credentials=credentials, effects=None, **common)
        jobs = [
            Job("client", partial(client_suite, contract, package="thingspace_client", **common)),
            Job("listener", hear),
            Job("server", serve),
        ]
        budget = session.max_time or _LONGEST[session.profile.name]
        session.run(jobs, targets=["thingspace_client", ours.url, mock.url], max_time=budget)
