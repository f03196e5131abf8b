"""Who may see what: each credential is enforced alone, unknown names are refused, accounts are kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thingspace_contract.contract import Operation
from thingspace_contract.core.events import Progress
from thingspace_contract.core.exchange import Exchange
from thingspace_contract.suites.server.connection.session import SESSION_HEADER
from thingspace_contract.suites.server.results import Held, Results
from thingspace_contract.suites.server.run import SUITE, Run, decoded
from thingspace_contract.suites.server.steps.examples import ExampleCall, example_calls, send_example

__all__ = ["check_accounts", "check_credentials", "check_unknown_names"]

_WRONG_BEARER = "Bearer 00000000000000000000000000000000"
_WRONG_BASIC = "Basic bm9ib2R5Om5vdGhpbmc="
_WRONG_SESSION = "00000000-0000-4000-8000-000000000000"
_NOBODY = "9999999999-99999"
_NOTHING = {"accountName": _NOBODY, "requestId": "00000000-0000-4000-8000-000000000000", "serviceName": "NoService"}


def check_credentials(run: Run) -> Results[None]:
    """Call every operation with one credential missing or wrong; each time it must be refused."""
    operations = [each for each in run.contract.operations.values() if run.may(each.operation_id)]
    for number, operation in enumerate(operations):
        wanted = set(operation.security[0]) if operation.security else set()
        calls = example_calls(operation)
        if not wanted & {"basic", "oauth", "session"} or not calls:
            continue
        yield Progress(SUITE, number, len(operations), f"credentials: {operation.operation_id}")
        good = yield from run.spare_headers(operation)
        for what, headers in _spoiled(good, wanted):
            exchange = yield from send_example(run, calls[0], headers)
            rule = "Every call needs the credentials that the operation declares, each of them valid."
            yield from run.refused("credentials_enforced", f"Accepted with {what}", exchange, rule, what)


def check_unknown_names(run: Run) -> Results[None]:
    """Call operations with path parameters that name nothing; each must be refused."""
    operations = [each for each in run.contract.operations.values() if run.may(each.operation_id)]
    for operation in operations:
        calls = example_calls(operation)
        names = [each for each in operation.parameters if each.location == "path"]
        if not calls or not names or operation.effect == "session":
            continue
        for parameter in names:
            wrong = "nonsense" if _is_enum(run, parameter.schema) else _NOTHING.get(parameter.name)
            if wrong is None:
                continue
            call = calls[0]
            spoiled = ExampleCall(operation, call.name, {**call.path, parameter.name: wrong}, call.query, call.body)
            exchange = yield from send_example(run, spoiled)
            title = f"Accepted an unknown {parameter.name}"
            rule = f"A {parameter.name} that does not exist is refused."
            check, pointer = "unknown_name_refused", parameter.pointer
            if exchange.response.accepted and _is_empty(exchange):
                yield Held(check, operation.operation_id)
            else:
                yield from run.refused(check, title, exchange, rule, wrong, pointer=pointer)


def check_accounts(run: Run) -> Results[None]:
    """Read with each account's name; whatever names an account in the answer must name that one."""
    for operation in run.contract.operations.values():
        if operation.effect != "read" or not run.may(operation.operation_id):
            continue
        by_path = any(each.name == "accountName" for each in operation.parameters)
        if not by_path and not _takes_account(run, operation):
            continue
        path = {each.name: str(each.example) for each in operation.parameters if each.location == "path"}
        for account in run.world.accounts if run.world else ():
            if by_path:
                exchange = yield from run.call(operation.operation_id, path={**path, "accountName": account})
            else:
                exchange = yield from run.call(operation.operation_id, body={"accountName": account})
            if not exchange.response.accepted:
                continue
            others = sorted(set(_accounts(decoded(exchange))) - {account})
            rule = "Reads with an account's name tell of that account only."
            title = "Data of another account in the answer"
            yield run.verdict(not others, "accounts_apart", title, exchange, rule, ", ".join(others[:3]))


def _spoiled(good: dict[str, str], wanted: set[str]) -> Iterator[tuple[str, dict[str, str]]]:
    for scheme, header, wrong, name in (
        ("oauth", "Authorization", _WRONG_BEARER, "access token"),
        ("session", SESSION_HEADER, _WRONG_SESSION, "session token"),
        ("basic", "Authorization", _WRONG_BASIC, "key and secret"),
    ):
        if scheme in wanted:
            yield f"no {name}", {key: value for key, value in good.items() if key.lower() != header.lower()}
            yield f"a wrong {name}", {**good, header: wrong}


def _is_enum(run: Run, schema: Any) -> bool:
    reference = schema.get("$ref", "") if isinstance(schema, dict) else ""
    if reference:
        name = reference.rpartition("/")[2]
        schema = run.contract.document.get("components", {}).get("schemas", {}).get(name, {})
    return "enum" in schema


def _takes_account(run: Run, operation: Operation) -> bool:
    pointer = operation.body_pointer()
    return (
        pointer is not None
        and any("accountName" in body for body in operation.request_examples().values() if isinstance(body, dict))
        and run.contract.schemas.is_valid(pointer, {"accountName": _NOBODY})
    )


def _is_empty(exchange: Exchange) -> bool:
    """Whether a 2xx tells of nothing, which is another way to say that the name is unknown."""
    value = decoded(exchange)
    return exchange.request.method == "GET" and value in (None, [], {})


def _accounts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "accountName" and isinstance(part, str):
                yield part
            else:
                yield from _accounts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _accounts(part)
