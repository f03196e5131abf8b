"""The group of commands, and what becomes of every way in which one can end."""

from __future__ import annotations

import errno
import io
import os
import re
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from thingspace_contract.core.errors import ContractToolError, ExitStatus, reason
from thingspace_contract.core.names import nearest
from thingspace_contract.documents.errors import DocumentError
from thingspace_contract.report.masking import Masker

__all__ = ["App", "app", "main", "masker_of", "report_bug", "set_masker", "typed_command"]

_TYPED = "thingspace_contract.typed"
_MASKER = "thingspace_contract.masker"

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS)

_COMMANDS = {
    "all": "suites:all_",
    "mock": "mocking:mock",
    "server": "suites:server",
    "client": "suites:client",
    "listener": "suites:listener",
    "send": "sending:send",
    "check": "checking:check",
}

_EPILOG = """\b
Exit status of every command:
    0  all checked and good
    1  the system or payload under test is wrong
    2  the call is wrong, or nothing could be run
    3  nothing failed, but not all was checked
   70  a bug in this tool
  130  interrupted

\b
Begin here:
  thingspace-contract all           see everything run against the bundled mock
  thingspace-contract mock          a ThingSpace to develop against
  thingspace-contract send --help   fire one callback at your listener
"""


class App(click.Group):
    """A group whose commands end with the exit statuses that its help lists, and never with a traceback."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Remember what was typed, for the report."""
        typed = list(args[1] if len(args) > 1 else kwargs.get("args", ()))
        context = super().make_context(*args, **kwargs)
        context.meta[_TYPED] = typed
        return context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which a newcomer needs them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command when it is asked for."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"thingspace_contract.cli.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; suggest the nearest when there is none."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            near = nearest(args[0], _COMMANDS)
            advice = f"Did you mean {near}?" if near else f"Known: {', '.join(_COMMANDS)}."
            ctx.fail(f"There is no command {args[0]!r}. {advice}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn what it raises into one line and an exit status."""
        try:
            with _terminate_like_interrupt():
                value = super().invoke(ctx)
                sys.stdout.flush()
                return value
        except (click.exceptions.Exit, click.Abort):
            raise
        except click.ClickException as error:
            error.show()
            raise SystemExit(ExitStatus.MISUSE) from None
        except (ContractToolError, DocumentError) as error:
            _end(f"Error: {masker_of(ctx).text(str(error))}", ExitStatus.MISUSE)
        except KeyboardInterrupt:
            _end("Interrupted.", ExitStatus.INTERRUPTED)
        except BrokenPipeError:
            _silence()
            raise SystemExit(ExitStatus.INTERRUPTED) from None
        except Exception as error:
            if _is_full(error):
                _end_full(error)
            report_bug(ctx, error)


def _is_full(error: Exception) -> bool:
    """Whether an error is the disk's, which takes no more of what a command prints or writes."""
    return isinstance(error, OSError) and error.errno in _FULL


def _end_full(error: Exception) -> NoReturn:
    where = f" {error.filename}" if isinstance(error, OSError) and error.filename else ""
    _silence()
    _end(f"Error: Cannot write{where}: {reason(error)}.", ExitStatus.MISUSE)


def _end(line: str, status: int) -> NoReturn:
    try:
        click.echo(" ".join(re.sub(r"\[Errno -?\d+\] ", "", line).split()), err=True)
    except BrokenPipeError:
        _silence()
    raise SystemExit(status)


def _silence() -> None:
    """Send what is still buffered nowhere: the reader of the pipe has left."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(nowhere, stream.fileno())


@contextmanager
def _terminate_like_interrupt() -> Iterator[None]:
    """Let SIGTERM end a command as Ctrl-C does, so that everything it opened is closed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(number: int, frame: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def report_bug(ctx: click.Context, error: BaseException) -> NoReturn:
    """Say in one line that the tool is at fault; keep the traceback in a file, credentials masked."""
    text = "".join(traceback.format_exception(error))
    folder = Path("build")
    where = str(folder) if folder.is_dir() and os.access(folder, os.W_OK) else None
    try:
        descriptor, name = tempfile.mkstemp(prefix="thingspace-contract-bug-", suffix=".txt", dir=where)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(masker_of(ctx).text(text))
        kept = f"with the traceback in {name}"
    except OSError as trouble:
        kept = f"the traceback could not be kept: {reason(trouble)}"
    _end(f"Bug in thingspace-contract: {type(error).__name__}; please report it {kept}", ExitStatus.BUG)


def typed_command(ctx: click.Context) -> list[str]:
    """Return the arguments as typed, the program's name first."""
    return ["thingspace-contract", *ctx.find_root().meta.get(_TYPED, ())]


def masker_of(ctx: click.Context) -> Masker:
    """Return what hides the credentials of this command."""
    masker: Masker = ctx.find_root().meta.get(_MASKER) or Masker()
    return masker


def set_masker(ctx: click.Context, masker: Masker) -> Masker:
    """Let everything that this command shows from now on, errors too, be masked."""
    ctx.find_root().meta[_MASKER] = masker
    return masker


@click.group(
    cls=App,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    package_name="thingspace-contract", prog_name="thingspace-contract", message="%(prog)s %(version)s"
)
def app() -> None:
    """Test anything that speaks the ThingSpace Connectivity Management API, callbacks included.

    A server, a proxy, a client, a callback listener or a single payload is checked against the contract, and a mock
    of the platform is there to develop against.
    """


def main() -> None:
    """Run the command line; the process ends with the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what a locale cannot write is shown by its code
    try:
        app(prog_name="thingspace-contract")
    except OSError as error:  # help and version are printed before a command is invoked
        if not _is_full(error):
            raise
        _end_full(error)
