"""Sessions of the mock: their life, their end, and the lock."""

from __future__ import annotations

import pytest

from ..conftest import MAIN, MEID, Api, code, value

PLANS = f"/m2m/v1/plans/{MAIN}"


def test_session_expires_after_twenty_idle_minutes(api: Api) -> None:
    """Twenty minutes without use end a session."""
    api.clock.advance(1199)
    assert api.call("GET", PLANS).status == 200
    api.clock.advance(1200)
    assert code(api.call("GET", PLANS)) == "REQUEST_FAILED.SessionToken.Expired"


def test_session_is_kept_alive_by_each_use(api: Api) -> None:
    """A session that is used has no end."""
    for _ in range(5):
        api.clock.advance(900)
        if value(api.token())["expires_in"] > 2700:
            api.headers["Authorization"] = f"Bearer {value(api.token())['access_token']}"
        assert api.call("GET", PLANS).status == 200


def test_session_is_kept_alive_by_a_refused_request(api: Api) -> None:
    """A request that the operation refuses is a use too."""
    api.clock.advance(1000)
    assert code(api.call("GET", "/m2m/v1/plans/nobody")) == "REQUEST_FAILED.AccountNotFound"
    api.clock.advance(1000)
    assert api.call("GET", PLANS).status == 200


def test_logout_ends_the_session_only(api: Api) -> None:
    """After logout the session is refused, while another of the same user goes on."""
    other = value(api.login())["sessionToken"]
    ended = api.call("POST", "/m2m/v1/session/logout")

    assert value(ended) == {"sessionToken": api.headers["VZ-M2M-Token"]}
    assert code(api.call("GET", PLANS)) == "REQUEST_FAILED.SessionToken.Expired"
    assert code(api.call("POST", "/m2m/v1/session/logout")) == "REQUEST_FAILED.SessionToken.Expired"
    assert api.call("GET", PLANS, **{"VZ-M2M-Token": other}).status == 200


def test_callbacks_go_on_after_logout(api: Api) -> None:
    """Logging out leaves accepted requests alone."""
    request_id = api.change_plan(MEID)
    api.call("POST", "/m2m/v1/session/logout")

    assert [each.state for each in api.mock.platform.messages(request_id)] == ["pending"]


def test_login_is_refused_to_wrong_credentials(api: Api) -> None:
    """Unknown users and wrong passwords are told apart from nothing else."""
    assert code(api.login(password="wrong")) == code(api.login("nobody")) == "REQUEST_FAILED.UnexpectedError"


def test_five_failed_logins_lock_the_user_for_good(api: Api) -> None:
    """After the fifth the right password is refused too, and time does not help; another user is not concerned."""
    for _ in range(5):
        api.login("spare-user", "wrong")
    api.clock.advance(86_400)
    api.headers = {"Authorization": f"Bearer {value(api.token())['access_token']}"}

    assert code(api.login("spare-user", "spare-password")) == "REQUEST_FAILED.UnexpectedError"
    assert api.login().status == 200


def test_a_good_login_forgets_failed_ones(api: Api) -> None:
    """Only failures in a row count."""
    for _ in range(3):
        for _ in range(4):
            api.login(password="wrong")
        assert api.login().status == 200


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("", "REQUEST_FAILED.SessionToken.Format"),
        ("no-guid", "INPUT_INVALID.SessionToken.Invalid"),
        ("bcce3ea6-fe4f-4952-bacf-eadd80718e83", "REQUEST_FAILED.SessionToken.Expired"),
    ],
)
def test_session_token_is_checked(api: Api, token: str, expected: str) -> None:
    """Missing, malformed and unknown tokens have codes of their own."""
    assert code(api.call("GET", PLANS, **{"VZ-M2M-Token": token})) == expected


def test_header_names_have_no_case(api: Api) -> None:
    """Headers are found however they are spelled."""
    api.headers = {name.upper(): content for name, content in api.headers.items()}
    assert api.call("GET", PLANS).status == 200
