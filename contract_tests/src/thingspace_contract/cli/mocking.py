"""The command `mock`: a ThingSpace on a socket, until it is told to stop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from thingspace_contract.cli.names import contract_of, contract_option
from thingspace_contract.cli.seconds import Seconds
from thingspace_contract.core.credentials import CONTROL_VARIABLE, Credentials
from thingspace_contract.core.errors import ExitStatus

__all__ = ["mock"]

_KNOWN = Credentials.default()

_ELSEWHERE = "other machines send the token to use them: X-Control-Token, Authorization: Bearer, or as a password"
_NOT_ELSEWHERE = "they answer to localhost and {} only; --control-token TOKEN opens them to other machines"


def _token(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    """Refuse an empty token: who gave it believes that the controls are open to those who send one."""
    given = ctx.get_parameter_source(parameter.name or "")
    if given is ParameterSource.COMMANDLINE and not value.strip():
        raise click.BadParameter("the token is empty.")
    return value


@click.command(
    short_help="Serve a mock of ThingSpace.",
    epilog="Example: thingspace-contract mock --port 8080 --database sqlite:///build/mock.db",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    show_default=True,
    help="Port to listen on; 0 picks a free one and prints it.",
)
@click.option(
    "--database",
    default="sqlite://",
    show_default=True,
    metavar="URL",
    help="Where state and undelivered messages live; sqlite:///FILE survives a crash.",
)
@click.option(
    "--scenario",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Accounts, credentials, plans and devices; default: a bundled scenario.",
)
@click.option(
    "--latency",
    type=Seconds(min=0),
    default=0.05,
    show_default=True,
    metavar="SECONDS",
    help="How long asynchronous work takes.",
)
@click.option(
    "--strict-registration", is_flag=True, help="Accept only listener URLs with the documented schemes and ports."
)
@click.option(
    "--strict",
    is_flag=True,
    help="Refuse every request that breaks the contract or has members that it does not know, even if the platform "
    "would accept it.",
)
@click.option(
    "--record",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write each call to FILE, one JSON object per line, with what it breaks in the contract, and warnings. The "
    "exit status is 3 when some could not be written.",
)
@click.option(
    "--allow-origin",
    "allow_origins",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages of ORIGIN, such as http://localhost:5173, call the API from a browser; * for any. May be repeated.",
)
@click.option(
    "--history",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    metavar="N",
    help="How many of the newest asynchronous requests are remembered, with their messages; what waits always is.",
)
@click.option(
    "--allow-callbacks-to",
    multiple=True,
    metavar="WHERE",
    help="Also call listeners that are not on this machine: a host name, an IP address, a network such as 10.0.0.0/8, "
    "or any; repeatable. Addresses where clouds keep credentials must be named, the mock itself is never called.",
)
@click.option(
    "--control-token",
    default="",
    envvar=CONTROL_VARIABLE,
    show_envvar=True,
    callback=_token,
    metavar="TOKEN",
    help="Opens the controls and the console to calls from elsewhere that send it, as X-Control-Token or a bearer. An "
    "empty environment variable counts as none.",
)
@contract_option
@click.pass_context
def mock(ctx: click.Context, /, host: str, port: int, contract: Path | None, **options: Any) -> None:
    """Serve a stateful mock of ThingSpace that really delivers callbacks.

    The first line that it prints is the base URL to give to a client. Ctrl-C, or SIGTERM, ends it within two seconds, a
    second one at once; with a database file, nothing that it has accepted is lost.
    """
    from thingspace_contract.mock import serve
    from thingspace_contract.mock.reach import is_loopback
    from thingspace_contract.mock.record_file import IncompleteRecord

    rules = contract_of(ctx)

    def announce(url: str) -> None:
        root = url.removesuffix(rules.base_path)
        click.echo(url)
        click.echo(f"console {root}/   controls {root}/_control")
        if not is_loopback(host):
            click.echo(_ELSEWHERE if options["control_token"] else _NOT_ELSEWHERE.format(host))
        if options["scenario"] is None:
            click.echo(
                f"sign in with key {_KNOWN.key}, secret {_KNOWN.secret}, "
                f"user {_KNOWN.username}, password {_KNOWN.password}"
            )

    try:
        serve(rules, host=host, port=port, announce=announce, **options)
    except IncompleteRecord as error:
        click.echo(f"Error: {error}", err=True)
        ctx.exit(ExitStatus.INCOMPLETE)
    ctx.exit(ExitStatus.INTERRUPTED)  # the only way in which a server ends
