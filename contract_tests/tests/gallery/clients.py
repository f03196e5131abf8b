"""Faulty clients: the generated package with one thing done wrong, for as long as a context lasts."""

from __future__ import annotations

import functools
import importlib
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from types import ModuleType
from typing import Any
from unittest.mock import patch
from urllib.parse import unquote

import thingspace_client
from thingspace_client import callbacks, models

__all__ = ["CLIENTS", "ClientFault"]

Patch = AbstractContextManager[Any]


@dataclass(frozen=True)
class ClientFault:
    """A client that does one thing wrong.

    Args:
        name: how tests call it.
        wrong: what it does wrong.
        check: the check that must catch it.
        factory: makes the package faulty while the context lasts.
        operations: the operations that show it.
        services: the callback services that show it.
    """

    name: str
    wrong: str
    check: str
    factory: Callable[[], Patch]
    operations: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


def _module(tag: str, name: str) -> ModuleType:
    return importlib.import_module(f"thingspace_client.api.{tag}.{name}")


def _writes(model: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Patch:
    """The model writes something else than it holds."""
    correct = model.to_dict
    return patch.object(model, "to_dict", lambda self: change(correct(self)))


def _reads(model: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Patch:
    """The model reads something else than it is given; `change` may raise."""
    correct = model.from_dict.__func__
    return patch.object(model, "from_dict", classmethod(lambda cls, given: correct(cls, change(dict(given)))))


def _without(*names: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda value: {name: each for name, each in value.items() if name not in names}


def _only(*names: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda value: {name: each for name, each in value.items() if name in names}


def _renamed(old: str, new: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda value: {new if name == old else name: each for name, each in value.items()}


def _numbers_as_texts(value: dict[str, Any]) -> dict[str, Any]:
    return {name: str(each) if type(each) is int else each for name, each in value.items()}


def _truthy_only(value: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in value.items() if each}


def _known_state(value: dict[str, Any]) -> dict[str, Any]:
    if value["status"] not in ("Pending", "Success", "Failed"):
        raise ValueError(f"{value['status']!r} is not a valid RequestState")
    return value


def _known_members(value: dict[str, Any]) -> dict[str, Any]:
    if set(value) != {"requestId"}:
        raise TypeError("unexpected keyword argument")
    return value


@contextmanager
def _unescaped_path() -> Iterator[None]:
    module = _module("accounts", "list_service_plans")
    correct = module._get_kwargs

    def wrong(*args: Any, **kwargs: Any) -> dict[str, Any]:
        made = correct(*args, **kwargs)
        return {**made, "url": unquote(made["url"])}

    with patch.object(module, "_get_kwargs", wrong):
        yield


@contextmanager
def _text_plain() -> Iterator[None]:
    module = _module("listeners", "register_callback_listener")
    correct = module._get_kwargs

    def wrong(*args: Any, **kwargs: Any) -> dict[str, Any]:
        made = correct(*args, **kwargs)
        content = json.dumps(made.pop("json"))
        return {**made, "content": content, "headers": {"Content-Type": "text/plain"}}

    with patch.object(module, "_get_kwargs", wrong):
        yield


def _no_session_token() -> Patch:
    def wrong(*, base_url: str, httpx_args: dict[str, Any], **credentials: str) -> Any:
        headers = {"Authorization": "Bearer token"}
        return thingspace_client.Client(base_url=base_url, headers=headers, httpx_args=httpx_args)

    return patch.object(thingspace_client, "connect", wrong)


@contextmanager
def _sends_twice() -> Iterator[None]:
    module = _module("devices", "change_device_service_plan")
    correct = module.sync_detailed

    @functools.wraps(correct)
    def wrong(*args: Any, **kwargs: Any) -> Any:
        correct(*args, **kwargs)
        return correct(*args, **kwargs)

    with patch.object(module, "sync_detailed", wrong):
        yield


@contextmanager
def _sends_again_when_unavailable() -> Iterator[None]:
    module = _module("devices", "change_device_service_plan")
    correct = module.sync_detailed

    @functools.wraps(correct)
    def wrong(*args: Any, **kwargs: Any) -> Any:
        answer = correct(*args, **kwargs)
        return correct(*args, **kwargs) if answer.status_code == 503 else answer

    with patch.object(module, "sync_detailed", wrong):
        yield


@contextmanager
def _awaits_nothing() -> Iterator[None]:
    module = _module("accounts", "get_request_status")
    correct = module.asyncio_detailed

    @functools.wraps(correct)
    async def wrong(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("no running event loop")

    with patch.object(module, "asyncio_detailed", wrong):
        yield


@contextmanager
def _standard_statuses_only() -> Iterator[None]:
    module = _module("accounts", "get_request_status")
    correct = module._build_response

    def wrong(*, client: Any, response: Any) -> Any:
        HTTPStatus(response.status_code)
        return correct(client=client, response=response)

    with patch.object(module, "_build_response", wrong):
        yield


def _raw_errors() -> Patch:
    return patch.object(_module("accounts", "get_request_status"), "parsed", lambda operation, response, parse: parse())


@contextmanager
def _first_item_only() -> Iterator[None]:
    module = _module("accounts", "list_service_plans")
    correct = module._parse_response

    def wrong(*, client: Any, response: Any) -> Any:
        value = correct(client=client, response=response)
        return value[:1] if isinstance(value, list) else value

    with patch.object(module, "_parse_response", wrong):
        yield


@contextmanager
def _no_function() -> Iterator[None]:
    module = _module("iot", "set_device_configuration")
    with patch.object(module, "sync_detailed", None):
        yield


def _table_without_state() -> Patch:
    return patch.object(
        callbacks, "_TABLE", {name: each for name, each in callbacks._TABLE.items() if name != "StateService"}
    )


def _raw_callback_errors() -> Patch:
    def wrong(table: Any, service: str, body: Any, limit: int) -> Any:
        value = body if isinstance(body, dict) else json.loads(body)
        if "faultResponse" in value:
            return models.FaultCallback.from_dict(value)
        return models.GoToStateCallback.from_dict(value)

    return patch.object(callbacks, "read", wrong)


def _mistaken_message() -> Patch:
    table = {name: dict(each) for name, each in callbacks._TABLE.items()}
    table["StateService"] = {"requestId": "fault_callback:FaultCallback"}
    return patch.object(callbacks, "_TABLE", table)


_PLAN = ("changeDeviceServicePlan",)
_STATUS = ("getRequestStatus",)
_SENT = "request_carries_arguments"

CLIENTS = {
    fault.name: fault
    for fault in (
        ClientFault(
            "member-dropped",
            "carrierIpPoolName is not sent",
            _SENT,
            lambda: _writes(models.ChangePlanRequest, _without("carrierIpPoolName")),
            _PLAN,
        ),
        ClientFault(
            "member-in-wrong-casing",
            "servicePlan is sent as serviceplan",
            _SENT,
            lambda: _writes(models.ChangePlanRequest, _renamed("servicePlan", "serviceplan")),
            _PLAN,
        ),
        ClientFault(
            "null-for-absent",
            "an absent groupName is sent as null",
            _SENT,
            lambda: _writes(models.ChangePlanRequest, lambda value: {"groupName": None, **value}),
            _PLAN,
        ),
        ClientFault(
            "number-as-text",
            "maxNumberOfDevices is sent as a text",
            _SENT,
            lambda: _writes(models.DeviceListRequest, _numbers_as_texts),
            ("retrieveDeviceInformation",),
        ),
        ClientFault(
            "falsy-lost",
            "false, 0 and empty texts are not sent",
            _SENT,
            lambda: _writes(models.ChangeIdentifierRequest, _truthy_only),
            ("changeDeviceIdentifier",),
        ),
        ClientFault(
            "path-unescaped", "values are put into the path as they are", _SENT, _unescaped_path, ("listServicePlans",)
        ),
        ClientFault(
            "wrong-content-type", "JSON is sent as text/plain", _SENT, _text_plain, ("registerCallbackListener",)
        ),
        ClientFault("header-missing", "VZ-M2M-Token is not sent", _SENT, _no_session_token, ("listServicePlans",)),
        ClientFault("sent-twice", "each call sends two requests", _SENT, _sends_twice, _PLAN),
        ClientFault("async-broken", "the asynchronous function raises", _SENT, _awaits_nothing, _STATUS),
        ClientFault(
            "mutation-retried",
            "a mutation is sent again after a 503",
            "undocumented_status_is_survived",
            _sends_again_when_unavailable,
            _PLAN,
        ),
        ClientFault(
            "unknown-status-crash",
            "a status that HTTPStatus does not know raises ValueError",
            "undocumented_status_is_survived",
            _standard_statuses_only,
            _STATUS,
        ),
        ClientFault(
            "new-enum-value-crash",
            "an unknown request state raises ValueError",
            "newer_response_is_kept",
            lambda: _reads(models.RequestStatus, _known_state),
            _STATUS,
        ),
        ClientFault(
            "extra-member-crash",
            "an unknown member of an answer raises TypeError",
            "newer_response_is_kept",
            lambda: _reads(models.RequestAccepted, _known_members),
            _PLAN,
        ),
        ClientFault(
            "extra-member-lost",
            "an unknown member of an answer is thrown away",
            "newer_response_is_kept",
            lambda: _reads(models.RequestAccepted, _only("requestId")),
            _PLAN,
        ),
        ClientFault(
            "extra-callback-member-lost",
            "an unknown member of a callback is thrown away",
            "newer_callback_is_kept",
            lambda: _reads(models.GoToStateCallback, _without("memberOfANewerServer")),
            services=("StateService",),
        ),
        ClientFault(
            "raw-errors",
            "a broken answer raises KeyError and its like",
            "broken_response_is_refused",
            _raw_errors,
            _STATUS,
        ),
        ClientFault(
            "items-lost",
            "only the first item of a list is read",
            "response_is_understood",
            _first_item_only,
            ("listServicePlans",),
        ),
        ClientFault(
            "operation-missing",
            "an operation has no function",
            "operation_exists",
            _no_function,
            ("setDeviceConfiguration",),
        ),
        ClientFault(
            "service-unknown",
            "a callback service is unknown",
            "callback_is_understood",
            _table_without_state,
            services=("StateService",),
        ),
        ClientFault(
            "callback-mistaken",
            "every message is taken for a fault",
            "callback_is_understood",
            _mistaken_message,
            services=("StateService",),
        ),
        ClientFault(
            "raw-callback-errors",
            "a broken callback raises KeyError and its like",
            "broken_callback_is_refused",
            _raw_callback_errors,
            services=("StateService",),
        ),
    )
}
