"""The commands that run suites: `server`, `client`, `listener`, and `all` of them against what we bring ourselves."""

from __future__ import annotations

from typing import Any

import click

from thingspace_contract.cli.names import SERVICE
from thingspace_contract.cli.options import credential_options, suite_options
from thingspace_contract.cli.session import Session
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.runner.assembly import ClientOptions, ListenerOptions, ServerOptions

__all__ = ["all_", "client", "listener", "server"]

# The suites keep their own budgets, together well below these; past them something hangs, or the machine is very slow.
_LONGEST = {"quick": 90.0, "default": 150.0, "deep": 3600.0}


@click.command(
    short_help="Test a server or a proxy.",
    epilog="Example: thingspace-contract server --url http://127.0.0.1:8080/api --report-html build/server.html",
)
@click.option("--url", required=True, help="Base URL of the server under test, including /api.")
@credential_options
@click.option(
    "--callback-url",
    help="URL at which the server reaches our callback listener; default: its own address.",
)
@click.option(
    "--callback-bind",
    metavar="HOST:PORT",
    default="127.0.0.1:0",
    show_default=True,
    help="Address of our callback listener; port 0 picks a free port.",
)
@click.option(
    "--allow",
    "--effects",
    "allow",
    multiple=True,
    metavar="EFFECT",
    help="Also call operations with this effect: async-read, consumes, mutates, session, or all. "
    "By default only our own mock gets more than reads.",
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
    """Test a server: every response, every rule, and every callback that it promised.

    Requests are generated from the contract; callbacks come to a listener that this command opens.
    """
    given = {name: options[name] for name in ("key", "secret", "username", "password")}
    session = Session.begin(ctx, "server", secrets=tuple(given.values()))
    session.run(
        ServerOptions(url=url, credentials=given, allow=allow, callback_url=callback_url, callback_bind=callback_bind)
    )


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
    Session.begin(ctx, "client").run(ClientOptions(package))


@click.command(
    short_help="Test a callback listener.",
    epilog="Example: thingspace-contract listener --url http://127.0.0.1:9000/carrier --service CarrierService",
)
@click.option(
    "--url", required=True, help="URL of the listener under test; {service} is replaced by the service's name."
)
@click.option(
    "--service",
    "services",
    multiple=True,
    type=SERVICE,
    help="A callback service that it listens to; repeatable; default: all.",
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
    session = Session.begin(ctx, "listener", secrets=(username, password))
    session.run(ListenerOptions(url, services, username, password))


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
    session = Session.begin(ctx, "client", "listener", "server", credentials=Credentials.default())
    budget = session.max_time or _LONGEST[session.profile.name]
    session.run(ClientOptions(), ListenerOptions(), ServerOptions(), max_time=budget)
