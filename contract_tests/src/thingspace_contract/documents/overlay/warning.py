"""What is allowed in an overlay but probably not meant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from .reading import Action, read_overlay

__all__ = ["overlay_warnings"]


def overlay_warnings(
    overlay: Any,
    *,
    where: str | None = None,
    document: str | None = None,
    lines: Mapping[str, int] | None = None,
) -> list[str]:
    """Return one line for everything in an overlay that is valid but probably not meant.

    - `extends` names another document than the one at hand (Overlay Object).
    - An action changes nothing, because `update` and `copy` cancel each other or because it has no modifier
      (Action Object).

    Args:
        overlay: a parsed overlay.
        where: the overlay's path, which a relative `extends` starts from; also its name in the lines.
        document: path of the document it is laid over; None when it has none, as on standard input.
        lines: the line of each value of the overlay by JSON pointer (`parse_lines`).

    Raises:
        OverlayError: the overlay is invalid.
    """
    read = read_overlay(overlay, where=where, lines=lines)
    found = []
    if read.extends and document is not None and not _names(read.extends, where, document):
        found.append(f"{read.where}: extends names {read.extends!r}, but the overlay is laid over {document}")
    return found + [f"{action.where}: {why}" for action in read.actions if (why := _why_idle(action))]


def _names(extends: str, overlay: str | None, document: str) -> bool:
    """Whether the reference can mean the document; of a network address only the last name can tell."""
    reference = urlsplit(extends)
    path = unquote(reference.path)
    if reference.scheme in ("", "file") and not reference.netloc:
        start = Path(overlay).parent if overlay else Path()
        return (start / path).resolve() == Path(document).resolve()
    return Path(path).name == Path(document).name


def _why_idle(action: Action) -> str | None:
    if action.remove:
        return None
    if action.updates and action.copy is not None:
        return "changes nothing, because update and copy cancel each other; make two actions of it"
    if not action.updates and action.copy is None:
        return "changes nothing, because it has neither update nor copy nor remove: true"
    return None
