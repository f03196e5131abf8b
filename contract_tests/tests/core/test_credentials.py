"""Credentials come from the environment and never appear in what is shown."""

from __future__ import annotations

import json
import shlex

import pytest

from thingspace_contract.core.credentials import Credentials, mask_all
from thingspace_contract.core.errors import UsageError
from thingspace_contract.core.exchange import Request
from thingspace_contract.core.reproduce import curl, mask_body
from thingspace_contract.report.masking import Masker

ENVIRONMENT = {
    "THINGSPACE_KEY": "app-key",
    "THINGSPACE_SECRET": "app-secret",
    "THINGSPACE_USERNAME": "fleet-api",
    "THINGSPACE_PASSWORD": 'pass"word/+',
}


def test_credentials_come_from_the_environment() -> None:
    credentials = Credentials.from_environment(ENVIRONMENT)
    assert credentials == Credentials("app-key", "app-secret", "fleet-api", 'pass"word/+')
    assert Credentials.from_environment({}) is None


def test_credentials_say_which_variable_is_missing() -> None:
    with pytest.raises(UsageError, match="THINGSPACE_SECRET"):
        Credentials.from_environment({**ENVIRONMENT, "THINGSPACE_SECRET": ""})


def test_credentials_never_show_themselves() -> None:
    credentials = Credentials("app-key", "app-secret", "fleet-api", 'pass"word/+')
    assert repr(credentials) == "Credentials(***)"
    told = f"{credentials.basic} {json.dumps('pass' + chr(34) + 'word/+')} pass%22word%2F%2B app-secret fleet-api"
    masked = credentials.mask(told)
    assert masked == 'Basic *** "***" *** *** ***'


def test_masking_takes_the_longest_secret_first_and_ignores_empty_ones() -> None:
    assert mask_all("abcde abcd", ["abcd", "abcde", ""]) == "*** ***"


def test_bodies_lose_the_values_of_credential_members() -> None:
    assert mask_body('{"password": "a\\"b", "user": "c"}') == '{"password": "***", "user": "c"}'


def test_masking_leaves_words_that_are_too_short_to_be_secret() -> None:
    assert mask_all("a report about a cat", ["a", "cat"]) == "a report about a cat"


def test_masking_knows_a_secret_in_a_shells_quotes() -> None:
    assert mask_all(shlex.quote("say it's-me"), ["it's-me"]) == "'say ***'"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{"password": "p@ss word", "x": 1}', '{"password": "***", "x": 1}'),
        ('{"secret":"a","token":"b","key":"c"}', '{"secret":"***","token":"***","key":"c"}'),
        ('{"oldPassword": "o", "newPassword": "n"}', '{"oldPassword": "***", "newPassword": "***"}'),
        ('{"access_token": "a", "expires_in": 5, "token_type": "Bearer"}', None),
        ('[{"sessionToken": "a,b}"}, {"sessionToken": 12}]', '[{"sessionToken": "***"}, {"sessionToken": "***"}]'),
        ('{"password": ["one", "t]wo", 3], "x": "y"}', '{"password": ["***", "***", "***"], "x": "y"}'),
        ('{"token": {"password": "a"}, "secret": null}', '{"token": {"password": "***"}, "secret": null}'),
        ('{"password": "cut of', '{"password": "***"'),
        ("{'password': 'py thon', 'x': 'y'}", "{'password': '***', 'x': 'y'}"),
        (r'"{\"password\": \"a b\", \"x\": 1}"', r'"{\"password\": \"***\", \"x\": 1}"'),
        ('body/password: "p w" is too short', 'body/password: "***" is too short'),
        ("http://me:mi,n;e@host/", "http://***@host/"),
        ("grant_type=password&password=a,b&x=y", "grant_type=password&password=***&x=y"),
    ],
)
def test_both_maskers_hide_what_its_place_gives_away(text: str, shown: str | None) -> None:
    if shown is None:
        shown = text.replace('"a"', '"***"')

    assert mask_body(text) == shown
    assert Masker().text(text) == shown
    assert mask_body(shown) == shown


def test_curl_line_can_be_pasted_and_has_no_credentials() -> None:
    headers = {"Authorization": "Bearer 7f0c", "VZ-M2M-Token": "bcce", "Content-Type": "application/json", "Host": "h"}
    line = curl(Request("POST", "http://h/api/x?a=b c", headers, b'{"name": "it\'s", "password": "p"}'))
    assert "7f0c" not in line
    assert "bcce" not in line
    assert line.startswith("curl -X POST -H 'Authorization: Bearer ***' -H 'VZ-M2M-Token: ***'")
    assert line.endswith("'http://h/api/x?a=b c'")
