"""Commands about one payload: `check` validates it, `send` fires an example at a listener."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from thingspace_contract.cli.app import masker_of, set_masker
from thingspace_contract.cli.names import MESSAGE, OPERATION, SERVICE, contract_of, contract_option
from thingspace_contract.core.errors import TargetError, UnknownNameError, UsageError, reason
from thingspace_contract.report.masking import Masker
from thingspace_contract.runner.targets import check_url

if TYPE_CHECKING:
    from thingspace_contract.contract import Contract, Message, Operation, Problem

__all__ = ["check", "send"]

_FILE = click.argument("file", type=click.File("rb"), metavar="FILE|-")
_LONGEST_RESPONSE = 64 * 1024  # bytes that are read of a listener's response
_FORM = "application/x-www-form-urlencoded"


_CHECK_EXAMPLES = """\b
Example:
  thingspace-contract check callback CarrierService payload.json
  curl … | thingspace-contract check response getRequestStatus -
"""


@click.group(short_help="Validate one payload.", epilog=_CHECK_EXAMPLES)
def check() -> None:
    """Validate one payload against the contract.

    All problems are listed, each with the place in the contract that is broken.
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
    rules = contract_of(ctx)
    payload, problems = _json(file.read(), rules.service(service).pointer)
    message = rules.service(service).message_of(payload) if not problems else None
    problems = problems or rules.callback_problems(service, payload)
    _say(ctx, rules, message.label if message else service, problems)


@check.command(
    "request",
    short_help="Validate the body of a request.",
    epilog="Example: thingspace-contract check request changeDeviceServicePlan body.json",
)
@click.argument("operation", type=OPERATION)
@_FILE
@contract_option
@click.pass_context
def check_request(ctx: click.Context, operation: str, file: BinaryIO, contract: object) -> None:
    """Validate the body of a request of OPERATION (an operationId).

    The body is JSON, or a form where the operation takes one.
    """
    rules = contract_of(ctx)
    _say(ctx, rules, f"{operation} request", _request_problems(rules, rules.operation(operation), file.read()))


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
    rules = contract_of(ctx)
    rule = rules.operation(operation)
    status = status or next((int(each.status) for each in rule.success if each.status.isdigit()), 200)
    _say(ctx, rules, f"{operation} response {status}", _response_problems(rules, rule, status, file.read()))


@click.command(
    short_help="Post one example callback to a listener.",
    epilog="Example: thingspace-contract send CarrierService changeServicePlanResponse --url http://127.0.0.1:9000/",
)
@click.argument("service", type=SERVICE)
@click.argument("message", type=MESSAGE)
@click.option("--url", required=True, help="The listener's URL for this service.")
@click.option("--example", metavar="NAME", help="Which example to send; default: the first.")
@click.option("--username", default=None, help="The user name that the listener was registered with.")
@click.option("--password", default=None, help="The password that the listener was registered with.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=10.0, show_default=True, help="Seconds to wait.")
@click.option("--show", is_flag=True, help="Print the payload, and send nothing.")
@contract_option
@click.pass_context
def send(
    ctx: click.Context,
    service: str,
    message: str,
    url: str,
    example: str | None,
    username: str | None,
    password: str | None,
    timeout: float,
    show: bool,
    contract: object,
) -> None:
    """Post one example MESSAGE of callback SERVICE to a listener: the first thing to try with one.

    Any 2xx passes; another status, or no response in time, exits with 1.
    """
    set_masker(ctx, Masker(secrets=(password or "",)))
    rules = contract_of(ctx)
    found = rules.message(service, "" if message == "message" else message)
    payload = _example(found, example)
    payload |= {name: value for name, value in (("username", username), ("password", password)) if value is not None}
    if show:
        click.echo(json.dumps(payload, indent=2, ensure_ascii=False))
        return
    _post(ctx, found.label, url, payload, timeout)


def _example(message: Message, name: str | None) -> dict[str, Any]:
    if not message.examples:
        raise UsageError(f"The contract has no example of {message.label}.")
    if name is not None and name not in message.examples:
        raise UnknownNameError(f"example of {message.label}", name, message.examples)
    value = message.examples[name or next(iter(message.examples))]
    return dict(value)


def _post(ctx: click.Context, label: str, url: str, payload: dict[str, Any], timeout: float) -> None:
    import httpx

    check_url(url, "listener")
    try:
        status, reason_phrase, text, milliseconds = _exchange(url, payload, timeout)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        raise UsageError(f"{url!r} is not a valid listener URL.", "Use http://HOST:PORT/PATH.") from error
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise TargetError(f"Cannot reach {url}: {reason(error)}.", "Is the listener running?") from error
    except httpx.TimeoutException:
        click.echo(masker_of(ctx).text(f"{label}: {url} did not answer within {timeout:g} s"))
        ctx.exit(1)
    except httpx.HTTPError as error:
        click.echo(masker_of(ctx).text(f"{label}: {url} closed the connection without answering ({error})"))
        ctx.exit(1)
    line = masker_of(ctx).text(f"{label}: {status} {reason_phrase} in {milliseconds:.0f} ms")
    good = 200 <= status < 300
    click.echo(line if good else f"{line}; any 2xx was expected")
    if not good:
        if text:
            click.echo(f"  {masker_of(ctx).text(text)[:400]}")
        ctx.exit(1)


def _exchange(url: str, payload: dict[str, Any], timeout: float) -> tuple[int, str, str, float]:
    """Post a payload; return status, reason, the beginning of the response's text, and how many ms it took.

    Raises:
        httpx.ReadTimeout: the response was not complete in time.
    """
    import httpx

    headers = {"User-Agent": "thingspace-contract", "Accept-Encoding": "identity"}
    started = time.monotonic()
    body = b""
    with (
        httpx.Client(trust_env=False, timeout=timeout, headers=headers) as client,
        client.stream("POST", url, json=payload) as response,
    ):
        for part in response.iter_raw():
            body += part
            if len(body) >= _LONGEST_RESPONSE:
                break
            if time.monotonic() - started > timeout:
                raise httpx.ReadTimeout("the response does not end")
    text = body[:_LONGEST_RESPONSE].decode("utf-8", "replace").strip()
    return response.status_code, response.reason_phrase, text, (time.monotonic() - started) * 1000


def _request_problems(rules: Contract, operation: Operation, body: bytes) -> list[Problem]:
    from thingspace_contract.contract import Problem
    from thingspace_contract.contract.parts import decode_form

    if not operation.body:
        raise UsageError(f"{operation.operation_id} takes no body.", f"It is {operation.method} {operation.path}.")
    media_type = next(iter(operation.body))
    pointer = operation.body_pointer(media_type) or operation.pointer
    if not body and operation.body_required:
        return [Problem("body", "is required and absent", f"{operation.pointer}/requestBody")]
    if media_type != _FORM:
        payload, problems = _json(body, pointer)
        return problems or rules.schemas.problems(pointer, payload, "body")
    try:
        fields = decode_form(body.strip())
    except ValueError as error:
        return [Problem("body", f"is not UTF-8: {error}", pointer)]
    return rules.schemas.problems(pointer, fields, "body")


def _response_problems(rules: Contract, operation: Operation, status: int, body: bytes) -> list[Problem]:
    from thingspace_contract.core.exchange import Response

    rule = operation.rule_for(status)
    media_type = next((each for each in rule.content if each.endswith("json")), None) if rule else None
    if rule and rule.content and media_type is None:
        raise UsageError(
            f"{operation.operation_id} answers {status} with {', '.join(rule.content)}; only JSON is checked."
        )
    headers = {"content-type": media_type} if media_type else {}
    problems = rules.response_problems(operation, Response(status, headers, body))
    return [problem for problem in problems if not problem.where.startswith("header ")]


def _json(body: bytes, pointer: str) -> tuple[Any, list[Problem]]:
    from thingspace_contract.contract import Problem
    from thingspace_contract.core.exchange import decode_json

    try:
        return decode_json(body), []
    except UnicodeDecodeError as error:
        return None, [Problem("body", f"is not UTF-8: {error.reason} at byte {error.start}", pointer)]
    except json.JSONDecodeError as error:
        what = (
            "is empty" if not body.strip() else f"is not JSON: {error.msg} at line {error.lineno} column {error.colno}"
        )
        return None, [Problem("body", what, pointer)]
    except ValueError as error:
        return None, [Problem("body", f"is not JSON: {error}", pointer)]


def _say(ctx: click.Context, rules: Contract, label: str, problems: Sequence[Problem]) -> None:
    mask = masker_of(ctx).text
    if not problems:
        click.echo(f"{label}: keeps the contract")
        return
    click.echo(f"{label}: breaks the contract in {len(problems)} place{'' if len(problems) == 1 else 's'}")
    for problem in problems:
        click.echo(mask(f"  {problem}"))
        if problem.pointer:
            click.echo(f"    {rules.place(problem.pointer)}")
    ctx.exit(1)
