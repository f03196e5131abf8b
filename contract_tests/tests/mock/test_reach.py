"""Which addresses callbacks may be sent to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thingspace_contract.core.errors import UsageError
from thingspace_contract.mock.reach import Reach, canonical_host

Address = IPv4Address | IPv6Address

ADDRESSES: st.SearchStrategy[Address] = (
    st.ip_addresses()
    | st.ip_addresses(network="127.0.0.0/8")
    | st.ip_addresses(network="169.254.0.0/16")
    | st.ip_addresses(network="fe80::/10")
    | st.ip_addresses(network="::ffff:0:0/96")
)


def unmapped(address: Address) -> Address:
    """Return what an address stands for."""
    return getattr(address, "ipv4_mapped", None) or address


@given(ADDRESSES)
def test_only_loopback_is_reached_unless_told_otherwise(address: Address) -> None:
    """As the standard library knows it, also where IPv6 spells an address of IPv4."""
    refusal = Reach().refusal(str(address), str(address), 80)

    assert (refusal == "") == unmapped(address).is_loopback


@given(ADDRESSES)
def test_any_is_everything_but_where_clouds_keep_credentials(address: Address) -> None:
    reach = Reach(["any"])

    if unmapped(address).is_link_local:
        assert "where clouds keep credentials" in reach.refusal(str(address), str(address), 80)
    elif str(unmapped(address)) in ("100.100.100.200", "168.63.129.16", "192.0.0.192"):
        assert "where clouds keep credentials" in reach.refusal("somewhere.test", str(address), 80)
    elif isinstance(address, IPv4Address) or address.ipv4_mapped:
        assert reach.refusal("somewhere.test", str(address), 80) == ""


@given(ADDRESSES, st.integers(0, 31))
def test_network_is_what_it_holds(address: Address, bits: int) -> None:
    """Whatever is allowed by its network is reached, and its neighbours beyond are not."""
    version = ip_address(str(address)).version
    reach = Reach([f"{address}/{(32 if version == 4 else 128) - bits}"])
    other = type(address)(int(address) ^ (1 << bits))

    assert reach.refusal(str(address), str(address), 80) == ""
    assert (reach.refusal(str(other), str(other), 80) == "") == unmapped(other).is_loopback


@given(ADDRESSES, st.integers(1, 65535))
def test_the_mock_itself_is_never_reached(address: Address, port: int) -> None:
    """Whatever is allowed; another port of the same address is another server."""
    reach = Reach(["any", str(address)])
    reach.serve_at(str(address), port)

    assert "is the mock itself" in reach.refusal("name.test", str(address), port)
    assert reach.refusal(str(address), str(address), port % 65535 + 1) == ""


@pytest.mark.parametrize(
    ("bound", "called", "is_own"),
    [
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "::ffff:127.0.0.1", True),
        ("127.0.0.1", "0.0.0.0", True),
        ("127.0.0.1", "::", True),
        ("127.0.0.1", "127.0.0.2", False),
        ("::1", "::1", True),
        ("::1", "::1%lo", True),
        ("0.0.0.0", "127.0.0.1", True),
        ("0.0.0.0", "127.9.9.9", True),
        ("0.0.0.0", "::1", True),
        ("::", "127.0.0.1", True),
        ("0.0.0.0", "192.0.2.1", False),
    ],
)
def test_own_address_is_known_in_any_spelling(bound: str, called: str, is_own: bool) -> None:
    """A mock on every address of the machine is reached at each of them."""
    reach = Reach(["any"])
    reach.serve_at(bound, 8080)

    assert ("itself" in reach.refusal("x.test", called, 8080)) == is_own


@pytest.mark.parametrize(
    ("allowed", "host", "address", "is_reached"),
    [
        ("10.0.0.5", "10.0.0.5", "10.0.0.5", True),
        ("10.0.0.5", "10.0.0.6", "10.0.0.6", False),
        ("10.0.0.5", "10.0.0.5", "::ffff:10.0.0.5", True),
        ("::ffff:10.0.0.0/104", "10.0.0.5", "10.0.0.5", True),
        ("[2001:db8::1]", "2001:db8::1", "2001:db8::1", True),
        ("10.0.0.0/8", "listener.test", "10.9.9.9", True),
        ("10.0.0.5/8", "listener.test", "10.9.9.9", True),
        ("10.0.0.0/8", "listener.test", "11.0.0.1", False),
        ("Listener.Test.", "listener.test", "11.0.0.1", True),
        ("bücher.test", "xn--bcher-kva.test", "11.0.0.1", True),
        ("listener.test", "sub.listener.test", "11.0.0.1", False),
        ("listener.test", "listener.test", "169.254.169.254", False),
        ("any", "169.254.169.254", "169.254.169.254", False),
        ("any", "x.test", "64:ff9b::a9fe:a9fe", False),
        ("any", "x.test", "2002:a9fe:a9fe::1", False),
        ("any", "x.test", "fd00:ec2::254", False),
        ("any", "x.test", "fd00:ec2::253", True),
        ("any", "x.test", "fd20:ce::254", False),
        ("any", "x.test", "fd20:ce::253", True),
        ("any", "x.test", "100.100.100.200", False),
        ("any", "x.test", "100.100.100.201", True),
        ("any", "x.test", "168.63.129.16", False),
        ("any", "x.test", "192.0.0.192", False),
        ("any", "x.test", "::ffff:100.100.100.200", False),
        ("any", "x.test", "::169.254.169.254", False),
        ("any", "x.test", "::8.8.8.8", True),
        ("any", "x.test", "::ffff:0:169.254.169.254", False),
        ("any", "x.test", "64:ff9b:1::169.254.169.254", False),
        ("any", "x.test", "64:ff9b:1:fffe::168.63.129.16", False),
        ("any", "x.test", "64:ff9b:1:a9fe:a9:fe00::", False),
        ("any", "x.test", "64:ff9b:1:1a9:fe:a9fe::", False),
        ("any", "x.test", "64:ff9b:1:1:a9:fea9:fe00:0", False),
        ("any", "x.test", "64:ff9b:1::8.8.8.8", True),
        ("any", "x.test", "2001:0:a9fe:a9fe::1", False),
        ("100.100.100.200", "100.100.100.200", "100.100.100.200", True),
        ("169.254.0.0/16", "169.254.169.254", "169.254.169.254", True),
        ("ANY", "x.test", "8.8.8.8", True),
    ],
)
def test_what_is_allowed_is_reached(allowed: str, host: str, address: str, is_reached: bool) -> None:
    assert (Reach([allowed]).refusal(host, address, 80) == "") == is_reached


@pytest.mark.parametrize(
    ("host", "address", "refusal"),
    [
        ("10.0.0.5", "10.0.0.5", "10.0.0.5 is not this machine; --allow-callbacks-to 10.0.0.5 allows it"),
        ("a.test", "10.0.0.5", "a.test is 10.0.0.5, not this machine; --allow-callbacks-to a.test allows it"),
        (
            "169.254.169.254",
            "169.254.169.254",
            "169.254.169.254 is where clouds keep credentials; --allow-callbacks-to 169.254.169.254 allows it",
        ),
        ("0.0.0.0", "0.0.0.0", "0.0.0.0 is not this machine; --allow-callbacks-to 0.0.0.0 allows it"),
        ("x", "0177.0.0.1", "'0177.0.0.1' is no IP address"),
    ],
)
def test_refusal_says_what_would_allow_it(host: str, address: str, refusal: str) -> None:
    assert Reach().refusal(host, address, 80) == refusal


@pytest.mark.parametrize(
    "entry", ["", "http://listener.test", "listener.test:9001", "*.test", "10.0.0.0/33", "10.0.0", "-a.test", "a b"]
)
def test_what_is_no_place_is_refused(entry: str) -> None:
    with pytest.raises(UsageError, match=r"a host name, an IP address, a network such as 10\.0\.0\.0/8, or any"):
        Reach([entry])


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://localhost:1/x", ""),
        ("http://a.localhost./x", ""),
        ("http://127.1/x", ""),
        ("http://[::ffff:127.0.0.1]/x", ""),
        ("http://allowed.test/x", ""),
        ("http://[", ""),
        ("http://10.1/x", "10.0.0.1 is not this machine"),
        ("http://other.test/x", "other.test is called only if it is this machine"),
        ("https://hooks.example.com/x", ""),
        ("https://allowed.example.com/x", ""),
    ],
)
def test_doubt_is_told_before_a_name_is_resolved(url: str, told: str) -> None:
    doubt = Reach(["allowed.test", "allowed.example.com"]).doubt(url)

    assert doubt.startswith(told)
    assert bool(doubt) == bool(told)


@given(st.ip_addresses(v=4), st.sampled_from(["{}", "0x{:x}", "0{:o}"]))
def test_old_spellings_of_an_address_are_the_address(address: IPv4Address, form: str) -> None:
    """Those that a resolver takes."""
    assert canonical_host(form.format(int(address))) == str(address)
    assert canonical_host(str(address)) == str(address)


@pytest.mark.parametrize("host", ["localhost", "0x7f.test", "1.2.3.4.5", "999.1.1.1", "::1", "", "08.1"])
def test_other_hosts_stay_as_they_are(host: str) -> None:
    assert canonical_host(host) == host
