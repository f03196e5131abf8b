"""Posts to a listener over HTTP, and lives with whatever it does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from thingspace_contract.checks.listener import ListenerResponse, Silence
from thingspace_contract.core.credentials import mask_all
from thingspace_contract.core.errors import TargetError, UsageError
from thingspace_contract.core.exchange import Request
from thingspace_contract.core.reproduce import curl

__all__ = ["CallbackSender", "callback_sender", "shown_url"]

_MOST_SILENCES = 5  # a listener that hangs costs the whole timeout each time
_LONGEST_RESPONSE = 64 * 1024
_GONE = (httpx.ConnectError, httpx.ConnectTimeout)


class CallbackSender:
    """Delivers bodies to listeners, one at a time.

    Args:
        timeout: seconds in which a response must be complete.
        patience: seconds after which nothing more is sent, however much is left to send.
        secrets: texts that no report may show.
    """

    def __init__(self, *, timeout: float, patience: float, secrets: tuple[str, ...] = ()) -> None:
        self._timeout = timeout
        self._end = time.monotonic() + patience
        self._secrets = secrets
        self._client = httpx.Client(timeout=timeout, trust_env=False, headers={"User-Agent": "thingspace-contract"})
        self._reached = False
        self._silences = 0
        self.given_up = ""

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def send(
        self, url: str, content: bytes, *, method: str = "POST", content_type: str = "application/json"
    ) -> tuple[ListenerResponse, str]:
        """Send one body; return the response, and for one that is not a 2xx a curl line.

        After several silences, when the listener is gone, or when patience ends, `given_up` says so.

        Raises:
            TargetError: the listener could never be reached.
            UsageError: the URL is none.
        """
        headers = {"Content-Type": content_type} if content_type else {}
        response = self._response(method, url, headers, content)
        if (
            response.silence is Silence.CLOSED
        ):  # a connection that was kept too long looks so, too: once more on a new one
            self._client.close()
            self._client = httpx.Client(timeout=self._timeout, trust_env=False, headers=self._client.headers)
            response = self._response(method, url, headers, content)
        if response.silence is Silence.GONE:
            self.given_up = "the listener accepts no connections any more"
        elif response.silence in (Silence.LATE, Silence.ENDLESS):
            self._silences += 1
            if self._silences >= _MOST_SILENCES:
                self.given_up = f"the listener did not answer {_MOST_SILENCES} times"
        if time.monotonic() > self._end:
            self.given_up = self.given_up or "the listener is too slow for the time that the profile has"
        if response.acknowledges:
            return response, ""
        return response, mask_all(curl(Request(method, shown_url(url), headers, content)), self._secrets)

    def _response(self, method: str, url: str, headers: dict[str, str], content: bytes) -> ListenerResponse:
        started = time.monotonic()
        try:
            with self._client.stream(method, url, headers=headers, content=content) as response:
                size = 0
                for part in response.iter_raw():
                    size += len(part)
                    if size > _LONGEST_RESPONSE:
                        break
                    if time.monotonic() - started > self._timeout:
                        return ListenerResponse(None, Silence.ENDLESS, f" within {self._timeout:g} s")
                self._reached = True
                return ListenerResponse(response.status_code)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
            raise UsageError(
                f"{shown_url(url)!r} is not a valid URL: {error}.", "Use http://HOST:PORT/PATH."
            ) from error
        except _GONE as error:
            if not self._reached:
                advice = "Start the listener, or correct --url."
                raise TargetError(f"Cannot reach the listener at {shown_url(url)}: {error}.", advice) from error
            return ListenerResponse(None, Silence.GONE, f": {error}")
        except httpx.TimeoutException:
            self._reached = True
            return ListenerResponse(None, Silence.LATE, f" within {self._timeout:g} s")
        except httpx.HTTPError:
            self._reached = True
            return ListenerResponse(None, Silence.CLOSED)


@contextmanager
def callback_sender(*, timeout: float, patience: float, secrets: tuple[str, ...]) -> Iterator[CallbackSender]:
    """Open a sender and close it at the end."""
    opened = CallbackSender(timeout=timeout, patience=patience, secrets=secrets)
    try:
        yield opened
    finally:
        opened.close()


def shown_url(url: str) -> str:
    """Return a URL without the credentials in it."""
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL:
        return url
    return str(parsed.copy_with(userinfo=b"")) if parsed.userinfo else url
