"""Rules that any OpenAPI 3.1 document must keep."""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema_rs

from ..pointer import join, parents
from .rules import Breach, rule
from .validation import explain, malformations
from .view import View, as_dict

__all__ = ["KEYWORDS"]

_NAMES = """
$ref $defs $schema $id $anchor $comment title description default examples example deprecated readOnly writeOnly
type enum const format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf
items prefixItems contains minContains maxContains minItems maxItems uniqueItems unevaluatedItems
properties patternProperties additionalProperties propertyNames required minProperties maxProperties
dependentRequired dependentSchemas unevaluatedProperties allOf anyOf oneOf not if then else
contentEncoding contentMediaType contentSchema discriminator xml externalDocs
"""
#: What may stand in a schema: JSON Schema 2020-12 and the additions of OpenAPI 3.1.
KEYWORDS = frozenset(_NAMES.split())


@rule("document", "Everything else is built from these files, so each must be readable and hold together.")
def document(view: View) -> Iterator[Breach]:
    """Report what kept a file from being read or bundled."""
    for error in view.bundle.errors:
        yield Breach(error.where or view.tree.root.name, error.message, error.advice or "")


@rule("openapi-3.1", "A document that breaks the specification breaks every tool of our readers.")
def openapi(view: View) -> Iterator[Breach]:
    """Run a validator of OpenAPI 3.1 over the bundle: its form first, what holds it together when the form is right."""
    import openapi_spec_validator as osv  # costs half a second: only when linting
    from openapi_spec_validator.schemas import schema_v31
    from referencing.exceptions import Unresolvable

    form = jsonschema_rs.Draft202012Validator(dict(schema_v31))
    faults = [explain(error) for error in form.iter_errors(view.document)]
    if not faults and not view.bundle.errors and not any(_malformations(view)):
        validator = osv.OpenAPIV31SpecValidator(view.document)
        try:
            for error in validator.root_validator(validator.schema_path):
                place = join("", *error.absolute_path)
                faults.append((place, str(error.message)))
        except (Unresolvable, ValueError) as problem:
            faults.append(("", f"a reference cannot be resolved: {problem}"))
    for place, message in dict.fromkeys(faults):
        if not _is_broken(view, place):
            yield Breach(view.where(place), message, "see https://spec.openapis.org/oas/v3.1.1")


@rule("json-schema", "An unusable schema checks nothing.")
def json_schema(view: View) -> Iterator[Breach]:
    """Check the form of every schema, its patterns and its references."""
    malformed = dict(_malformations(view))
    for place, message in malformed.items():
        yield Breach(view.where(place), message, "correct the keyword's value")
    for pointer in () if malformed or view.bundle.errors else _outer_schemas(view):
        problem = view.validation.fault(pointer)
        if problem:
            yield Breach(view.where(pointer), problem, "correct the pattern or the reference")


@rule("schema-keyword", "A misspelt keyword is legal JSON Schema and silently checks nothing.")
def schema_keyword(view: View) -> Iterator[Breach]:
    """Refuse members of a schema that are neither a keyword nor an extension."""
    for node in view.nodes:
        for keyword in as_dict(node.value) if node.kind == "schema" else ():
            if keyword not in KEYWORDS and not keyword.startswith("x-"):
                advice = "correct the spelling, or start its name with x-"
                yield Breach(view.where(join(node.pointer, keyword)), f"{keyword} is not a keyword", advice)


def _malformations(view: View) -> Iterator[tuple[str, str]]:
    """Yield place and message of each keyword whose value JSON Schema does not allow."""
    for pointer in _outer_schemas(view):
        for place, message in malformations(view.at(pointer)):
            yield pointer + place, message


def _outer_schemas(view: View) -> Iterator[str]:
    """Yield the pointer of every schema that is not inside another one."""
    inside = "\0"
    for node in view.nodes:
        if node.kind == "schema" and not node.pointer.startswith(f"{inside}/"):
            inside = node.pointer
            yield node.pointer


def _is_broken(view: View, pointer: str) -> bool:
    return any("x-broken" in as_dict(view.at(each)) for each in parents(pointer))
