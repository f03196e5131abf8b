"""What keeps a value from a schema, for people: the deepest cause, in a sentence that says what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import jsonschema_rs

__all__ = ["CUT", "all_causes", "causes", "rule_of", "sentence"]

#: What stands in a sentence for the middle that was too long.
CUT = " … "
_LONGEST_SENTENCE = 300
#: A pattern that lists words without regard to case, such as the kinds of identifiers.
_WORDS = re.compile(r"\^\(?((?:\[[A-Z][a-z]\])+(?:\|(?:\[[A-Z][a-z]\])+)*)\)?\$")
_NULL: dict[str, Any] = {"type": "null"}
_Kind = jsonschema_rs.ValidationErrorKind


def all_causes(errors: Iterable[jsonschema_rs.ValidationError]) -> Iterator[jsonschema_rs.ValidationError]:
    """Yield the causes of several errors, without what only follows from a wrong JSON type."""
    found = [cause for error in errors for cause in causes(error)]
    mistaken = {tuple(each.instance_path) for each in found if isinstance(each.kind, _Kind.Type)}
    for cause in found:
        if not (isinstance(cause.kind, _Kind.Not) and tuple(cause.instance_path) in mistaken):
            yield cause


def causes(error: jsonschema_rs.ValidationError) -> list[jsonschema_rs.ValidationError]:
    """Return what keeps a value from the one alternative that is meant.

    That is the one whose JSON type the value has, or all of whose required members it has. Where no type fits, one
    alternative speaks for all that want the same.
    """
    kind = error.kind
    if not isinstance(kind, _Kind.AnyOf | _Kind.OneOfNotValid):
        return [error]
    branches = [branch for branch in kind.context if branch]
    for meant in (
        [branch for branch in branches if not any(_is_type(each, error) for each in branch)],
        [branch for branch in branches if not any(_is_type(each, error, ["null"]) for each in branch)],
        [branch for branch in branches if not any(_is_about(each, error) for each in branch)],
        _alike(branches, error),
    ):
        if len(meant) == 1:
            return [cause for each in meant[0] for cause in causes(each)]
    return [error]


def sentence(error: jsonschema_rs.ValidationError, keyword: Any = None) -> str:
    """Return what is wrong, without its middle where it is too long; either/or rules name their members.

    Args:
        error: what keeps a value from a schema.
        keyword: what the schema says there, the value of the keyword that is broken.
    """
    kind = error.kind
    said = None
    if isinstance(kind, _Kind.AnyOf | _Kind.OneOfNotValid):
        said = _none_of(kind.context, error)
    elif isinstance(kind, _Kind.Not):
        said = _together(kind.schema, error.instance) or "is not allowed here"
    elif isinstance(kind, _Kind.OneOfMultipleValid):
        said = _several(keyword, error.instance)
    elif isinstance(kind, _Kind.Contains):
        said = _lacking(keyword)
    elif isinstance(kind, _Kind.Pattern):
        said = _words(kind.pattern, error.instance)
    said = said or error.message
    half = _LONGEST_SENTENCE // 2
    return said if len(said) <= _LONGEST_SENTENCE else f"{said[:half]}{CUT}{said[-half:]}"


def rule_of(document: Mapping[str, Any], path: Sequence[str | int]) -> str:
    """Return what the contract says of the rule, a part of an `allOf`, that a schema path lies in; "" for no rule."""
    node: Any = document
    said = ""
    for before, step in zip(("", *path), path, strict=False):
        node = node[int(step)] if isinstance(node, list) else _at(node, step)
        if before == "allOf" and isinstance(node, Mapping) and "$ref" not in node:
            said = str(node.get("description", "")).rstrip(".") or said
    return said


def _at(node: Any, step: str | int) -> Any:
    """Return a member; of a path, names that are numbers, such as statuses, come as numbers."""
    return node.get(str(step), {}) if isinstance(node, Mapping) else {}


def _none_of(
    branches: Sequence[Sequence[jsonschema_rs.ValidationError]], whole: jsonschema_rs.ValidationError
) -> str | None:
    """Return a sentence for alternatives that only want members to be there; None for any other."""
    wanted = []
    for branch in branches:
        names = [name for each in branch if (name := _missing(each, whole)) is not None]
        if not names or len(names) < len(branch):
            return None
        wanted.append(" with ".join(names))
    return f"needs {', '.join(wanted[:-1])} or {wanted[-1]}"


def _missing(error: jsonschema_rs.ValidationError, whole: jsonschema_rs.ValidationError) -> str | None:
    """Return the member that an error misses in a value: one that is absent, or null; None for any other error."""
    path = list(error.instance_path)
    if isinstance(error.kind, _Kind.Required) and path == list(whole.instance_path):
        return str(error.kind.property)
    if isinstance(error.kind, _Kind.Not) and error.kind.schema == _NULL and path[:-1] == list(whole.instance_path):
        return str(path[-1])
    return None


def _several(branches: Any, value: Any) -> str | None:
    """Return a sentence for members of which only one may be there; None for any other alternatives."""
    if not isinstance(branches, list) or not isinstance(value, Mapping):
        return None
    wanted = [branch["required"] for branch in branches if branch.keys() == {"required"}]
    there = [" with ".join(names) for names in wanted if all(name in value for name in names)]
    return f"{' and '.join(there)} do not go together" if len(wanted) == len(branches) and len(there) > 1 else None


def _together(refused: Any, value: Any) -> str | None:
    """Return a sentence for null, and for members that must not be there together; None for any other refusal."""
    if refused == _NULL:
        return "may not be null here"
    if not isinstance(refused, Mapping) or not isinstance(value, Mapping):
        return None
    for branch in refused.get("anyOf", [refused]):
        names = branch.get("required", ()) if isinstance(branch, Mapping) and _is_presence(branch) else ()
        said = branch.get("properties", {}) if isinstance(branch, Mapping) else {}
        if names and all(name in value and _fits(value[name], said.get(name, {})) for name in names):
            told = [_with_const(name, said.get(name, {})) for name in names]
            if len(told) > 1:
                return f"{' and '.join(told)} do not go together"
            return f"{told[0]} does not belong here" if told == names else None
    return None


def _is_presence(schema: Mapping[str, Any]) -> bool:
    """Whether a schema asks only which members are there, not null, with one value, or not empty."""
    members = schema.get("properties", {}).values()
    is_plain = all(each == {"not": _NULL} or each.keys() <= {"const", "minItems", "minLength"} for each in members)
    return schema.keys() <= {"required", "properties"} and is_plain


def _fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value keeps what `_is_presence` lets a schema say of a member."""
    if "not" in schema:
        return value is not None
    if "const" in schema and (value != schema["const"] or isinstance(value, bool) != isinstance(schema["const"], bool)):
        return False
    least = "minItems" if isinstance(value, list) else "minLength" if isinstance(value, str) else ""
    return least not in schema or len(value) >= schema[least]


def _with_const(name: str, schema: Mapping[str, Any]) -> str:
    return f"{name} {json.dumps(schema['const'])}" if "const" in schema else name


def _words(pattern: str, value: Any) -> str | None:
    """Return a sentence for a pattern that lists words in any casing; None for any other."""
    words = _listed(pattern)
    if not words:
        return None
    return f"{json.dumps(value, ensure_ascii=False)} is none of {', '.join(words)}"


def _lacking(wanted: Any) -> str:
    """Return a sentence for a list of identifiers without one of some kinds; in general words for any other."""
    kind = wanted.get("properties", {}).get("kind", {}) if isinstance(wanted, Mapping) else {}
    words = _listed(kind.get("pattern", "")) if isinstance(kind, Mapping) else []
    return f"has no {' or '.join(words)}" if words else "has no item of the kind that is needed"


def _listed(pattern: str) -> list[str]:
    """Return the words that a pattern lists; [] for any other pattern."""
    found = _WORDS.fullmatch(pattern)
    return re.sub(r"\[[A-Z]([a-z])\]", r"\1", found[1]).split("|") if found else []


def _is_about(error: jsonschema_rs.ValidationError, whole: jsonschema_rs.ValidationError) -> bool:
    """Whether an error is about the whole value: its JSON type, or which members it has."""
    return bool(error.instance_path == whole.instance_path) or _missing(error, whole) is not None


def _alike(
    branches: list[list[jsonschema_rs.ValidationError]], whole: jsonschema_rs.ValidationError
) -> list[list[jsonschema_rs.ValidationError]]:
    """Return one alternative when all of them refuse the value in the same words."""
    said = {tuple(each.message for each in branch if _is_type(each, whole)) for branch in branches}
    return branches[:1] if len(said) == 1 and all(said) else []


def _is_type(
    error: jsonschema_rs.ValidationError, whole: jsonschema_rs.ValidationError, types: list[str] | None = None
) -> bool:
    """Whether an error is that the whole value has another JSON type, than just these where some are given."""
    kind = error.kind
    if not isinstance(kind, _Kind.Type) or error.instance_path != whole.instance_path:
        return False
    return types is None or kind.types == types
