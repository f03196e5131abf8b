"""Overlaying documents in files: what `scripts/overlay` does, without its command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..errors import DocumentError
from ..json import dump_json, parse_json
from ..text import read_text
from ..yaml import Parsed, parse_lines
from .applying import apply_overlay
from .printing import as_yaml
from .warning import overlay_warnings

__all__ = ["overlay_files"]

_STDIN = "-"


def overlay_files(
    document: str,
    overlays: Sequence[str],
    *,
    as_json: bool = False,
    allow_unmatched: bool = False,
    warn: Callable[[str], None] | None = None,
) -> str:
    """Return the text of a document with overlays applied, each to the result of the one before.

    Args:
        document: path of a YAML or JSON file; `-` is standard input.
        overlays: paths of overlays in YAML or JSON; one of them may be `-` when the document is not.
        as_json: return JSON instead of YAML.
        allow_unmatched: let an action whose target selects nothing pass.
        warn: is called with each line of `overlay_warnings`.

    Raises:
        DocumentError: a file cannot be read; as `OverlayError`, an overlay is invalid or does not fit.
    """
    value = _read(document).value
    for path in overlays:
        overlay, lines = _read(path)
        where = _name(path)
        source = None if document == _STDIN else document
        for line in overlay_warnings(overlay, where=where, document=source, lines=lines):
            if warn is not None:
                warn(line)
        value = apply_overlay(value, overlay, allow_unmatched=allow_unmatched, where=where, lines=lines)
    return dump_json(value) if as_json else as_yaml(value)


def _name(path: str) -> str:
    return "standard input" if path == _STDIN else path


def _read(path: str) -> Parsed:
    """Read YAML or JSON; the text tells which, because standard input has no name that could."""
    where = _name(path)
    text = read_text(Path("/dev/stdin" if path == _STDIN else path), where)
    if path.endswith(".json"):
        return Parsed(parse_json(text, where), {})
    if text.lstrip().startswith(("{", "[")):
        try:
            return Parsed(parse_json(text, where), {})
        except DocumentError:
            pass  # a flow mapping or sequence of YAML begins so, too; its parser says what is wrong
    return parse_lines(text, where, empty_as_null=True)
