"""Forms of text, in words: what is wrong with a text that does not fit a pattern, for people."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FORMATS", "FORMS"]

_MAIL = "is not an e-mail address"
_FOUR = "is not four digits"

#: A pattern of the contract → what is wrong with a text that does not fit; lists of words tell themselves.
FORMS: Mapping[str, str] = {
    r"^[^'<\\/.][^'<\\/]*$": "begins with a dot, or holds a slash",
    r"^[^'<\\]*$": "holds an apostrophe, < or a backslash",
    r"^[^'<\\a-z]*$": "holds a small letter, and only capital ones are taken",
    r"^[0-9]{4}$": _FOUR,
    r"^([0-9]{4})?$": _FOUR,
    r"^[0-9]{5}$": "is not five digits",
    r"^[0-9]{6}$": "is not six digits",
    r"^[0-9]+$": "holds something else than digits",
    r"^[0-9]{5}(-[0-9]{4})?$": "is not five digits, with or without a hyphen and four more",
    r"^[0-9]+(\.[0-9]+)?$": "is not a number in digits",
    r"^[0-9]+(\.[0-9]+)+$": "is not numbers with dots between them",
    r"^[0-9A-Z]{2}$": "is not two digits or capital letters",
    r"^[A-Za-z]?$": "is not one letter",
    r"^[A-Za-z0-9 !#-]*$": "holds something else than letters, digits, spaces, !, # and -",
    r"^(0?[1-9]|1[0-2])$": "is not a month from 1 to 12",
    r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])-[0-9]{4}$": "is not a date such as 05-31-2024",
    r"^(\+?([ ().-]*[0-9]){10,15}[ ().-]*)?$": "is not a phone number of 10 to 15 digits",
    r"^([0-9]+(,[0-9]+)*)?$": "is not phone numbers in digits with commas between them",
    r"^[^'<\\@\s]+@[^'<\\@\s]+$": _MAIL,
    r"^([^'<\\@\s]+@[^'<\\@\s]+)?$": _MAIL,
    r"^([^\s,@]+@[^\s,@]+(, ?[^\s,@]+@[^\s,@]+)*)?$": "is not e-mail addresses with commas between them",
    r"^([Rr]|[Uu]|([Uu][Nn])?[Rr][Ee][Ss][Tt][Rr][Ii][Cc][Tt][Ee][Dd])?$": (
        "is none of restricted, R, unrestricted, U"
    ),
    (
        r"^(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]?)(\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}$"
    ): "is not an IPv4 address such as 10.0.0.1",
    (
        r"^https?://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9][A-Za-z0-9._-]*)(:[0-9]{1,5})?([/?][^\s'<\\]*)?$"
    ): "is not an address that begins with http:// or https:// and names a host",
    r"^(?:[A-Za-z0-9+/]{4}){0,452}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$": "is not Base64, or is too long",
}

FORMATS: Mapping[str, str] = {
    "date-time": "a date and time such as 2024-05-01T00:00:00Z",
    "date": "a date such as 2024-05-01",
    "int64": "a whole number",
}
