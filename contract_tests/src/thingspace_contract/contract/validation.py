"""JSON Schema validation against parts of one OpenAPI 3.1 document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Protocol

import jsonschema_rs

from thingspace_contract.contract.causes import causes, rule_of, sentence
from thingspace_contract.contract.problems import Problem
from thingspace_contract.documents import pointer as pointers
from thingspace_contract.documents.pointer import escape

__all__ = ["SchemaStore", "escape", "resolve"]

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
        """Validate `instance` against the schema at `pointer`; return every breach, the deepest causes included."""
        validator = self._validator(pointer)
        try:
            if validator.is_valid(instance):
                return []
            return [self._problem(cause, where) for error in validator.iter_errors(instance) for cause in causes(error)]
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
        path = "/".join([where, *(str(part) for part in error.instance_path)])
        said = rule_of(self._document, error.schema_path)
        return Problem(path, f"{sentence(error)} ({said})" if said else sentence(error), rule)
