"""JSON Schema validation against parts of one OpenAPI 3.1 document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, Protocol

import jsonschema_rs

from thingspace_contract.contract.causes import all_causes, rule_of, sentence
from thingspace_contract.contract.large import is_small, windows
from thingspace_contract.contract.problems import Problem, place
from thingspace_contract.documents import pointer as pointers
from thingspace_contract.documents.pointer import escape

__all__ = ["LONGEST_LIST", "MORE", "SchemaStore", "escape", "resolve"]

#: Breaches of one schema that are told one by one.
LONGEST_LIST = 100
_IDLE = 200  # windows without a further breach, after which no more are looked for
#: What is said of breaches beyond those.
MORE = "breaks the contract in more places, which are not listed"
_Kind = jsonschema_rs.ValidationErrorKind
_DOCUMENT = "urn:thingspace:contract"


class _Validator(Protocol):
    def is_valid(self, instance: Any) -> bool: ...
    def iter_errors(self, instance: Any) -> Iterator[jsonschema_rs.ValidationError]: ...


def resolve(document: Mapping[str, Any], pointer: str) -> Any:
    """Return what a pointer such as "#/components/schemas/DeviceId" points at; LookupError when nothing is there."""
    return pointers.resolve(document, pointer.removeprefix("#"))


class SchemaStore:
    """Validators for any schema of a document, compiled once each (Draft 2020-12, formats asserted).

    Args:
        document: the bundled OpenAPI document, which is what references point into.
            It is read into a registry once; a validator of its own for each of its schemas costs some 30 µs then.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._registry = jsonschema_rs.Registry([(_DOCUMENT, dict(document))], draft=jsonschema_rs.Draft202012)
        self._validator = lru_cache(maxsize=None)(self._compile)

    def problems(self, pointer: str, instance: Any, where: str) -> list[Problem]:
        """Validate `instance` against the schema at `pointer`; return its breaches, each at its deepest cause.

        A body of ten thousand devices can break a rule ten thousand times: after `LONGEST_LIST` breaches the last
        entry says that there are more. No more of them are looked for.
        """
        validator = self._validator(pointer)
        try:
            if validator.is_valid(instance):
                return []
            if not is_small(instance):
                return self._first_problems(validator, pointer, instance, where)
            found = [*islice(validator.iter_errors(instance), LONGEST_LIST + 1)]
            told = [*dict.fromkeys(self._problem(cause, where) for cause in all_causes(found[:LONGEST_LIST]))]
            return [*told, Problem(where, MORE, pointer)] if len(found) > LONGEST_LIST else told
        except UnicodeEncodeError:
            return [Problem(where, "holds a lone surrogate (\\ud800 to \\udfff), which is not text", pointer)]

    def size_problem(self, schema: Mapping[str, Any], value: list[Any], where: str) -> Problem:
        """Return the breach of a list that has more items than a schema of the document allows."""
        path = self._limits[id(schema)]
        said = rule_of(self._document, path)
        text = f"has {len(value):,} items, and may have {schema['maxItems']:,} at most"
        return Problem(where, f"{text} ({said})" if said else text, pointers.join("#", *path))

    def is_valid(self, pointer: str, instance: Any) -> bool:
        """Whether `instance` keeps the schema at `pointer`."""
        try:
            return self._validator(pointer).is_valid(instance)
        except UnicodeEncodeError:  # a lone surrogate: JSON can write it, text cannot hold it
            return False

    def _compile(self, pointer: str) -> _Validator:
        schema = {"$ref": _DOCUMENT + pointers.to_fragment(pointer.removeprefix("#"))}
        validator: _Validator = jsonschema_rs.Draft202012Validator(
            schema, registry=self._registry, validate_formats=True
        )
        return validator

    def _first_problems(self, validator: _Validator, pointer: str, instance: Any, where: str) -> list[Problem]:
        """Return the first breaches of a large value, found window by window."""
        told: dict[tuple[str, str, str], Problem] = {}
        idle = 0
        for window in windows(instance, self._names):
            if validator.is_valid(window.value):
                continue
            before = len(told)
            for cause in all_causes(validator.iter_errors(window.value)):
                path = window.original(cause.instance_path)
                if not _is_of_cut(cause, instance, path):
                    problem = self._problem(cause, where, path)
                    # what is told of an object or array as a whole shows other parts of it in each window
                    shown = "" if problem.message[:1] in ("{", "[") else problem.message
                    told.setdefault((problem.where, problem.pointer, shown), problem)
            idle = idle + 1 if len(told) == before else 0
            if idle == _IDLE:  # a breach that is in every window: what else there is may wait until it is cured
                break
            if len(told) > LONGEST_LIST:
                return [*islice(told.values(), LONGEST_LIST), Problem(where, MORE, pointer)]
        # what no part shows, such as items that are the same, is seldom
        return [*told.values()] or [self._problem(each, where) for each in all_causes(validator.iter_errors(instance))]

    @cached_property
    def _names(self) -> frozenset[str]:
        """The members that any schema of the document names."""
        return frozenset(
            name for _, part in _parts(self._document) for name in (*_mapping(part, "properties"), *_required(part))
        )

    @cached_property
    def _limits(self) -> dict[int, tuple[str | int, ...]]:
        """The places of schemas with a `maxItems`, by the identity of the schema."""
        return {id(part): (*path, "maxItems") for path, part in _parts(self._document) if "maxItems" in part}

    def _problem(
        self, error: jsonschema_rs.ValidationError, where: str, path: Sequence[str | int] | None = None
    ) -> Problem:
        rule = pointers.join("#", *error.schema_path)
        said = rule_of(self._document, error.schema_path)
        text = sentence(error, pointers.resolve(self._document, pointers.join("", *error.schema_path)))
        return Problem(
            place(where, error.instance_path if path is None else path), f"{text} ({said})" if said else text, rule
        )


def _is_of_cut(error: jsonschema_rs.ValidationError, instance: Any, path: Sequence[str | int]) -> bool:
    """Whether an error is only that a window has less than the value."""
    if not isinstance(error.kind, _Kind.MinItems | _Kind.Contains | _Kind.MinProperties):
        return False
    for step in path:
        instance = instance[step]
    shown = error.instance
    return isinstance(shown, dict | list) and len(instance) != len(shown)


def _parts(document: Any) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Any]]]:
    """Yield the objects of a document with their places."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), document)]
    while waiting:
        path, part = waiting.pop()
        if isinstance(part, Mapping):
            yield path, part
            waiting += [((*path, name), each) for name, each in part.items() if isinstance(each, dict | list)]
        elif isinstance(part, list):
            waiting += [((*path, index), each) for index, each in enumerate(part) if isinstance(each, dict | list)]


def _mapping(part: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = part.get(name)
    return found if isinstance(found, dict) else {}


def _required(part: Mapping[str, Any]) -> list[str]:
    found = part.get("required")
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
