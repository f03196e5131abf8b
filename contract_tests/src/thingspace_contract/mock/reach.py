"""Which addresses callbacks may be sent to: loopback, and what the user of the mock allows beyond it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from contextlib import closing
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from thingspace_contract.core.errors import UsageError

__all__ = ["OPTION", "Reach", "canonical_host", "is_loopback"]

#: How the option is called where people read of it.
OPTION = "--allow-callbacks-to"

_Address = IPv4Address | IPv6Address
_Network = IPv4Network | IPv6Network

_ANY = "any"
_ADVICE = "Give a host name, an IP address, a network such as 10.0.0.0/8, or any."
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMERIC = re.compile(r"(0x[0-9a-f]*|[0-9]+)(\.(0x[0-9a-f]*|[0-9]+)){0,3}", re.IGNORECASE)

#: Where clouds tell a machine its credentials: only an address or a network that is named opens them, never a name.
_METADATA = tuple(
    map(
        ip_network,
        (
            "169.254.0.0/16",
            "fe80::/10",
            "fd00:ec2::254/128",  # AWS
            "fd20:ce::254/128",  # Google
            "100.100.100.200/32",  # Alibaba
            "168.63.129.16/32",  # Azure
            "192.0.0.192/32",  # Oracle
        ),
    )
)

#: Names that stand in documents: nobody is behind them, and nobody needs to hear that they were looked up.
_DOCUMENTS = re.compile(r"(.*\.)?(example(\.(com|net|org))?|invalid)")

#: Networks of IPv6 that hold an address of IPv4 → how many bits may follow it. Whoever uses the last of them chooses a
#: prefix in it, and so where the address stands (RFC 6052).
_HOLDING = {
    IPv6Network("::/96"): (0,),
    IPv6Network("::ffff:0:0:0/96"): (0,),
    IPv6Network("64:ff9b::/96"): (0,),
    IPv6Network("64:ff9b:1::/48"): (0, 24, 32, 40),
}


class Reach:
    """Judges the addresses that callbacks would be sent to, as they are after the resolution of names.

    Args:
        allowed: host names, IP addresses, networks, or "any", beside loopback.

    Raises:
        UsageError: one of them is none of these.
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._names: set[str] = set()
        self._networks: list[_Network] = []
        self._any = False
        self._own: set[tuple[_Address, int]] = set()
        for each in allowed:
            self._allow(each)

    def serve_at(self, address: str, port: int) -> None:
        """Note where the mock itself is reached: nothing is ever sent there."""
        found = _address(address)
        if found is not None:
            self._own.add((found, port))

    def refusal(self, host: str, address: str, port: int) -> str:
        """Return why nothing may be sent to an address, "" when it may.

        Args:
            host: what the URL calls it.
            address: what the connection would go to.
            port: the port there.
        """
        found = _address(address)
        if found is None:
            return f"{address!r} is no IP address"
        if self._is_own(found, port):
            return f"{_at(found, port)} is the mock itself"
        if found.is_loopback or any(found in network for network in self._networks):
            return ""
        is_named = _address(host) != found
        subject = f"{_name(host)} is {found}," if is_named else f"{found} is"
        if any(each in network for each in (found, *_embedded(found)) for network in _METADATA):
            return f"{subject} where clouds keep credentials; {OPTION} {found} allows it"
        if self._any or _name(host) in self._names:
            return ""
        return f"{subject} not this machine; {OPTION} {_name(host) if is_named else found} allows it"

    def name_refusal(self, host: str) -> str:
        """Return why a name is not even looked up, "" when its address is to decide."""
        name = _name(host)
        if self._any or name in self._names or not _DOCUMENTS.fullmatch(name):
            return ""
        return f"{name} is a name for documents; {OPTION} {name} allows it"

    def doubt(self, url: str) -> str:
        """Return what is to be told about a listener before its name is resolved, "" when it may be called.

        Nothing is told of names for documents: who registers one expects nothing there.
        """
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            return ""
        name = _name(host)
        found = _address(canonical_host(host))
        if found is not None:
            return self.refusal(str(found), str(found), 0)
        if is_loopback(name) or self._any or name in self._names:
            return ""
        if self.name_refusal(host):
            return ""
        return f"{name} is called only if it is this machine; {OPTION} {name} allows it anywhere"

    def _allow(self, entry: str) -> None:
        text = entry.strip()
        if text.lower() == _ANY:
            self._any = True
            return
        bare = text[1:-1] if text.startswith("[") and text.endswith("]") else text
        try:
            self._networks.append(_unmapped(ip_network(bare, strict=False)))
        except ValueError:
            name = _name(text)
            if not name or _NUMERIC.fullmatch(name) or not all(map(_LABEL.fullmatch, name.split("."))):
                raise UsageError(f"Callbacks cannot be allowed to {entry!r}.", _ADVICE) from None
            self._names.add(name)

    def _is_own(self, address: _Address, port: int) -> bool:
        return any(
            port == own_port
            and (address == own or address.is_unspecified or (own.is_unspecified and _is_local(address)))
            for own, own_port in self._own
        )


def canonical_host(host: str) -> str:
    """Return a host with the old numeric spellings of IPv4, such as 127.1 and 0x7f000001, written as four numbers."""
    if not _NUMERIC.fullmatch(host):
        return host
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return host


def is_loopback(host: str) -> bool:
    """Whether a name or an address is that of the machine itself, seen from itself."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    found = _address(host)
    return found is not None and found.is_loopback


def _address(text: str) -> _Address | None:
    """Return an address without its zone; one of IPv4 that is written in IPv6 is the one that it stands for."""
    try:
        found = ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def _embedded(address: _Address) -> tuple[_Address, ...]:
    """Return the addresses of IPv4 that a gateway might make of one of IPv6."""
    if not isinstance(address, IPv6Address):
        return ()
    if address.sixtofour is not None:
        return (address.sixtofour,)
    if address.teredo is not None:
        return address.teredo
    number = int(address)
    skipped = (number >> 64 << 56) | number & (1 << 56) - 1  # the octet behind 64 bits is never part of it
    follows = (bits for network, each in _HOLDING.items() if address in network for bits in each)
    return tuple(IPv4Address(skipped >> bits & 0xFFFFFFFF) for bits in follows)


def _unmapped(network: _Network) -> _Network:
    mapped = network.network_address.ipv4_mapped if isinstance(network, IPv6Network) else None
    if mapped is None or network.prefixlen < 96:
        return network
    return IPv4Network((mapped, network.prefixlen - 96))


def _name(host: str) -> str:
    """Return a host name as it is compared: in lower case and ASCII, without the dot of the root."""
    name = host.lower().rstrip(".")
    try:
        return name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        return name


def _is_local(address: _Address) -> bool:
    """Whether an address is one of this machine: a socket can be bound to it."""
    if address.is_loopback or address.is_unspecified:
        return True
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with closing(socket.socket(family, socket.SOCK_DGRAM)) as probe:
            probe.bind((str(address), 0))
    except OSError:
        return False
    return True


def _at(address: _Address, port: int) -> str:
    return f"[{address}]:{port}" if address.version == 6 else f"{address}:{port}"
