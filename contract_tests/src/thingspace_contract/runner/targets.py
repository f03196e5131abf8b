"""What is tested and how to get in: URLs, addresses, credentials and effects, as options give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from thingspace_contract.core.credentials import ENVIRONMENT, Credentials
from thingspace_contract.core.errors import UsageError

if TYPE_CHECKING:
    from thingspace_contract.contract import Effect

__all__ = ["allowed_effects", "check_url", "credentials_from", "listening_address"]

_LAST_PORT = 65535


def check_url(url: str, what: str) -> str:
    """Return `url`; a listener's trailing slash is part of its name, a base URL's is not.

    Raises:
        UsageError: it is not an absolute http or https URL.
    """
    import httpx

    example = url.replace("{service}", "service")
    try:
        parts = urlsplit(example)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        httpx.URL(example).raw_host.decode("ascii").encode("idna")  # as the system's resolver wants it
    except (httpx.InvalidURL, ValueError):
        usable = False
    if not usable:
        raise UsageError(f"{url!r} is not a valid {what} URL.", "Use http://HOST:PORT/PATH.")
    return url if what == "listener" else url.rstrip("/")


def listening_address(text: str) -> tuple[str, int]:
    """Return the host and the port of "HOST:PORT"; UsageError when it is something else."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _LAST_PORT:
        raise UsageError(f"{text!r} is not a valid address to listen on.", "Use HOST:PORT, such as 0.0.0.0:9000.")
    return host.strip("[]"), int(port)


def allowed_effects(names: Iterable[str]) -> frozenset[Effect] | None:
    """Return reads and the effects that were named, one or a comma-separated list each; None when none was.

    Raises:
        UsageError: there is no such effect.
    """
    from thingspace_contract.contract import Effect

    words = {word.strip() for name in names for word in name.split(",") if word.strip()}
    unknown = words - {*Effect, "all"}
    if unknown:
        known = ", ".join([*Effect, "all"])
        raise UsageError(f"Unknown effect: {', '.join(sorted(unknown))}.", f"Known: {known}.")
    if not words:
        return None
    return frozenset(Effect) if "all" in words else frozenset({Effect.READ, *(Effect(word) for word in words)})


def credentials_from(
    values: Mapping[str, str | None], *, needed_by: str, is_mock: bool, option: str = "--{}"
) -> Credentials:
    """Return the credentials given by option or environment; a mock of ours needs none.

    Args:
        values: key, secret, username, password; None, or absent, for one that was not given.
        needed_by: what asks for them, for the error.
        is_mock: whether the mock's own may stand in.
        option: how the options are called, for the error.

    Raises:
        UsageError: some are missing.
    """
    missing = [name for name in ENVIRONMENT if not values.get(name)]
    if not missing:
        return Credentials(**{name: values.get(name) or "" for name in ENVIRONMENT})
    if is_mock and len(missing) == len(ENVIRONMENT):
        return Credentials.default()
    options = ", ".join(option.format(name) for name in missing)
    variables = ", ".join(ENVIRONMENT[name] for name in missing)
    verb = "is" if len(missing) == 1 else "are"
    raise UsageError(f"{needed_by} needs credentials: {options} {verb} missing.", f"Or set {variables}.")
