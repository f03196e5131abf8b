"""The four words that open an account, and how they are kept out of everything that is shown."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from thingspace_contract.errors import UsageError

__all__ = ["ENVIRONMENT", "MASK", "Credentials", "mask_all"]

MASK = "***"

ENVIRONMENT = {
    "key": "THINGSPACE_KEY",
    "secret": "THINGSPACE_SECRET",
    "username": "THINGSPACE_USERNAME",
    "password": "THINGSPACE_PASSWORD",
}
"""The environment variable of each credential."""


def mask_all(text: str, secrets: Iterable[str]) -> str:
    """Replace every secret in `text`, also where it is written in JSON, in a URL or in a form; empty ones are none."""
    forms = {form for secret in secrets if secret for form in _forms(secret)}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, MASK)
    return text


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
            raise UsageError(f"The environment has some credentials and not {', '.join(missing)}.", "Set all four.")
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
    return {
        secret,
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        quote(secret, safe=""),
        quote_plus(secret),
    }
