"""The command `send`: one example callback, posted to a listener."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import click

from thingspace_contract.cli.app import masker_of, set_masker
from thingspace_contract.cli.names import MESSAGE, SERVICE, contract_of, contract_option
from thingspace_contract.cli.seconds import Seconds
from thingspace_contract.core.errors import TargetError, UnknownNameError, UsageError, reason
from thingspace_contract.report.masking import Masker
from thingspace_contract.report.wording import open_part_text
from thingspace_contract.runner.targets import check_url

if TYPE_CHECKING:
    from thingspace_contract.contract import Message

__all__ = ["send"]

_LONGEST_RESPONSE = 64 * 1024  # bytes that are read of a listener's response


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
@click.option("--timeout", type=Seconds(min=0.1), default=10.0, show_default=True, help="Seconds to wait.")
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
    Of a message that no source documents, a note says what of it the contract leaves open.
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
    if found.open_part:
        click.echo(f"  NOTE {open_part_text(found.open_part)}: the example is one of many forms that it may have")


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
