"""Values against schemas of the bundled document; nothing is ever coerced."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import jsonschema_rs

from ..pointer import join

__all__ = ["Validation", "explain", "malformations"]

_ROOT = "urn:contract"
_LENGTH = 240


class Validation:
    """Validates values against any schema of a document, found by its JSON pointer."""

    def __init__(self, document: dict[str, Any]) -> None:
        known: dict[str, Any] = {key: document[key] for key in ("paths", "components") if key in document}
        self._registry = jsonschema_rs.Registry([(_ROOT, known)], draft=jsonschema_rs.Draft202012)
        self._validators: dict[str, jsonschema_rs.Validator | str] = {}

    def fault(self, pointer: str) -> str | None:
        """Return why the schema at a pointer is unusable, None when it is fine."""
        validator = self._validator(pointer)
        return validator if isinstance(validator, str) else None

    def errors(self, pointer: str, value: Any) -> list[tuple[str, str]]:
        """Return what is wrong with a value, as JSON pointer into it and message; nothing for an unusable schema."""
        validator = self._validator(pointer)
        if isinstance(validator, str):
            return []
        return [explain(error) for error in validator.iter_errors(value)]

    def accepts(self, pointer: str, value: Any) -> bool:
        """Whether a value satisfies the schema at a pointer."""
        return not self.errors(pointer, value)

    def _validator(self, pointer: str) -> jsonschema_rs.Validator | str:
        if pointer not in self._validators:
            reference = {"$ref": f"{_ROOT}#{quote(pointer, safe='/~')}"}
            try:
                self._validators[pointer] = jsonschema_rs.Draft202012Validator(
                    reference, registry=self._registry, validate_formats=True
                )
            except (ValueError, jsonschema_rs.ReferencingError) as error:
                self._validators[pointer] = _shorten(str(getattr(error, "message", error)))
        return self._validators[pointer]


def malformations(schema: Any) -> list[tuple[str, str]]:
    """Return place and message of each keyword whose value JSON Schema does not allow."""
    grammar = jsonschema_rs.Draft202012Validator({"$ref": "https://json-schema.org/draft/2020-12/schema"})
    return [explain(error) for error in grammar.iter_errors(schema)]


def explain(error: jsonschema_rs.ValidationError) -> tuple[str, str]:
    """Return place and message of an error; of alternatives, what keeps the value from the nearest one."""
    kind = error.kind
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.AnyOf | jsonschema_rs.ValidationErrorKind.OneOfNotValid):
        branches = [branch for branch in kind.context if branch]
        if branches:
            nearest = max(branches, key=lambda branch: (max(len(e.instance_path) for e in branch), -len(branch)))
            place, message = explain(nearest[0])
            return place, f"fits none of {len(kind.context)} alternatives; of the nearest: {message}"
    place = join("", *error.instance_path)
    return place, _shorten(error.message)


def _shorten(message: str) -> str:
    message = " ".join(message.split())
    return message if len(message) <= _LENGTH else f"{message[: _LENGTH // 2]} … {message[-_LENGTH // 2 :]}"
