"""Where the mock's request ids, tokens and UUIDs come from."""

from __future__ import annotations

import random
import secrets
import uuid
from typing import Protocol

__all__ = ["Identifiers", "RandomIdentifiers", "SeededIdentifiers"]


class Identifiers(Protocol):
    """A source of identifiers that do not repeat."""

    def guid(self) -> str:
        """Return a GUID of 36 characters: request ids, session tokens, event ids."""
        ...

    def token(self) -> str:
        """Return 32 hexadecimal characters: access tokens."""
        ...


class RandomIdentifiers:
    """Identifiers that nobody can guess."""

    def guid(self) -> str:
        """Return a GUID of 36 characters."""
        return str(uuid.uuid4())

    def token(self) -> str:
        """Return 32 hexadecimal characters."""
        return secrets.token_hex(16)


class SeededIdentifiers:
    """The same identifiers in the same order on every run; for tests on a fresh mock.

    Args:
        seed: which series.
    """

    def __init__(self, seed: int = 0) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable on purpose

    def guid(self) -> str:
        """Return the next GUID of the series."""
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def token(self) -> str:
        """Return the next token of the series."""
        return f"{self._random.getrandbits(128):032x}"
