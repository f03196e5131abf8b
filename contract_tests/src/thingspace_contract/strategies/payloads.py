"""JSON values that keep a schema of the contract: Schemathesis turned inside out.

Schemathesis generates request bodies and nothing else.
So every schema that values are wanted of becomes the request body of an operation of a synthetic document.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import schemathesis
from hypothesis.strategies import SearchStrategy
from schemathesis.config import SchemathesisConfig

from thingspace_contract.contract import Contract
from thingspace_contract.contract.validation import resolve
from thingspace_contract.strategies.narrowing import narrowed_document, narrowed_schema

__all__ = ["from_schema", "payloads"]

_components: WeakKeyDictionary[Contract, dict[str, Any]] = WeakKeyDictionary()
_strategies: WeakKeyDictionary[Contract, dict[str, SearchStrategy[Any]]] = WeakKeyDictionary()


def payloads(contract: Contract, pointer: str) -> SearchStrategy[Any]:
    """Generate JSON values that the schema at `pointer` accepts, such as "#/components/schemas/DeviceId".

    Texts hold no control characters: no ThingSpace message ever did, and a fault that only they show is noise.

    Raises:
        KeyError: the document has nothing at that place.
    """
    schema = resolve(contract.document, pointer)
    if set(schema) == {"$ref"}:
        return payloads(contract, schema["$ref"])
    known = _strategies.setdefault(contract, {})
    if pointer not in known:
        if pointer.startswith("#/components/schemas/"):
            schema = {"$ref": pointer}
        values = from_schema(contract, schema)
        known[pointer] = values.filter(lambda value: contract.schemas.is_valid(pointer, value))
    return known[pointer]


def from_schema(contract: Contract, schema: Mapping[str, Any]) -> SearchStrategy[Any]:
    """Generate JSON values for a schema that need not be in the contract; its references are the contract's.

    The values keep the narrowed schema and nearly always the schema itself: filter where that matters.
    """
    components = _components.setdefault(contract, {})
    if not components:
        components.update(narrowed_document(contract.document))
    media = {"application/json": {"schema": narrowed_schema(contract.document, schema)}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "inside out", "version": "1"},
        "paths": {
            "/": {"post": {"requestBody": {"required": True, "content": media}, "responses": {"200": _ANY_RESPONSE}}}
        },
        "components": {"schemas": components},
    }
    operation = schemathesis.openapi.from_dict(document, config=_config())["/"]["POST"]
    return operation.as_strategy().map(lambda case: _presentable(case.body))


_ANY_RESPONSE = {"description": "Any."}


@cache
def _config() -> SchemathesisConfig:
    # Given explicitly, because Schemathesis would read a schemathesis.toml of the current folder.
    return SchemathesisConfig.from_dict({"generation": {"allow-x00": False}})


def _presentable(value: Any) -> Any:
    """Return a value as it would be written: no control characters, and 2 rather than 2.0."""
    if isinstance(value, str):
        return "".join(map(_presentable_character, value)) if not value.isascii() or not value.isprintable() else value
    if isinstance(value, list):
        return [_presentable(each) for each in value]
    if isinstance(value, dict):
        return {_presentable(key): _presentable(each) for key, each in value.items()}
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


@cache
def _presentable_character(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "C" or category in ("Zl", "Zp") or ord(character) > 0xFFFF:
        return chr(ord("a") + ord(character) % 26)
    return character
