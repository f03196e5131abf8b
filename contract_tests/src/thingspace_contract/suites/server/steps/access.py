"""Who may see what: each credential is enforced alone, unknown names are refused, accounts are kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thingspace_contract.checks.access import check_account_alone, check_credential, check_unknown_name
from thingspace_contract.contract import Operation
from thingspace_contract.core.events import Progress
from thingspace_contract.suites.server.connection.session import SESSION_HEADER
from thingspace_contract.suites.server.results import Results
from thingspace_contract.suites.server.run import SUITE, Run
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
        good = yield from run.disposable_headers(operation)
        for what, headers in _lacking(good, wanted):
            exchange = yield from send_example(run, calls[0], headers)
            yield from check_credential(run.contract, exchange, lack=what)


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
            unknown = ExampleCall(operation, call.name, {**call.path, parameter.name: wrong}, call.query, call.body)
            exchange = yield from send_example(run, unknown)
            yield from check_unknown_name(run.contract, exchange, parameter, name=wrong)


def check_accounts(run: Run) -> Results[None]:
    """Read with each account's name; whatever names an account in the response must name that one."""
    for operation in run.contract.operations.values():
        if operation.effect != "read" or not run.may(operation.operation_id):
            continue
        by_path = any(each.name == "accountName" for each in operation.parameters)
        if not by_path and not _takes_account(run, operation):
            continue
        path = {each.name: str(each.example) for each in operation.parameters if each.location == "path"}
        for account in run.data.accounts if run.data else ():
            if by_path:
                exchange = yield from run.call(operation.operation_id, path={**path, "accountName": account})
            else:
                exchange = yield from run.call(operation.operation_id, body={"accountName": account})
            yield from check_account_alone(run.contract, exchange, account=account)


def _lacking(good: dict[str, str], wanted: set[str]) -> Iterator[tuple[str, dict[str, str]]]:
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
