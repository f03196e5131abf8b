"""Callback listeners that misbehave: a correct one for the tiny contract, with one thing done wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from thingspace_contract.core.serving import ServerThread

__all__ = ["LISTENERS", "ListenerFault", "correct", "running"]

HANG = -1
RESET = -2
USERNAME, PASSWORD = "user", "pwd"


@dataclass
class Post:
    """What a listener received; `seen` lasts as long as the listener."""

    method: str
    content_type: str
    body: bytes
    seen: set[str] = field(default_factory=set)

    @property
    def value(self) -> Any:
        """The JSON value of the body; None when it has none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


Judge = Callable[[Post], int]


@dataclass(frozen=True)
class ListenerFault:
    """A listener that does one thing wrong.

    Args:
        name: how tests call it.
        wrong: what it does wrong.
        check: the check that must catch it.
        judge: returns the status to answer with, HANG or RESET.
        hangs: whether some callbacks are never answered, so that a run waits for its timeout.
    """

    name: str
    wrong: str
    check: str
    judge: Judge
    hangs: bool = False


def correct(post: Post) -> int:
    """Answer as a listener must."""
    if post.method != "POST":
        return 405
    if len(post.body) > 4 * 1024 * 1024:
        return 413
    value = post.value
    if not isinstance(value, dict):
        return 400
    if (value.get("username"), value.get("password")) != (USERNAME, PASSWORD):
        return 401
    if not isinstance(value.get("requestId"), str):
        return 400
    return 204


@contextmanager
def running(judge: Judge) -> Iterator[str]:
    """Serve a listener on a free port while the context lasts; yield its URL."""
    seen: set[str] = set()

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        post = Post(request.method, request.headers.get("content-type", ""), await request.body(), seen)
        status = judge(post)
        if status == HANG:
            while (await receive())["type"] != "http.disconnect":
                pass
            return
        length = b"9" if status == RESET else b"0"
        head = [(b"content-length", length), *([(b"location", b"/elsewhere")] if status == 307 else [])]
        await send({"type": "http.response.start", "status": max(status, 200), "headers": head})
        if status != RESET:
            await send({"type": "http.response.body", "body": b""})

    with ServerThread(Starlette(routes=[Mount("/", app=application)])) as server:
        yield f"{server.url}/callbacks"


def _wrong_when(condition: Callable[[Post, Any], bool], status: int = 500) -> Judge:
    """A listener that is correct unless the condition holds for the posting and its JSON object."""

    def judge(post: Post) -> int:
        value = post.value
        known = value if isinstance(value, dict) else {}
        return status if condition(post, known) else correct(post)

    return judge


def _has_kind_in(value: dict[str, Any], casing: Callable[[str], bool]) -> bool:
    devices = value.get("deviceIds")
    kinds = [each.get("kind") for each in devices if isinstance(each, dict)] if isinstance(devices, list) else []
    return any(isinstance(kind, str) and casing(kind) for kind in kinds)


def _seen_before(post: Post, value: dict[str, Any]) -> bool:
    key = json.dumps({name: each for name, each in value.items() if name != "callbackCount"}, sort_keys=True)
    known = key in post.seen
    post.seen.add(key)
    return bool(value) and known


def _is_signed(value: dict[str, Any]) -> bool:
    return (value.get("username"), value.get("password")) == (USERNAME, PASSWORD)


def _is_known(value: dict[str, Any]) -> bool:
    return "faultResponse" in value or "deviceResponse" in value


_VALID = "valid_message_is_acknowledged"
_INVALID = "invalid_message_is_survived"

LISTENERS = {
    fault.name: fault
    for fault in (
        ListenerFault(
            "needs-optional-member",
            "crashes without callbackCount",
            _VALID,
            _wrong_when(lambda post, value: _is_signed(value) and _is_known(value) and "callbackCount" not in value),
        ),
        ListenerFault(
            "refuses-upper-case-kinds",
            "crashes on MDN where it knows mdn",
            _VALID,
            _wrong_when(lambda post, value: _has_kind_in(value, str.isupper)),
        ),
        ListenerFault(
            "refuses-faults",
            "answers 400 to a faultResponse",
            _VALID,
            _wrong_when(lambda post, value: "faultResponse" in value, 400),
        ),
        ListenerFault(
            "redirects",
            "answers 307",
            _VALID,
            _wrong_when(lambda post, value: _is_signed(value), 307),
        ),
        ListenerFault(
            "needs-known-status",
            "crashes on a status that it does not know",
            _VALID,
            _wrong_when(lambda post, value: value.get("status", "Success") not in ("Success", "Failed")),
        ),
        ListenerFault(
            "never-answers-faults",
            "hangs on a faultResponse",
            _VALID,
            _wrong_when(lambda post, value: "faultResponse" in value, HANG),
            hangs=True,
        ),
        ListenerFault(
            "crashes-on-repeat",
            "crashes when a message comes again with a higher count",
            "repeated_message_is_acknowledged",
            _wrong_when(_seen_before),
        ),
        ListenerFault(
            "hangs-on-big-body",
            "never answers a big body",
            "oversized_body_is_survived",
            _wrong_when(lambda post, value: len(post.body) > 4 * 1024 * 1024, HANG),
            hangs=True,
        ),
        ListenerFault(
            "resets-on-garbage",
            "closes the connection when the body is not JSON",
            _INVALID,
            _wrong_when(lambda post, value: post.method == "POST" and post.value is None, RESET),
        ),
        ListenerFault(
            "crashes-on-garbage",
            "answers 500 when the body is not JSON",
            _INVALID,
            _wrong_when(lambda post, value: post.method == "POST" and post.value is None),
        ),
        ListenerFault(
            "crashes-on-unknown-message",
            "answers 500 to a key that it does not know",
            _INVALID,
            _wrong_when(lambda post, value: bool(value) and not _is_known(value)),
        ),
        ListenerFault(
            "crashes-on-array",
            "answers 500 to a JSON array",
            _INVALID,
            _wrong_when(lambda post, value: isinstance(post.value, list)),
        ),
        ListenerFault(
            "crashes-on-wrong-type",
            "answers 500 when deviceIds is not an array",
            _INVALID,
            _wrong_when(lambda post, value: not isinstance(value.get("deviceIds", []), list)),
        ),
        ListenerFault(
            "crashes-on-wrong-credentials",
            "answers 500 to a password that it does not know",
            "wrong_credentials_are_survived",
            _wrong_when(lambda post, value: bool(value) and not _is_signed(value)),
        ),
        ListenerFault(
            "crashes-on-get",
            "answers 500 to GET",
            "wrong_method_is_survived",
            _wrong_when(lambda post, value: post.method != "POST"),
        ),
        ListenerFault(
            "crashes-on-content-type",
            "answers 501 to anything but application/json",
            "wrong_content_type_is_survived",
            _wrong_when(lambda post, value: post.method == "POST" and post.content_type != "application/json", 501),
        ),
    )
}
