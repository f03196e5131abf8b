"""What keeps a value from a schema, for people: the deepest cause, in a sentence that says what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import jsonschema_rs

__all__ = ["causes", "sentence"]

_LONGEST_SENTENCE = 300
#: A pattern that lists words without regard to case, such as the kinds of identifiers.
_WORDS = re.compile(r"\^\((?:\[[A-Z][a-z]\])+(?:\|(?:\[[A-Z][a-z]\])+)*\)\$")
_Kind = jsonschema_rs.ValidationErrorKind


def causes(error: jsonschema_rs.ValidationError) -> list[jsonschema_rs.ValidationError]:
    """Return what keeps a value from the one alternative that is meant: the others want another JSON type, or null."""
    kind = error.kind
    if not isinstance(kind, _Kind.AnyOf | _Kind.OneOfNotValid):
        return [error]
    branches = [branch for branch in kind.context if branch]
    meant = [branch for branch in branches if not any(_is_type(each, error) for each in branch)]
    meant = meant or [branch for branch in branches if not any(_is_type(each, error, ["null"]) for each in branch)]
    return [cause for each in meant[0] for cause in causes(each)] if len(meant) == 1 else [error]


def sentence(error: jsonschema_rs.ValidationError) -> str:
    """Return what is wrong, cut where it would be too long; either/or rules name the members that they are about."""
    kind = error.kind
    said = None
    if isinstance(kind, _Kind.AnyOf):
        said = _none_of(kind.context)
    elif isinstance(kind, _Kind.Not):
        said = _together(kind.schema, error.instance)
    elif isinstance(kind, _Kind.Pattern):
        said = _words(kind.pattern, error.instance)
    said = said or error.message
    return said if len(said) <= _LONGEST_SENTENCE else said[:_LONGEST_SENTENCE] + "…"


def _none_of(branches: Sequence[Sequence[jsonschema_rs.ValidationError]]) -> str | None:
    """Return a sentence for alternatives that only want members to be there; None for any other."""
    wanted = []
    for branch in branches:
        names = [each.kind.property for each in branch if isinstance(each.kind, _Kind.Required)]
        if not names or len(names) < len(branch):
            return None
        wanted.append(" with ".join(names))
    return f"needs {', '.join(wanted[:-1])} or {wanted[-1]}"


def _together(refused: Any, value: Any) -> str | None:
    """Return a sentence for members of a value that must not be there together; None for any other refusal."""
    if not isinstance(refused, Mapping) or not isinstance(value, Mapping):
        return None
    for branch in refused.get("anyOf", [refused]):
        names = branch.get("required", ()) if isinstance(branch, Mapping) and _is_presence(branch) else ()
        if names and all(name in value for name in names):
            return f"{' and '.join(names)} do not go together" if len(names) > 1 else f"{names[0]} does not belong here"
    return None


def _is_presence(schema: Mapping[str, Any]) -> bool:
    """Whether a schema asks only which members are there, and not null."""
    there: dict[str, Any] = {"not": {"type": "null"}}
    return schema.keys() <= {"required", "properties"} and all(
        each == there for each in schema.get("properties", {}).values()
    )


def _words(pattern: str, value: Any) -> str | None:
    """Return a sentence for a pattern that lists words in any casing; None for any other."""
    if not _WORDS.fullmatch(pattern):
        return None
    words = re.sub(r"\[[A-Z]([a-z])\]", r"\1", pattern[2:-2]).split("|")
    return f"{json.dumps(value, ensure_ascii=False)} is none of {', '.join(words)}"


def _is_type(
    error: jsonschema_rs.ValidationError, whole: jsonschema_rs.ValidationError, types: list[str] | None = None
) -> bool:
    """Whether an error is that the whole value has another JSON type, than just these where some are given."""
    kind = error.kind
    if not isinstance(kind, _Kind.Type) or error.instance_path != whole.instance_path:
        return False
    return types is None or kind.types == types
