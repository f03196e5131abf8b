"""What generated operations lean on for the requests that go out."""

from __future__ import annotations

from urllib.parse import quote

__all__ = ["as_segment"]


def as_segment(name: str, value: object) -> str:
    """Return an argument as one segment of a path.

    Raises:
        ValueError: naming the argument, when it is empty or made of dots: the path would then be another one.
    """
    text = str(value)
    if text in {"", ".", ".."}:
        raise ValueError(f"{name} must be neither empty nor {'.'!r} nor {'..'!r}: it is a part of the path")
    return quote(text, safe="")
