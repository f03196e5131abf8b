"""JSON Schema validation against parts of one OpenAPI 3.1 document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, Protocol

import jsonschema_rs

from thingspace_contract.contract.causes import all_causes, rule_of, sentence
from thingspace_contract.contract.problems import Problem, place
from thingspace_contract.documents import pointer as pointers
from thingspace_contract.documents.pointer import escape

__all__ = ["LONGEST_LIST", "SchemaStore", "escape", "resolve"]

#: Breaches of one schema that are told one by one.
LONGEST_LIST = 100
_MORE = "breaks the contract in more places, which are not listed"
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
        entry says that there are more.
        """
        validator = self._validator(pointer)
        try:
            if validator.is_valid(instance):
                return []
            found = [*islice(validator.iter_errors(instance), LONGEST_LIST + 1)]
            told = [*dict.fromkeys(self._problem(cause, where) for cause in all_causes(found[:LONGEST_LIST]))]
            return [*told, Problem(where, _MORE, pointer)] if len(found) > LONGEST_LIST else told
        except UnicodeEncodeError:
            return [Problem(where, "holds a lone surrogate (\\ud800 to \\udfff), which is not text", pointer)]

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

    def _problem(self, error: jsonschema_rs.ValidationError, where: str) -> Problem:
        rule = pointers.join("#", *error.schema_path)
        said = rule_of(self._document, error.schema_path)
        text = sentence(error, pointers.resolve(self._document, pointers.join("", *error.schema_path)))
        return Problem(place(where, error.instance_path), f"{text} ({said})" if said else text, rule)
