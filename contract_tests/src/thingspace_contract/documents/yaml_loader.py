"""YAML text to plain values and their lines: PyYAML composes the nodes, YAML 1.2's JSON schema gives their values."""

from __future__ import annotations

import copy
import math
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.resolver import BaseResolver

from .errors import DocumentError
from .pointer import join, last

__all__ = ["Loader", "loader", "resolve_json_scalars"]

#: Values that aliases of one document may add together; far more than a human writes, far less than hurts.
ALIAS_VALUES = 20_000
#: Levels of nesting of one document.
DEPTH = 100

_TAG = "tag:yaml.org,2002:"
_NULL, _BOOL, _INT, _FLOAT, _STR = (f"{_TAG}{name}" for name in ("null", "bool", "int", "float", "str"))
_EMPTY = ""  # the tag of a plain scalar without text; nobody can write it
# What a scalar of a tag looks like. A plain scalar has the first tag that fits, and is a text when none does.
_PATTERNS = {
    _EMPTY: re.compile(r"\Z"),
    _NULL: re.compile(r"null\Z"),
    _BOOL: re.compile(r"(?:true|false)\Z"),
    _INT: re.compile(r"-?(?:0|[1-9][0-9]*)\Z"),
    _FLOAT: re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?\Z"),
}
_FIRST = {_EMPTY: ("",), _NULL: "n", _BOOL: "tf", _INT: "-0123456789", _FLOAT: "-0123456789"}


def resolve_json_scalars(reader_or_writer: type[BaseResolver]) -> None:
    """Tell a class of PyYAML which plain scalars are null, booleans and numbers here, beside those it knows."""
    for tag, pattern in _PATTERNS.items():
        reader_or_writer.add_implicit_resolver(tag, pattern, _FIRST[tag])


def loader(text: str, where: str | None, *, empty_as_null: bool) -> Loader:
    """Return a loader of a text, on PyYAML's parser in C when there is one, else on the one in Python."""
    base = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return _loader_on(base)(base, text, where, empty_as_null=empty_as_null)


@cache
def _loader_on(base: type) -> type[Loader]:
    return type("_Loader", (Loader, base), {})


class Loader(Composer, BaseResolver):
    """PyYAML's composer with our limits and values; a subclass adds a parser.

    Attributes:
        lines: JSON pointer → line, of every value built so far; a member stands where its key stands.
    """

    line = column = 0  # where the parser in Python is
    peek_event: Callable[[], Any]  # the parser's, as the next
    get_event: Callable[[], Any]

    def __init__(self, base: type, text: str, where: str | None, *, empty_as_null: bool) -> None:
        base.__init__(self, text)  # type: ignore[misc]
        Composer.__init__(self)
        self.lines: dict[str, int] = {}
        self._where = where
        self._empty_as_null = empty_as_null
        self._depth = 0
        self._spare = ALIAS_VALUES  # what may still be built: each node that is composed adds one

    def document(self) -> Any:
        """Return the value of the only document.

        Raises:
            DocumentError: A rule is broken.
            yaml.YAMLError: The text is not YAML.
        """
        try:
            root = self.get_node() if self.check_node() else None
            more = root is not None and self.check_node()
        except (OverflowError, ValueError):  # the parser in Python, of "\\UFFFFFFFF"
            raise self._error(self, "an escape of no character") from None
        if root is None:
            raise DocumentError("holds only comments", where=self._where, advice="write a document")
        if more:
            advice = "one file holds one document; remove this ---"
            raise self._error(self.peek_event().start_mark, "a second document starts here", advice)
        return self._value(root, "", 0)

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose a node as PyYAML does, but not too deep; and let an anchor be named again."""
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent):
            return self._alias(self.get_event())
        if self._depth > DEPTH:
            raise self._error(event.start_mark, f"is nested deeper than {DEPTH} levels")
        if isinstance(event, yaml.ScalarEvent) and (event.style or event.tag == "!"):
            event.implicit = (False, True)  # what is quoted is a text, and so is what stands behind the tag !
        self.anchors.pop(event.anchor, None)
        self._spare += 1
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def _alias(self, event: yaml.AliasEvent) -> yaml.Node:
        """Return the node behind an alias, as one that stands where the alias does."""
        node = copy.copy(self.anchors.get(event.anchor))
        if node is None:
            message = f"no anchor &{event.anchor} comes before this alias"
            raise self._error(event.start_mark, message, "quote a text that starts with *")
        if node.end_mark is None:
            message = f"the alias *{event.anchor} stands inside its own anchor"
            raise self._error(event.start_mark, message, "write the value out")
        node.start_mark = event.start_mark
        return node

    def _error(self, mark: Any, message: str, advice: str | None = None) -> DocumentError:
        where = f"{self._where or 'text'}:{mark.line + 1}:{mark.column + 1}"
        return DocumentError(message, where=where, advice=advice)

    def _value(self, node: yaml.Node, pointer: str, depth: int) -> Any:
        self.lines.setdefault(pointer, node.start_mark.line + 1)
        self._spare -= 1
        if self._spare < 0:
            message = f"aliases expand to more than {ALIAS_VALUES} values"
            raise self._error(node.start_mark, message, "write less of them")
        if depth > DEPTH:
            raise self._error(node.start_mark, f"is nested deeper than {DEPTH} levels")
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, pointer)
        if node.tag not in (f"{_TAG}map", f"{_TAG}seq"):
            raise self._error(node.start_mark, f"the tag {node.tag} is not known", "remove the tag")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, pointer, depth)
        return [self._value(item, join(pointer, index), depth + 1) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, pointer: str, depth: int) -> dict[str, Any]:
        members: dict[str, Any] = {}
        for key_node, item in node.value:
            key = self._key(key_node)
            at = join(pointer, key)
            if key in members:
                message = f"the key {key!r} appears twice, first in line {self.lines[at]}"
                raise self._error(key_node.start_mark, message, "keep one of them")
            self.lines[at] = key_node.start_mark.line + 1
            members[key] = self._value(item, at, depth + 1)
        return members

    def _key(self, node: yaml.Node) -> str:
        """Return the text of a key as it is written, whatever its tag."""
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(node.start_mark, "a key that is not a string", "quote it")
        if not node.style and node.value == "<<":
            advice = "write the members out, use $ref, or quote '<<' when it is a name"
            raise self._error(node.start_mark, "merge keys (<<) are not part of YAML 1.2", advice)
        if not node.style and node.value == "":
            raise self._error(node.start_mark, "a value without a key", "write the key before the colon")
        return self._text(node)

    def _text(self, node: yaml.ScalarNode) -> str:
        text: str = node.value
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            advice = "write the character itself"
            raise self._error(node.start_mark, "half of a surrogate pair, which is not a character", advice)
        return text

    def _scalar(self, node: yaml.ScalarNode, pointer: str) -> Any:
        tag, text, mark = node.tag, self._text(node), node.start_mark
        if tag == _STR or (tag == _EMPTY and self._empty_as_null):
            return text if tag == _STR else None
        if tag == _EMPTY:
            name = repr(last(pointer)) if pointer else "the document"
            raise self._error(mark, f"{name} has no value", "write null, '', {} or [], whichever is meant")
        if tag not in _PATTERNS:
            raise self._error(mark, f"the tag {tag} is not known", "remove the tag")
        if not _PATTERNS[tag].match(text):
            raise self._error(mark, f"{text!r} does not fit its tag {tag}", "remove the tag")
        if tag in (_NULL, _BOOL):
            return None if tag == _NULL else text == "true"
        try:
            number = int(text) if tag == _INT else float(text)
        except ValueError:
            raise self._error(mark, "a number of too many digits", "quote it when it is a text") from None
        if isinstance(number, float) and math.isinf(number):
            raise self._error(mark, f"the number {text} is too large", "quote it when it is a text")
        return number


resolve_json_scalars(Loader)
