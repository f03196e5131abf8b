"""No credential is shown, however it is written."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.events import CheckFailed
from thingspace_contract.core.failures import Failure
from thingspace_contract.report import Masker

RUN = Credentials("the-key", 'se"cr/et ü', "the-user", "pass&word")


@pytest.mark.parametrize(
    "text",
    [
        f"curl -d 'client_secret={quote(RUN.secret, safe='')}'",
        f"body: {json.dumps({'x': RUN.secret})}",
        f"said {RUN.secret} aloud",
        f"-H 'Authorization: {RUN.basic}'",
        f"user {RUN.username}, password {RUN.password}",
    ],
)
def test_masker_hides_the_credentials_of_the_run(text: str) -> None:
    shown = Masker(RUN).text(text)

    for value in (RUN.secret, RUN.password, RUN.username, quote(RUN.secret, safe=""), RUN.basic.removeprefix("Basic ")):
        assert value not in shown
    assert "***" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("-H 'Authorization: Bearer eyJhbGciOi.x-y_z'", "-H 'Authorization: Bearer ***'"),
        ('"authorization": "bearer abc"', '"authorization": "bearer ***"'),
        ("-H 'VZ-M2M-Token: 6c1f-77'", "-H 'VZ-M2M-Token: ***'"),
        ('{"sessionToken": "6c1f-77"}', '{"sessionToken": "***"}'),
        ('{"password":"Zk2m9","x":1}', '{"password":"***","x":1}'),
        ("https://me:mine@host.example/api", "https://***@host.example/api"),
        ("https://host.example/a@b", "https://host.example/a@b"),
        ("grant_type=x&client_secret=abc&scope=s", "grant_type=x&client_secret=***&scope=s"),
    ],
)
def test_masker_hides_what_its_place_gives_away(text: str, shown: str) -> None:
    """Tokens are not known beforehand, but where they stand is."""
    assert Masker().text(text) == shown


def test_masker_reaches_every_text_of_an_event() -> None:
    failure = Failure("check", "title", "op", "says hush", "hush came", curl="curl hush", detail="more hush")

    masked = Masker(secrets=["hush", ""]).event(CheckFailed("server", failure))

    assert "hush" not in repr(masked)
    assert masked.failure.expected == "says ***"


def test_masker_shows_control_characters_instead_of_obeying_them() -> None:
    """A server must not be able to write on the terminal of whoever tests it."""
    assert Masker().text("a\x1b[2Jb\rc\td\ne\x9b") == "a\\x1b[2Jb\\x0dc\td\ne\\x9b"


@pytest.mark.parametrize("code", [0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_masker_shows_what_turns_or_breaks_a_line(code: int) -> None:
    """Text that is shown in another order than it is written deceives its reader."""
    assert Masker().text(f"a{chr(code)}b") == f"a\\u{code:04x}b"
