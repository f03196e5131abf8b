"""Parser events to plain values by the rules of YAML 1.2's JSON schema."""

from __future__ import annotations

import copy
import math
import re
from typing import Any

import yaml

from .errors import DocumentError

__all__ = ["Builder"]

#: Values that aliases of one document may add together; far more than a human writes, far less than hurts.
ALIAS_VALUES = 20_000
#: Levels of nesting of one document.
DEPTH = 100

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
_CONSTANTS = {"true": True, "false": False, "null": None}
_TAG = "tag:yaml.org,2002:"
_SCALAR_TAGS: dict[str, set[type]] = {
    f"{_TAG}int": {int},
    f"{_TAG}float": {int, float},
    f"{_TAG}bool": {bool},
    f"{_TAG}null": {type(None)},
}
_COLLECTION_TAGS = {None, "!", f"{_TAG}map", f"{_TAG}seq"}
_VALUES = (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)


class Builder:
    """Builds the value of one document from parser events, one method a rule.

    Attributes:
        where: The name of the document in error messages.
        lines: JSON pointer → line, of every value built so far; a member stands where its key stands.
    """

    def __init__(self, text: str, where: str | None, *, empty_as_null: bool) -> None:
        self.where = where
        self._empty_as_null = empty_as_null
        self.lines: dict[str, int] = {}
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._open_anchors: set[str] = set()
        self._values = 0
        self._alias_values = 0
        self._events = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))

    def document(self) -> Any:
        """Return the value of the only document.

        Raises:
            DocumentError: A rule is broken.
            yaml.YAMLError: The text is not YAML.
        """
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            raise DocumentError("holds only comments", where=self.where, advice="write a document")
        value = self._value(next(self._events), "", 0)
        next(self._events)
        second = next(self._events)
        if not isinstance(second, yaml.StreamEndEvent):
            raise self._error(second, "a second document starts here", "one file holds one document; remove this ---")
        return value

    def _error(self, event: yaml.Event, message: str, advice: str | None = None) -> DocumentError:
        column = event.start_mark.column + 1 if event.start_mark else 1
        where = f"{self.where or 'text'}:{_line(event)}:{column}"
        return DocumentError(message, where=where, advice=advice)

    def _value(self, event: yaml.Event, pointer: str, depth: int) -> Any:
        value: Any
        self.lines[pointer] = _line(event)
        if isinstance(event, yaml.AliasEvent):
            value = self._alias(event)
            if depth + _height(value) > DEPTH:
                raise self._error(event, f"is nested deeper than {DEPTH} levels")
            return value
        if depth > DEPTH:
            raise self._error(event, f"is nested deeper than {DEPTH} levels")
        if not isinstance(event, _VALUES):
            raise self._error(event, "a value is missing")
        self._values += 1
        before = self._values
        if event.anchor:
            self._open_anchors.add(event.anchor)
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event, pointer)
        elif event.tag not in _COLLECTION_TAGS:
            raise self._error(event, f"the tag {event.tag} is not known", "remove the tag")
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping(pointer, depth)
        else:
            value = self._sequence(pointer, depth)
        if event.anchor:
            self._open_anchors.discard(event.anchor)
            self._anchors[event.anchor] = (value, self._values - before + 1)
        return value

    def _alias(self, event: yaml.AliasEvent) -> Any:
        name = event.anchor
        if name in self._open_anchors:
            raise self._error(event, f"the alias *{name} stands inside its own anchor", "write the value out")
        if name not in self._anchors:
            raise self._error(event, f"no anchor &{name} comes before this alias", "quote a text that starts with *")
        value, size = self._anchors[name]
        self._values += size
        self._alias_values += size
        if self._alias_values > ALIAS_VALUES:
            raise self._error(event, f"aliases expand to more than {ALIAS_VALUES} values", "write less of them")
        return copy.deepcopy(value)

    def _sequence(self, pointer: str, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, f"{pointer}/{len(items)}", depth + 1))
        return items

    def _mapping(self, pointer: str, depth: int) -> dict[str, Any]:
        members: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            if key in members:
                raise self._error(
                    event,
                    f"the key {key!r} appears twice, first in line {first_lines[key]}",
                    "keep one of them",
                )
            first_lines[key] = _line(event)
            child = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            members[key] = self._value(next(self._events), child, depth + 1)
            self.lines[child] = first_lines[key]
        return members

    def _key(self, event: yaml.Event) -> str:
        if isinstance(event, yaml.AliasEvent):
            key = self._alias(event)
            if isinstance(key, str):
                return key
        elif isinstance(event, yaml.ScalarEvent):
            if event.anchor:
                self._anchors[event.anchor] = (event.value, 1)
            plain = event.style in (None, "")
            if plain and event.value == "<<":
                advice = "write the members out, use $ref, or quote '<<' when it is a name"
                raise self._error(event, "merge keys (<<) are not part of YAML 1.2", advice)
            if plain and event.value == "":
                raise self._error(event, "a value without a key", "write the key before the colon")
            return str(event.value)
        raise self._error(event, "a key that is not a string", "quote it")

    def _scalar(self, event: yaml.ScalarEvent, pointer: str) -> Any:
        text: str = event.value
        plain = event.style in (None, "") and event.tag is None
        if plain and text == "":
            if self._empty_as_null:
                return None
            name = repr(pointer.rpartition("/")[2]) if pointer else "the document"
            raise self._error(event, f"{name} has no value", "write null, '', {} or [], whichever is meant")
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            raise self._error(event, "half of a surrogate pair, which is no character", "write the character itself")
        if event.tag in (None, "!", f"{_TAG}str"):
            return self._resolve(event, text) if plain else text
        value = self._resolve(event, text)
        kinds = _SCALAR_TAGS.get(event.tag)
        if kinds is None:
            raise self._error(event, f"the tag {event.tag} is not known", "remove the tag")
        if type(value) not in kinds:
            raise self._error(event, f"{text!r} does not fit its tag {event.tag}", "remove the tag")
        return float(value) if float in kinds else value

    def _resolve(self, event: yaml.ScalarEvent, text: str) -> Any:
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if not _NUMBER.fullmatch(text):
            return text
        try:
            number = int(text) if _INTEGER.fullmatch(text) else float(text)
        except ValueError:
            raise self._error(event, "a number of too many digits", "quote it when it is a text") from None
        if isinstance(number, float) and math.isinf(number):
            raise self._error(event, f"the number {text} is too large", "quote it when it is a text")
        return number


def _height(value: Any) -> int:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_height, items), default=-1)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
