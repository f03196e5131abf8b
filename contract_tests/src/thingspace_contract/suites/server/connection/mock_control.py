"""Is the system under test our own mock? Then all may be called, and its clock can be moved."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx

__all__ = ["MockControl", "find_mock"]

_NAME = "thingspace-mock"
_TIMEOUT = 5.0


class MockControl:
    """The controls of a mock that the suites need.

    Args:
        root: the mock's URL without "/api".
    """

    def __init__(self, root: str) -> None:
        self._root = root

    def advance(self, seconds: float) -> bool:
        """Move the mock's clock forward; return whether it did."""
        try:
            answer = httpx.post(
                f"{self._root}/_control/clock", json={"advance": seconds}, timeout=_TIMEOUT, trust_env=False
            )
        except httpx.TransportError:
            return False
        return answer.is_success


def find_mock(url: str, base_path: str) -> MockControl | None:
    """Return the controls of the mock behind `url`, None when another server is there, or none.

    Args:
        url: the base URL under test, with the contract's base path.
        base_path: that base path, "/api".
    """
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').removesuffix(base_path)}"
    try:
        answer = httpx.get(f"{root}/_control", timeout=_TIMEOUT, trust_env=False)
        value = answer.json() if answer.is_success else None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return None
    return MockControl(root) if isinstance(value, dict) and value.get("server") == _NAME else None
