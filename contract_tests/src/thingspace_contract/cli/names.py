"""Arguments that name something in the contract: what is wrong about them is said with the names that exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from thingspace_contract.core.errors import ContractToolError, UsageError

if TYPE_CHECKING:
    from thingspace_contract.contract import Contract

__all__ = ["MESSAGE", "OPERATION", "PARAMETERS", "SERVICE", "contract_of", "contract_option"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_SHOWN = 40  # names; more help nobody
_CONTRACT = "thingspace_contract.contract"


def contract_of(ctx: click.Context) -> Contract:
    """Return the contract that this command works with, read once."""
    from thingspace_contract.contract import Contract

    given = ctx.params.get("contract")
    path = given if isinstance(given, Path) else None  # click's own mark while options are still being read
    key = f"{_CONTRACT}:{path}"
    if key not in ctx.meta:
        ctx.meta[key] = Contract.load(path)
    contract: Contract = ctx.meta[key]
    return contract


def contract_option(command: _Command) -> _Command:
    """Add `--contract FILE`, read before every argument that names something in it."""
    return click.option(
        "--contract",
        type=click.Path(path_type=Path),
        metavar="FILE",
        is_eager=True,
        help="A bundled contract (openapi.json) to use instead of the one in thingspace-client.",
    )(command)


class _Name(click.ParamType[str]):
    """A name in the contract; `known` lists those there are."""

    def __init__(self, name: str) -> None:
        self.name = name

    def known(self, ctx: click.Context) -> Iterable[str]:
        raise AssertionError(self.name)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept a name that exists, in any case; else raise UnknownNameError."""
        from thingspace_contract.core.errors import UnknownNameError

        known = {name.lower(): name for name in self.known(ctx)} if ctx else {}
        if ctx and str(value).lower() not in known:
            raise UnknownNameError(self.title(ctx), str(value), known.values())
        return known.get(str(value).lower(), str(value))

    def title(self, ctx: click.Context) -> str:
        """Return how an error calls it."""
        return self.name

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str | None:
        """List what could have been given."""
        try:
            known = sorted(set(self.known(ctx))) if ctx else []
        except ContractToolError:
            return None  # the contract cannot be read: then the absent argument is the lesser trouble
        shown = ", ".join(known[:_SHOWN])
        more = f", and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
        return f"Known: {shown}{more}." if known else None

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offer the names that begin so."""
        return [CompletionItem(name) for name in sorted(self.known(ctx)) if name.lower().startswith(incomplete.lower())]


class _Service(_Name):
    def known(self, ctx: click.Context) -> Iterable[str]:
        return contract_of(ctx).services


class _Operation(_Name):
    def known(self, ctx: click.Context) -> Iterable[str]:
        return contract_of(ctx).operations


class _Message(_Name):
    """A message of the service that the argument before it names."""

    def known(self, ctx: click.Context) -> Iterable[str]:
        services = contract_of(ctx).services
        service = services.get(ctx.params.get("service", ""))
        found = service.messages if service else [each for entry in services.values() for each in entry.messages]
        return [message.name or "message" for message in found]

    def title(self, ctx: click.Context) -> str:
        return f"message of {ctx.params.get('service', 'any service')}"


class _Parameter(click.ParamType[tuple[str, str]]):
    """NAME=VALUE, where NAME is a parameter of the operation that an argument before it names.

    Args:
        location: "path" or "query".
    """

    name = "parameter"

    def __init__(self, location: str) -> None:
        self._location = location

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Take it apart; what it names is known only when the whole command line has been read."""
        name, equals, text = str(value).partition("=")
        if not equals or not name:
            raise UsageError(f"{value!r} is no {self._location} parameter.", "Give it as NAME=VALUE.")
        return name, text

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return "NAME=VALUE"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offer the parameters of the operation, and the values of one that has a list of them."""
        contract = contract_of(ctx)
        given = contract.operations.get(ctx.params.get("operation", ""))
        named = [given] if given else contract.operations.values()
        found = [each for operation in named for each in operation.parameters if each.location == self._location]
        offers = {
            f"{each.name}={value}" for each in found for value in contract.shapes.of((each.schema,)).values or ("",)
        }
        return [CompletionItem(offer) for offer in sorted(offers) if offer.lower().startswith(incomplete.lower())]


SERVICE = _Service("callback service")
OPERATION = _Operation("operation")
MESSAGE = _Message("message")
PARAMETERS = {location: _Parameter(location) for location in ("path", "query")}
