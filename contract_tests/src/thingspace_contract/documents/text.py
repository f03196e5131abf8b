"""Bytes of a file to text, with the faults that concern no grammar reported by line and column."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from .errors import DocumentError

__all__ = ["check_characters", "check_text", "place", "read_text"]

_UTF_16_OR_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEPARATORS = "\x85\u2028\u2029"


def place(where: str | None, text: str, offset: int) -> str:
    """Return `where:line:column` of a character offset, both counted from 1."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return f"{where or 'text'}:{line}:{column}"


def read_text(path: Path, where: str) -> str:
    """Return the text of a UTF-8 file, without its byte order mark.

    Raises:
        DocumentError: The file cannot be opened or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise DocumentError("there is no such file", where=where) from None
    except IsADirectoryError:
        raise DocumentError("is a folder, not a file", where=where) from None
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror or error}", where=where) from None
    if data.startswith(_UTF_16_OR_32):
        raise DocumentError("is not UTF-8 but UTF-16 or UTF-32", where=f"{where}:1:1", advice="save it as UTF-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise DocumentError(
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            where=place(where, before, len(before)),
            advice="save the file as UTF-8",
        ) from None


def check_text(text: str, where: str | None) -> str:
    """Return a text without its byte order mark, when it is not empty nor in the middle of a merge.

    Raises:
        DocumentError: The text is empty or holds merge conflict markers.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise DocumentError("is empty", where=where, advice="write a document, or delete the file")
    conflict = _CONFLICT.search(text)
    if conflict:
        raise DocumentError(
            f"merge conflict marker {conflict.group()[:7]}",
            where=place(where, text, conflict.start()),
            advice="resolve the conflict and remove its markers",
        )
    return text


def check_characters(text: str, where: str | None) -> None:
    """Refuse the characters that YAML does not allow, and those that end a line in YAML 1.1 but not in 1.2.

    Raises:
        DocumentError: The text holds control characters or line separators.
    """
    unprintable = _UNPRINTABLE.search(text)
    if unprintable:
        what = "line separator" if unprintable.group() in _SEPARATORS else "control character"
        raise DocumentError(
            f"{what} U+{ord(unprintable.group()):04X}",
            where=place(where, text, unprintable.start()),
            advice="remove it, or write it as an escape in double quotes",
        )
