"""The commands `check`: whether one payload keeps the contract, and how much of the contract that says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

import click

from thingspace_contract.cli.app import masker_of
from thingspace_contract.cli.names import OPERATION, PARAMETERS, SERVICE, contract_of, contract_option
from thingspace_contract.core.errors import UnknownNameError, UsageError
from thingspace_contract.report.wording import held_text

if TYPE_CHECKING:
    from thingspace_contract.cli.findings import Finding
    from thingspace_contract.contract import Contract, Operation

__all__ = ["check"]

_FILE = click.argument("file", type=click.File("rb"), metavar="FILE|-")

_CHECK_EXAMPLES = """\b
Example:
  thingspace-contract check callback CarrierService payload.json
  curl … | thingspace-contract check response getRequestStatus -
"""

_REQUEST_EXAMPLES = """\b
Example:
  thingspace-contract check request changeDeviceServicePlan body.json
  thingspace-contract check request changeDeviceIdentifier --path serviceType=4g body.json
"""


@click.group(short_help="Validate one payload.", epilog=_CHECK_EXAMPLES)
def check() -> None:
    """Validate one payload against the contract.

    All problems are listed, each with the place in the contract that is broken.

    Where no source documents what a payload holds, nothing there can be wrong.
    Such a payload "keeps the open part of the contract", which is less than "keeps the contract".
    """


@check.command(
    "callback",
    short_help="Validate the body of a callback.",
    epilog="Example: thingspace-contract check callback CarrierService - < body.json",
)
@click.argument("service", type=SERVICE)
@_FILE
@contract_option
@click.pass_context
def check_callback(ctx: click.Context, service: str, file: BinaryIO, contract: object) -> None:
    """Validate the body of a callback that a listener received for SERVICE.

    The message is recognized by its key, so problems are reported for the message that was meant.
    """
    from thingspace_contract.cli.findings import callback_finding

    rules = contract_of(ctx)
    _say(ctx, rules, callback_finding(rules, service, file.read()))


@check.command("request", short_help="Validate the body of a request.", epilog=_REQUEST_EXAMPLES)
@click.argument("operation", type=OPERATION)
@_FILE
@click.option("--path", "path_values", type=PARAMETERS["path"], multiple=True, help="A path parameter of the request.")
@click.option("--query", "query_values", type=PARAMETERS["query"], multiple=True, help="A query parameter of it.")
@contract_option
@click.pass_context
def check_request(
    ctx: click.Context,
    operation: str,
    file: BinaryIO,
    path_values: Sequence[tuple[str, str]],
    query_values: Sequence[tuple[str, str]],
    contract: object,
) -> None:
    """Validate the body of a request of OPERATION (an operationId).

    The body is JSON, or a form where the operation takes one.

    A member that the contract does not know breaks nothing, since objects are open.
    It is a WARNING, with the name that was probably meant.

    Parameters that are given are validated too.
    Some rules look at body and parameters together, as that of changeDeviceIdentifier for 4G.
    A NOTE says when such a rule was not tried, and what it needs.
    """
    from thingspace_contract.cli.findings import request_finding

    rules = contract_of(ctx)
    rule = rules.operation(operation)
    path, query = _given(rule, "path", path_values), _given(rule, "query", query_values)
    _say(ctx, rules, request_finding(rules, rule, file.read(), path, query))


@check.command(
    "response",
    short_help="Validate the body of a response.",
    epilog="Example: thingspace-contract check response listServicePlans --status 200 response.json",
)
@click.argument("operation", type=OPERATION)
@_FILE
@click.option(
    "--status",
    type=click.IntRange(100, 599),
    help="Status of the response; default: the first documented success.",
)
@contract_option
@click.pass_context
def check_response(ctx: click.Context, operation: str, file: BinaryIO, status: int | None, contract: object) -> None:
    """Validate the JSON body of a response of OPERATION (an operationId).

    Headers are not checked: a file has none.
    """
    from thingspace_contract.cli.findings import response_finding

    rules = contract_of(ctx)
    rule = rules.operation(operation)
    status = status or next((int(each.status) for each in rule.success if each.status.isdigit()), 200)
    _say(ctx, rules, response_finding(rules, rule, status, file.read()))


def _given(operation: Operation, location: str, values: Sequence[tuple[str, str]]) -> dict[str, str]:
    known = [each.name for each in operation.parameters if each.location == location]
    given: dict[str, str] = {}
    for name, value in values:
        if not known:
            raise UsageError(f"{operation.operation_id} has no {location} parameters.")
        if name not in known:
            raise UnknownNameError(f"{location} parameter of {operation.operation_id}", name, known)
        if name in given:
            raise UsageError(f"The {location} parameter {name} is given twice.")
        given[name] = value
    return given


def _say(ctx: click.Context, rules: Contract, finding: Finding) -> None:
    label, mask = finding.subject, masker_of(ctx).text

    def show(line: str) -> None:
        click.echo(mask(line))

    count = len(finding.problems)
    if count:
        places = "over 100 places" if count > 100 else f"{count} place{'' if count == 1 else 's'}"
        show(f"{label}: breaks the contract in {places}")
    else:
        show(f"{label}: {held_text(finding.open_part)}")
    for problem in finding.problems:
        show(f"  {problem}")
        if problem.pointer:
            show(f"    {rules.place(problem.pointer)}")
    for warning in finding.warnings:
        show(f"  WARNING {warning}")
    for note in finding.notes:
        show(f"  NOTE {note}")
    if count:
        ctx.exit(1)
