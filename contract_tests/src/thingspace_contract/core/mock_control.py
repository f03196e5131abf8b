"""A client for the controls of our mock: it tells a mock from another server, moves its clock, plants faults.

It stands here because the suites and the runner, which know nothing of the mock, ask for it too.
"""

from __future__ import annotations

import os
import ssl
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import quote

import httpx

from thingspace_contract.core.credentials import CONTROL_VARIABLE
from thingspace_contract.core.errors import TargetError, UsageError, reason

__all__ = ["Control", "SentAttempt", "SentMessage", "find_mock", "is_mock"]

_NAME = "thingspace-mock"
_PAGE = 1000  # devices that a mock tells at once
_PATIENCE = 30.0  # seconds that a control may take beyond what it is told to wait
_FIRST_PATIENCE = 5.0  # seconds in which a server must say whether it is a mock


@dataclass(frozen=True, slots=True)
class SentAttempt:
    """One attempt to deliver a message; `outcome` is the listener's status or what went wrong."""

    number: int
    at: str
    url: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A callback message of the mock.

    Args:
        state: held (its request is still under way), pending, delivered, failed or dropped.
        body: the payload; credentials are filled in when it is sent.
    """

    id: int
    request_id: str
    account: str
    service: str
    state: str
    body: dict[str, Any]
    attempts: tuple[SentAttempt, ...]


class Control:
    """Calls `/_control` of a running mock.

    Args:
        root: the mock's root URL, without `/api`.
        token: what the mock was given as `--control-token`; None for that of the environment,
            `THINGSPACE_CONTROL_TOKEN`. Only a mock on another machine asks for it.
    """

    def __init__(self, root: str, token: str | None = None) -> None:
        self._http = httpx.Client(base_url=root, timeout=_PATIENCE, trust_env=False, headers=_headers(token))

    def __enter__(self) -> Control:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def status(self) -> dict[str, Any]:
        """Return who the mock is, its time and what it holds."""
        document: dict[str, Any] = self._call("GET", "")
        return document

    def advance(self, seconds: float) -> None:
        """Move the mock's clock forward; resends that become due are sent."""
        self._call("POST", "/clock", {"advance": seconds})

    def set_time(self, at: str) -> None:
        """Move the mock's clock to an ISO 8601 time that is not past."""
        self._call("POST", "/clock", {"at": at})

    def deliveries(self, request_id: str | None = None) -> list[SentMessage]:
        """Return callback messages, of one request or the newest of all, oldest first."""
        query = f"?request_id={quote(request_id, safe='')}" if request_id else ""
        return [_message(each) for each in self._call("GET", f"/deliveries{query}")]

    def requests(self) -> list[dict[str, Any]]:
        """Return accepted asynchronous requests, newest first."""
        return list(self._call("GET", "/requests"))

    def calls(self) -> list[dict[str, Any]]:
        """Return the newest calls of the API, oldest first, with how they broke the contract."""
        return list(self._call("GET", "/calls"))

    def devices(self) -> list[dict[str, Any]]:
        """Return the devices with their state, by internal number; the mock tells them page by page."""
        found: list[dict[str, Any]] = list(self._call("GET", "/devices"))
        page = found
        while len(page) >= _PAGE:
            page = list(self._call("GET", f"/devices?after={found[-1]['number']}"))
            if page and page[0]["number"] <= found[-1]["number"]:
                break  # an older mock, which has told all of them at once
            found += page
        return found

    def wake(self, device: str) -> int:
        """Let a device take its pending configuration; return how many changes there were."""
        return int(self._call("POST", f"/devices/{quote(device, safe='')}/wake")["events"])

    def fail_next(
        self, device: str, code: str = "REQUEST_FAILED.UnexpectedError", text: str = "The device failed."
    ) -> None:
        """Let the next provisioning operation of a device report a faultResponse.

        Args:
            device: any identifier of it.
            code: what follows the name of the service in `faultcode`; that name may stand before it.
            text: the `faultstring`.
        """
        self._call("POST", f"/devices/{quote(device, safe='')}/fail", {"code": code, "text": text})

    def fault(self, fault: str, target: str, *, times: int | None = 1, status: int = 503, seconds: float = 1.0) -> None:
        """Let something go wrong with an operation or a callback service; see `mock.testing.faults` for the names."""
        body = {"fault": fault, "target": target, "times": times, "status": status, "seconds": seconds}
        self._call("POST", "/faults", body)

    def clear_faults(self) -> None:
        """Let nothing more go wrong."""
        self._call("DELETE", "/faults")

    def settle(self, timeout: float = 5.0) -> bool:
        """Wait until no message is due; tell whether that was reached. Later resends do not count."""
        return bool(self._call("POST", "/settle", {"timeout": timeout}, timeout + _PATIENCE)["idle"])

    def reset(self) -> None:
        """Go back to the scenario: state, sessions, listeners, messages, faults and clock."""
        self._call("POST", "/reset")

    def _call(self, method: str, path: str, body: Any = None, patience: float = _PATIENCE) -> Any:
        try:
            response = self._http.request(method, f"/_control{path}", json=body, timeout=patience)
        except httpx.HTTPError as error:
            raise TargetError(f"The mock's controls cannot be reached: {error}.") from error
        if response.status_code == 400:
            raise UsageError(response.json()["error"])
        _check_access(response)
        if response.status_code != 200:
            raise TargetError(
                f"{method} {response.request.url} was answered with {response.status_code}.", "Is this our mock?"
            )
        return response.json()


def find_mock(url: str, base_path: str) -> Control | None:
    """Return the controls of the mock behind a URL, the caller's to close; None when another server is there.

    Args:
        url: the base URL of an API.
        base_path: the path at its end that the contract has, "/api"; controls stand beside it.

    Raises:
        TargetError: nobody answers there, or a mock that does not let us use its controls.
        UsageError: no request can be sent to such a URL.
    """
    root = url.rstrip("/").removesuffix(base_path)
    try:
        response = httpx.get(f"{root}/_control", timeout=_FIRST_PATIENCE, trust_env=False)
        if _is_closed(response) and _headers(None):  # the token is for mocks only, not for any server that is tested
            response = httpx.get(f"{root}/_control", timeout=_FIRST_PATIENCE, trust_env=False, headers=_headers(None))
        _check_access(response)
        document = response.json() if response.is_success else None
    except (httpx.ConnectError, httpx.ConnectTimeout, ssl.SSLError) as error:
        raise TargetError(f"Cannot reach {url}: {reason(error)}.", "Is it running, and is the port right?") from error
    except UnicodeDecodeError:  # a response that is not text
        return None
    except (httpx.InvalidURL, UnicodeError) as error:
        raise UsageError(f"{url!r} is not a valid server URL.", "Use http://HOST:PORT/PATH.") from error
    except (httpx.HTTPError, ValueError, RecursionError):
        return None
    return Control(root) if isinstance(document, dict) and document.get("server") == _NAME else None


def is_mock(url: str, base_path: str) -> bool:
    """Whether the server is a mock of ours; raises as `find_mock` does."""
    control = find_mock(url, base_path)
    if control is not None:
        control.close()
    return control is not None


def _headers(token: str | None) -> dict[str, str]:
    chosen = os.environ.get(CONTROL_VARIABLE, "") if token is None else token
    return {"X-Control-Token": chosen} if chosen else {}


def _is_closed(response: httpx.Response) -> bool:
    """Whether a mock has refused a call of its controls."""
    if response.status_code not in (401, 403):
        return False
    try:
        document = response.json()
    except (ValueError, RecursionError):
        return False
    return isinstance(document, dict) and document.get("server") == _NAME


def _check_access(response: httpx.Response) -> None:
    """Raise when a mock has refused a call of its controls.

    Raises:
        TargetError: it has, and says why.
    """
    if _is_closed(response):
        raise TargetError(
            f"The mock at {response.request.url.host} does not let us use its controls: {response.json()['error']}",
            f"Here the token is read from {CONTROL_VARIABLE}.",
        )


def _message(document: dict[str, Any]) -> SentMessage:
    return SentMessage(
        id=document["id"],
        request_id=document["requestId"],
        account=document["account"],
        service=document["service"],
        state=document["state"],
        body=document["body"],
        attempts=tuple(SentAttempt(**each) for each in document["attempts"]),
    )
