"""From options to jobs: what each suite tests, and our own mock and listener where nothing else was named.

The command line and the pytest plugin are two doors to this room. Whatever serves a suite lives as long as its
context; suites, mock and listener are loaded when they are asked for, so that `--help` is quick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from thingspace_contract.core.credentials import Credentials
from thingspace_contract.runner.run import Job
from thingspace_contract.runner.targets import allowed_effects, check_url, credentials_from, listening_address

if TYPE_CHECKING:
    from thingspace_contract.contract import Contract
    from thingspace_contract.suites.profiles import Profile

__all__ = ["Assembly", "ClientOptions", "ListenerOptions", "Options", "ServerOptions"]

_ANY_PORT = "127.0.0.1:0"
_USER, _PASSWORD = "listener-user", "listener-password"  # of the bundled listener, on loopback


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """What the server suite tests.

    Args:
        url: base URL of the server; None for the bundled mock, which needs nothing else.
        credentials: key, secret, username and password, each None when it was not given.
        allow: effects beyond reads, as words; a mock of ours needs none.
        callback_url: the root under which the server reaches our callback listener, when it is not our address.
        callback_bind: HOST:PORT of our callback listener.
        option: how the options of the credentials are called, for the error that asks for them.
    """

    url: str | None = None
    credentials: Mapping[str, str | None] = field(default_factory=dict)
    allow: tuple[str, ...] = ()
    callback_url: str | None = None
    callback_bind: str = _ANY_PORT
    option: str = "--{}"


@dataclass(frozen=True, slots=True)
class ClientOptions:
    """What the client suite tests: the import name of a package that was generated from the contract."""

    package: str = "thingspace_client"


@dataclass(frozen=True, slots=True)
class ListenerOptions:
    """What the listener suite tests.

    Args:
        url: its URL, in which {service} stands for the service; None for the bundled one, which has its own user.
        services: what it listens to; all without any.
        username: the user name that it expects in a message.
        password: the password that it expects in a message.
    """

    url: str | None = None
    services: tuple[str, ...] = ()
    username: str = ""
    password: str = ""


Options = ServerOptions | ClientOptions | ListenerOptions


@dataclass(frozen=True, slots=True)
class Assembly:
    """Makes jobs for one run.

    Args:
        contract: what is tested against.
        profile: how much to try.
        seed: what random choices are made from.
    """

    contract: Contract
    profile: Profile
    seed: int = 0

    @contextmanager
    def jobs(self, *wanted: Options) -> Iterator[list[Job]]:
        """Return a job for each suite, in order; what we bring ourselves serves until the context ends.

        Raises:
            PortError: nothing of ours can be opened.
            TargetError: the server cannot be reached.
            UsageError: an option cannot be used.
        """
        with ExitStack() as stack:
            yield [self._job(options, stack) for options in wanted]

    def _job(self, options: Options, stack: ExitStack) -> Job:
        match options:
            case ServerOptions():
                return self._server(options, stack)
            case ClientOptions():
                return self._client(options)
            case ListenerOptions():
                return self._listener(options, stack)

    def _server(self, options: ServerOptions, stack: ExitStack) -> Job:
        from thingspace_contract.suites.server import server_suite

        if options.url is None:
            from thingspace_contract.mock import running_mock

            url = stack.enter_context(running_mock(self.contract)).url
            suite = partial(server_suite, self.contract, url=url, credentials=Credentials.default(), **self._common)
            return Job("server", suite, url)
        url = check_url(options.url, "server")
        effects, bind = allowed_effects(options.allow), listening_address(options.callback_bind)
        callback_url = options.callback_url and check_url(options.callback_url, "callback listener")
        suite = partial(
            server_suite,
            self.contract,
            url=url,
            credentials=self._credentials(options, url),
            effects=effects,
            callback_url=callback_url,
            callback_bind=bind,
            **self._common,
        )
        return Job("server", suite, url)

    def _credentials(self, options: ServerOptions, url: str) -> Credentials:
        from thingspace_contract.core.mock_control import is_mock

        ours = is_mock(url, self.contract.base_path)
        return credentials_from(options.credentials, needed_by=url, is_mock=ours, option=options.option)

    def _client(self, options: ClientOptions) -> Job:
        from thingspace_contract.suites.client import client_suite

        suite = partial(client_suite, self.contract, package=options.package, **self._common)
        return Job("client", suite, options.package)

    def _listener(self, options: ListenerOptions, stack: ExitStack) -> Job:
        from thingspace_contract.suites.listener import listener_suite

        services = options.services or tuple(self.contract.services)
        for service in services:
            self.contract.service(service)
        if options.url is None:
            from thingspace_contract.listeners.reference import running_listener

            username, password = _USER, _PASSWORD
            root = stack.enter_context(running_listener(username=username, password=password)).url
            url = f"{root}/{{service}}"
        else:
            username, password = options.username, options.password
            root = url = check_url(options.url, "listener")
        suite = partial(
            listener_suite,
            self.contract,
            url=url,
            services=services,
            username=username,
            password=password,
            **self._common,
        )
        return Job("listener", suite, root)

    @property
    def _common(self) -> dict[str, Any]:
        return {"profile": self.profile, "seed": self.seed}
