"""The one YAML loader of specification and overlays: YAML 1.2 with the JSON schema.

Only `true`, `false`, `null` and numbers without leading zeros resolve; everything else is a string,
so `02421`, `on`, `2019-02-14` and `1_000` stay what the vendor's documents mean by them.
Keys are always the text of the source: an unquoted `200:` is the key `"200"`.

PyYAML (its C half when there is one) reads the syntax and composes the nodes; `yaml_loader` adds the rules.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .errors import DocumentError
from .json import parse_json
from .text import check_characters, check_text, place, read_text
from .yaml_loader import loader

__all__ = ["Parsed", "load_yaml", "parse_lines", "parse_yaml"]

_ADVICE = (
    (r"mapping values are not allowed", "put a value that contains ': ' in quotes, or check the indentation"),
    (r"cannot start any token", "put a value that starts with this character in quotes"),
    (r"could not find expected ':'", "a key needs a colon and a space; check the indentation"),
    (r"expected (?:key|<block end>|'-' indicator)", "check the indentation of this line and of those above"),
    (r"unexpected end of stream|expected ',' or", "close the quote or bracket that was opened before"),
)


class Parsed(NamedTuple):
    """A value and where its parts stand: JSON pointer (`""` is the root) → line, counted from 1.

    What is inside an alias stands where it is written, in its anchor.
    """

    value: Any
    lines: dict[str, int]


def load_yaml(path: Path | str, *, where: str | None = None, empty_as_null: bool = False) -> Any:
    """Return the value of a YAML file, or of a JSON file when its name ends in `.json`.

    Args:
        path: The file.
        where: The name of the file in error messages; the path itself by default.
        empty_as_null: Read `key:` as null instead of refusing it, for documents that are not ours.

    Raises:
        DocumentError: The file cannot be read or holds no single well-formed document.
    """
    path = Path(path)
    where = where or str(path)
    text = read_text(path, where)
    if path.suffix == ".json":
        return parse_json(text, where)
    return parse_yaml(text, where, empty_as_null=empty_as_null)


def parse_yaml(text: str, where: str | None = None, *, empty_as_null: bool = False) -> Any:
    """Return the value of a YAML text.

    Values behind aliases are copies: changing one never changes another.

    Args:
        text: One document.
        where: The name of the document in error messages.
        empty_as_null: Read `key:` as null instead of refusing it, for documents that are not ours.

    Raises:
        DocumentError: The text is empty, malformed, ambiguous (duplicate keys, merge keys, keys without
            a value), holds more than one document, or expands or nests beyond reason.
    """
    return parse_lines(text, where, empty_as_null=empty_as_null).value


def parse_lines(text: str, where: str | None = None, *, empty_as_null: bool = False) -> Parsed:
    """Return what `parse_yaml` returns, with the line of each value.

    Raises:
        DocumentError: As `parse_yaml`.
    """
    text = check_text(text, where)
    check_characters(text, where)
    try:
        loading = loader(text, where, empty_as_null=empty_as_null)
        return Parsed(loading.document(), loading.lines)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text, where) from None
    except yaml.YAMLError as error:
        raise DocumentError(f"is not YAML: {error}", where=where) from None


def _syntax_error(error: yaml.MarkedYAMLError, text: str, where: str | None) -> DocumentError:
    mark = error.problem_mark or error.context_mark
    problem = " ".join(str(error.problem or error.context or "is not YAML").split())
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        problem, advice = "a tab in the indentation", "indent with spaces"
    else:
        advice = next((advice for pattern, advice in _ADVICE if re.search(pattern, problem)), "")
    context = error.context_mark
    if context and mark and context.line < mark.line:
        problem += f", in what starts in line {context.line + 1}"
    at = f"{where or 'text'}:{mark.line + 1}:{mark.column + 1}" if mark else place(where, text, 0)
    return DocumentError(f"is not YAML: {problem}", where=at, advice=advice or None)
