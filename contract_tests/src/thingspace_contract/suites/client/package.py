"""A generated client package, found and called by the contract's names."""

from __future__ import annotations

import importlib
import pkgutil
import typing
from collections.abc import Callable, Mapping
from functools import cached_property
from types import ModuleType
from typing import Any

import httpx

from thingspace_contract.contract import Operation
from thingspace_contract.core.errors import UsageError

__all__ = ["ClientPackage", "loose"]

_ADVICE = "Give the import name of a package that openapi-python-client generated from the contract."


def loose(name: str) -> str:
    """Return a name without what generators change in names: casing, underscores, dots and dashes."""
    return "".join(character for character in name.lower() if character.isalnum())


class ClientPackage:
    """A package generated from the contract.

    Args:
        name: its import name.

    Raises:
        UsageError: it cannot be imported, or is not such a package.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._root = self._import(name)
        self.models = self._import(f"{name}.models")
        self._client_module = self._import(f"{name}.client")
        self._api = self._import(f"{name}.api")

    @cached_property
    def _modules(self) -> dict[tuple[str, str], str]:
        found = {}
        for tag in pkgutil.iter_modules(self._api.__path__):
            if tag.ispkg:
                folder = importlib.import_module(f"{self._api.__name__}.{tag.name}")
                for module in pkgutil.iter_modules(folder.__path__):
                    found[loose(tag.name), loose(module.name)] = f"{folder.__name__}.{module.name}"
        return found

    def endpoint(self, operation: Operation) -> ModuleType | None:
        """Return the module of an operation, by its tag and id; None when the package has none.

        Raises:
            Exception: whatever importing that module raises.
        """
        name = self._modules.get((loose(operation.tag), loose(operation.operation_id)))
        return importlib.import_module(name) if name else None

    def plain(self, transport: httpx.MockTransport, base_url: str) -> Any:
        """Return a client without authentication."""
        return self._client_module.Client(base_url=base_url, httpx_args={"transport": transport})

    def connected(self, transport: httpx.MockTransport, base_url: str, headers: Mapping[str, str]) -> Any:
        """Return a client that obtains its tokens; one that sends `headers` where the package has no `connect`."""
        connect = getattr(self._root, "connect", None)
        if connect is None:
            return self.plain(transport, base_url).with_headers(dict(headers))
        words = {name: f"suite-{name}" for name in ("key", "secret", "username", "password")}
        return connect(**words, base_url=base_url, httpx_args={"transport": transport})

    @cached_property
    def callbacks(self) -> ModuleType | None:
        """The package's callbacks module; None when it has none."""
        try:
            return importlib.import_module(f"{self.name}.callbacks")
        except ModuleNotFoundError:
            return None

    def parse(self, service: str, body: Any) -> Any:
        """Read a callback body with the package; whatever it raises is raised."""
        assert self.callbacks is not None
        return self.callbacks.parse(service, body)

    @cached_property
    def typed_services(self) -> frozenset[str] | None:
        """The services that `callbacks.parse` has an overload for; None when overloads cannot be seen."""
        parse: Callable[..., Any] | None = getattr(self.callbacks, "parse", None)
        overloads = typing.get_overloads(parse) if parse else []
        hints = [each.__annotations__.get("service") for each in overloads]
        named = [hint for hint in hints if typing.get_origin(hint) is typing.Literal]
        return frozenset(word for hint in named for word in typing.get_args(hint)) if named else None

    def is_own(self, error: BaseException) -> bool:
        """Whether an exception is one that the package declares; its base where there is one, its module otherwise."""
        base = getattr(self._root, "ThingSpaceError", None)
        if isinstance(base, type):
            return isinstance(error, base)
        return type(error).__module__.partition(".")[0] == self.name.partition(".")[0]

    @staticmethod
    def _import(name: str) -> ModuleType:
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name and (name == error.name or name.startswith(f"{error.name}.")):
                package, dot, module = error.name.partition(".")
                lacks = f"{package} is not a generated client: it has no module {module!r}."
                raise UsageError(lacks if dot else f"There is no package {package!r}.", _ADVICE) from error
            raise UsageError(f"{name} cannot be imported: {error}.", "Install what it needs.") from error
        except Exception as error:
            raise UsageError(f"{name} cannot be imported: {type(error).__name__}: {error}.", _ADVICE) from error
