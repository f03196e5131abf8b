"""Mistakes that a client package can make, each as a context in which the generated package makes it."""

from __future__ import annotations

import functools
import importlib
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http import HTTPStatus
from types import ModuleType
from typing import Any
from unittest.mock import patch
from urllib.parse import unquote

import thingspace_client
from thingspace_client import callbacks, models
from thingspace_client._callbacks import reading

__all__ = [
    "Patch",
    "awaits_nothing",
    "first_item_only",
    "first_key_only",
    "known_members",
    "known_state",
    "mistaken_message",
    "no_callbacks",
    "no_function",
    "no_nulls",
    "no_session_token",
    "numbers_as_texts",
    "only",
    "raw_callback_errors",
    "raw_errors",
    "reads",
    "renamed",
    "sends_again_when_unavailable",
    "sends_twice",
    "standard_statuses_only",
    "table_without_state",
    "text_plain",
    "truthy_only",
    "unescaped_path",
    "without",
    "writes",
]

Patch = AbstractContextManager[Any]


def _module(tag: str, name: str) -> ModuleType:
    return importlib.import_module(f"thingspace_client.api.{tag}.{name}")


def writes(model: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Patch:
    """The model writes something else than it holds."""
    correct = model.to_dict
    return patch.object(model, "to_dict", lambda self: change(correct(self)))


def reads(model: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Patch:
    """The model reads something else than it is given; `change` may raise."""
    correct = model.from_dict.__func__
    return patch.object(model, "from_dict", classmethod(lambda cls, given: correct(cls, change(dict(given)))))


def without(*names: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda value: {name: each for name, each in value.items() if name not in names}


def only(*names: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda value: {name: each for name, each in value.items() if name in names}


def renamed(old: str, new: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda value: {new if name == old else name: each for name, each in value.items()}


def numbers_as_texts(value: dict[str, Any]) -> dict[str, Any]:
    return {name: str(each) if type(each) is int else each for name, each in value.items()}


def truthy_only(value: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in value.items() if each}


def known_state(value: dict[str, Any]) -> dict[str, Any]:
    if value["status"] not in ("Pending", "Success", "Failed"):
        raise ValueError(f"{value['status']!r} is not a valid RequestState")
    return value


def no_nulls(value: dict[str, Any]) -> dict[str, Any]:
    if None in value.values():
        raise TypeError("'NoneType' object is not iterable")
    return value


def known_members(value: dict[str, Any]) -> dict[str, Any]:
    if set(value) != {"requestId"}:
        raise TypeError("unexpected keyword argument")
    return value


@contextmanager
def unescaped_path() -> Iterator[None]:
    module = _module("accounts", "list_service_plans")
    correct = module._get_kwargs

    def wrong(*args: Any, **kwargs: Any) -> dict[str, Any]:
        made = correct(*args, **kwargs)
        return {**made, "url": unquote(made["url"])}

    with patch.object(module, "_get_kwargs", wrong):
        yield


@contextmanager
def text_plain() -> Iterator[None]:
    module = _module("listeners", "register_callback_listener")
    correct = module._get_kwargs

    def wrong(*args: Any, **kwargs: Any) -> dict[str, Any]:
        made = correct(*args, **kwargs)
        content = json.dumps(made.pop("json"))
        return {**made, "content": content, "headers": {"Content-Type": "text/plain"}}

    with patch.object(module, "_get_kwargs", wrong):
        yield


def no_session_token() -> Patch:
    def wrong(*, base_url: str, httpx_args: dict[str, Any], **credentials: str) -> Any:
        headers = {"Authorization": "Bearer token"}
        return thingspace_client.Client(base_url=base_url, headers=headers, httpx_args=httpx_args)

    return patch.object(thingspace_client, "connect", wrong)


@contextmanager
def sends_twice() -> Iterator[None]:
    module = _module("devices", "change_device_service_plan")
    correct = module.sync_detailed

    @functools.wraps(correct)
    def wrong(*args: Any, **kwargs: Any) -> Any:
        correct(*args, **kwargs)
        return correct(*args, **kwargs)

    with patch.object(module, "sync_detailed", wrong):
        yield


@contextmanager
def sends_again_when_unavailable() -> Iterator[None]:
    module = _module("devices", "change_device_service_plan")
    correct = module.sync_detailed

    @functools.wraps(correct)
    def wrong(*args: Any, **kwargs: Any) -> Any:
        response = correct(*args, **kwargs)
        return correct(*args, **kwargs) if response.status_code == 503 else response

    with patch.object(module, "sync_detailed", wrong):
        yield


@contextmanager
def awaits_nothing() -> Iterator[None]:
    module = _module("accounts", "get_request_status")
    correct = module.asyncio_detailed

    @functools.wraps(correct)
    async def wrong(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("no running event loop")

    with patch.object(module, "asyncio_detailed", wrong):
        yield


@contextmanager
def standard_statuses_only() -> Iterator[None]:
    module = _module("accounts", "get_request_status")
    correct = module._build_response

    def wrong(*, client: Any, response: Any) -> Any:
        HTTPStatus(response.status_code)
        return correct(client=client, response=response)

    with patch.object(module, "_build_response", wrong):
        yield


def raw_errors() -> Patch:
    return patch.object(_module("accounts", "get_request_status"), "parsed", lambda operation, response, parse: parse())


@contextmanager
def first_item_only() -> Iterator[None]:
    module = _module("accounts", "list_service_plans")
    correct = module._parse_response

    def wrong(*, client: Any, response: Any) -> Any:
        value = correct(client=client, response=response)
        return value[:1] if isinstance(value, list) else value

    with patch.object(module, "_parse_response", wrong):
        yield


@contextmanager
def no_function() -> Iterator[None]:
    module = _module("iot", "set_device_configuration")
    with patch.object(module, "sync_detailed", None):
        yield


def no_callbacks() -> Patch:
    return patch.dict(sys.modules, {"thingspace_client.callbacks": None})


def table_without_state() -> Patch:
    return patch.object(
        callbacks, "_TABLE", {name: each for name, each in callbacks._TABLE.items() if name != "StateService"}
    )


def raw_callback_errors() -> Patch:
    def wrong(table: Any, service: str, body: Any, limit: int) -> Any:
        value = body if isinstance(body, dict) else json.loads(body)
        if "faultResponse" in value:
            return models.FaultCallback.from_dict(value)
        return models.GoToStateCallback.from_dict(value)

    return patch.object(callbacks, "read", wrong)


def first_key_only() -> Patch:
    def wrong(holders: Any, members: Any) -> Any:
        for holder, known in holders.items():
            held = members.get(holder)
            if isinstance(known, str) and held is not None:
                return known
            for key in held if isinstance(known, dict) and isinstance(held, dict) else ():
                if key in known:
                    return known[key]
        return None

    return patch.object(reading, "_find", wrong)


def mistaken_message() -> Patch:
    table = {name: dict(each) for name, each in callbacks._TABLE.items()}
    table["StateService"] = {"requestId": "fault_callback:FaultCallback"}
    return patch.object(callbacks, "_TABLE", table)
