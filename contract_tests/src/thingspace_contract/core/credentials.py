"""The four words that open an account, and how they are kept out of everything that is shown."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from thingspace_contract.core.errors import UsageError

__all__ = ["CONTROL_VARIABLE", "ENVIRONMENT", "MASK", "Credentials", "mask_all", "mask_named"]

MASK = "***"
_SHORTEST = 4  # characters; hiding less would blot out half a report, and hide nothing

ENVIRONMENT = {
    "key": "THINGSPACE_KEY",
    "secret": "THINGSPACE_SECRET",
    "username": "THINGSPACE_USERNAME",
    "password": "THINGSPACE_PASSWORD",
}
"""The environment variable of each credential."""

CONTROL_VARIABLE = "THINGSPACE_CONTROL_TOKEN"
"""The environment variable of what opens the controls of a mock on another machine."""


def mask_all(text: str, secrets: Iterable[str]) -> str:
    """Replace every secret in `text`, also where it is written in JSON, a URL, a form or a shell's quotes.

    Those of less than four characters stay: `mask_named` hides them by their place.
    """
    forms = {form for secret in secrets if len(secret) >= _SHORTEST for form in _forms(secret)}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, MASK)
    return text


# A member of JSON, also of JSON in a string and of Python's notation, or the place that a problem names.
_NAME = r"[\w-]*(?:password|passphrase|secret|token)"
_MEMBER = re.compile(rf"""(?i)(?:(?P<quote>\\?["']){_NAME}(?P=quote)\s*:|/{_NAME}(?:/\d+)?:)\s*""")
_TEXT = re.compile(
    r"""\\"(?:(?!\\").)*(?:\\")? | "(?:[^"\\]|\\.)*(?:"|\\?\Z) | '(?:[^'\\]|\\.)*(?:'|\\?\Z)""", re.VERBOSE | re.DOTALL
)
_NUMBER = re.compile(r"-?\d[\d.eE+-]*")
_BETWEEN = re.compile(r"[\s,\[]*")
# Authorization headers, session tokens; fields of a form, user information in a URL.
_HEADER = re.compile(
    r"""(?ix)
    ( \bauthorization["']?\s*[:=]\s*["']?(?:basic|bearer)\s+
    | \bvz-m2m-token["']?\s*[:=]\s*["']?
    )
    [^"'\s&,;}\\]+
    """
)
_FIELD = re.compile(
    r"""(?im)((?:(?<=[?&\s"'])|^)[\w-]*(?:password|secret|access_token|refresh_token|sessionToken)=)[^&\s"']+"""
)
_USER_INFORMATION = re.compile(r"""(?i)\b([a-z][a-z0-9+.-]*://)[^/\s"'?\#]*@""")


def mask_named(text: str) -> str:
    """Replace what its place says to be a credential: members of JSON, headers, form fields, users in URLs.

    A member is one by its name: it ends with password, secret or token. Its value goes whole, in a list each one.
    """
    parts: list[str] = []
    end = 0
    for member in _MEMBER.finditer(text):
        if member.start() >= end:
            parts.append(text[end : member.end()])
            masked, end = _masked_value(text, member.end())
            parts.append(masked)
    text = "".join([*parts, text[end:]])
    text = _FIELD.sub(rf"\1{MASK}", _HEADER.sub(rf"\1{MASK}", text))
    return _USER_INFORMATION.sub(rf"\1{MASK}@", text)


def _masked_value(text: str, start: int) -> tuple[str, int]:
    """Return what to show for the value at `start`, and where it ends; an object's members speak for themselves."""
    parts: list[str] = []
    in_list = text.startswith("[", start)
    while True:
        between = _BETWEEN.match(text, start) if in_list else None
        if between is not None:
            parts.append(between[0])
            start = between.end()
        if value := _TEXT.match(text, start):
            quote = value[0][: 2 if value[0].startswith("\\") else 1]
            parts.append(f"{quote}{MASK}{quote}")
        elif value := _NUMBER.match(text, start):
            parts.append(f'"{MASK}"')
        else:
            return "".join(parts), start
        start = value.end()
        if not in_list:
            return "".join(parts), start


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """What a run signs in with.

    Args:
        key: the application's key, for the bearer token.
        secret: the application's secret.
        username: the user of the session.
        password: that user's password.
    """

    key: str
    secret: str
    username: str
    password: str

    def __repr__(self) -> str:
        """Say that there are credentials, never which."""
        return f"Credentials({MASK})"

    @classmethod
    def default(cls) -> Credentials:
        """Return those that the mock's default scenario knows."""
        return cls("contract-key", "contract-secret", "contract-user", "contract-password")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Credentials | None:
        """Read the `THINGSPACE_…` variables; None when none is set.

        Raises:
            UsageError: some are set and some are missing.
        """
        values = {name: environment.get(variable, "") for name, variable in ENVIRONMENT.items()}
        missing = [ENVIRONMENT[name] for name, value in values.items() if not value]
        if len(missing) == len(values):
            return None
        if missing:
            raise UsageError(
                f"The environment has only some of the credentials; missing: {', '.join(missing)}.", "Set all four."
            )
        return cls(**values)

    @property
    def basic(self) -> str:
        """The value of the Authorization header that asks for a bearer token."""
        return f"Basic {base64.b64encode(f'{self.key}:{self.secret}'.encode()).decode()}"

    def mask(self, text: str) -> str:
        """Return `text` with each of the four, and the header made of two of them, replaced by asterisks."""
        header = self.basic.removeprefix("Basic ")
        return mask_all(text, (header, self.key, self.secret, self.username, self.password))


def _forms(secret: str) -> set[str]:
    forms = {
        secret,
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        quote(secret, safe=""),
        quote_plus(secret),
    }
    return forms | {form.replace("'", "'\"'\"'") for form in forms}  # as shlex quotes them
