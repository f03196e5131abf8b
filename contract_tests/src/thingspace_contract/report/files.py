"""Report files: proven writable before a run begins, written when it ends."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thingspace_contract.core.errors import UsageError
from thingspace_contract.report.html import html_text
from thingspace_contract.report.json import json_text
from thingspace_contract.report.junit import junit_xml
from thingspace_contract.report.result import Result

__all__ = ["ReportFiles", "write_html", "write_json", "write_junit"]


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Where reports go; None for a format that nobody asked for."""

    html: Path | None = None
    junit: Path | None = None
    json: Path | None = None

    def prepare(self) -> None:
        """Create the folders and prove that each file can be written.

        Raises:
            UsageError: one cannot; nothing was run yet.
        """
        for path, _ in self._each():
            try:
                _prove_writable(path)
            except OSError as error:
                reason = error.strerror or str(error)
                raise UsageError(f"Cannot write the report {path}: {reason}.", "Choose another path.") from error

    def write(self, result: Result) -> list[Path]:
        """Write every report; return their paths in the order of this class."""
        return [write(path, result) for path, write in self._each()]

    def _each(self) -> Iterator[tuple[Path, Callable[[Path, Result], Path]]]:
        if self.json is not None:
            yield self.json, write_json
        if self.junit is not None:
            yield self.junit, write_junit
        if self.html is not None:
            yield self.html, write_html


def write_html(path: Path, result: Result) -> Path:
    """Write the HTML report; return its path."""
    return _write(path, html_text(result))


def write_junit(path: Path, result: Result) -> Path:
    """Write the JUnit report; return its path."""
    return _write(path, junit_xml(result))


def write_json(path: Path, result: Result) -> Path:
    """Write the JSON report; return its path."""
    return _write(path, json_text(result))


def _prove_writable(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(None, "it is a folder")
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(None, "permission denied")
    if _is_replaceable(path):
        with tempfile.TemporaryFile(dir=path.resolve().parent):
            pass


def _is_replaceable(path: Path) -> bool:
    """Whether a file can take this one's place; a pipe or a device, such as /dev/stdout, must be written to."""
    return not path.exists() or path.is_file()


def _write(path: Path, text: str) -> Path:
    """Write a file whole or not at all; lone surrogates, which a broken payload can hold, become marks."""
    data = text.encode("utf-8", errors="replace")
    try:
        if _is_replaceable(path):
            _replace(path.resolve(), data)  # a link stays a link
        else:
            path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"Cannot write the report {path}: {error.strerror}.") from error
    return path


def _replace(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(name, 0o666 & ~_umask())  # as any file the user creates
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
