"""A contract as rules look at it: the tree, its bundle, and the way from a place in one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ..bundle import Bundle
from ..grammar import METHODS, Node, walk
from ..nulls import write_out_nulls
from ..pointer import PointerError, from_fragment, join, parents, resolve
from ..sources import BROKEN, Source, Tree
from .validation import Validation

__all__ = ["Example", "Message", "Operation", "Service", "View", "as_dict", "as_list"]


def as_dict(value: Any) -> dict[str, Any]:
    """Return the value when it is a mapping, else an empty one: its form is for the validator to judge."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """Return the value when it is a list, else an empty one."""
    return value if isinstance(value, list) else []


class Operation(NamedTuple):
    """One operation: its id (or method and path when it has none), where it stands, what it says."""

    name: str
    path: str
    method: str
    pointer: str
    value: dict[str, Any]

    @property
    def undocumented(self) -> list[Any]:
        """The parts that no source documents: `request`, `response`, `callback`."""
        return as_list(self.value.get("x-undocumented"))


class Message(NamedTuple):
    """One callback message of a service: its component and the path of members that tells it apart."""

    component: str
    key: str

    @property
    def name(self) -> str:
        """The short name: the last member of the key."""
        return self.key.rpartition(".")[2]

    @property
    def pointer(self) -> str:
        """Where the component stands."""
        return join("/components/schemas", self.component)


class Service(NamedTuple):
    """One callback service and its messages."""

    name: str
    pointer: str
    value: dict[str, Any]
    messages: list[Message]


class Example(NamedTuple):
    """An example value, where it stands, and the schema it must satisfy."""

    pointer: str
    value: Any
    schema_pointer: str


@dataclass(frozen=True)
class View:
    """What rules read."""

    tree: Tree
    bundle: Bundle

    @property
    def document(self) -> dict[str, Any]:
        """The bundled document."""
        return self.bundle.document

    @cached_property
    def validation(self) -> Validation:
        """Validates values against schemas of the document, as they are written."""
        return Validation(self.document)

    @cached_property
    def published(self) -> Validation:
        """Validates values against the public document, where null is absence; schemas inside others may move."""
        return Validation(write_out_nulls(self.document))

    @cached_property
    def whole(self) -> bool:
        """Whether every operation and service could be read: only then is what is missing really missing."""
        return not any(source.broken for source in self.tree.of_kind("document", "path item", "webhook"))

    @cached_property
    def nodes(self) -> list[Node]:
        """All parts of the document, without those that stand for something broken."""
        return [node for node in walk("document", self.document) if "x-broken" not in as_dict(node.value)]

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        """Yield the parts of some kinds that are mappings, references left out."""
        for node in self.nodes:
            if node.kind in kinds and isinstance(node.value, dict) and "$ref" not in node.value:
                yield node

    @cached_property
    def operations(self) -> list[Operation]:
        """All operations of the paths, in document order."""
        found = []
        for path, item in as_dict(self.document.get("paths")).items():
            for method in METHODS:
                value = as_dict(item).get(method)
                if isinstance(value, dict):
                    name = str(value.get("operationId") or f"{method.upper()} {path}")
                    found.append(Operation(name, path, method, join("/paths", path, method), value))
        return found

    @cached_property
    def schemas(self) -> dict[str, Any]:
        """Component schemas by name."""
        schemas = as_dict(as_dict(self.document.get("components")).get("schemas"))
        return {name: schema for name, schema in schemas.items() if schema != BROKEN}

    @cached_property
    def services(self) -> dict[str, Service]:
        """Callback services by name."""
        items = as_dict(as_dict(self.document.get("components")).get("pathItems"))
        return {name: self._service(name, as_dict(item)) for name, item in items.items() if item != BROKEN}

    def _service(self, name: str, item: dict[str, Any]) -> Service:
        content = as_dict(as_dict(as_dict(item.get("post")).get("requestBody")).get("content"))
        schema = as_dict(as_dict(content.get("application/json")).get("schema"))
        messages = []
        for branch in as_list(schema.get("anyOf")) or [schema]:
            component = str(as_dict(branch).get("$ref", "")).removeprefix("#/components/schemas/")
            key = as_dict(self.schemas.get(component)).get("x-message-key")
            if isinstance(key, str):
                messages.append(Message(component, key))
        return Service(name, join("/components/pathItems", name), item, messages)

    @cached_property
    def examples(self) -> list[Example]:
        """All examples of bodies, parameters and headers that have a schema; XML text is left out."""
        found = []
        for node in self.of_kind("media type", "parameter", "header"):
            if "schema" not in node.value or node.pointer.endswith("xml"):
                continue
            schema = f"{node.pointer}/schema"
            if "example" in node.value:
                found.append(Example(f"{node.pointer}/example", node.value["example"], schema))
            for name, example in as_dict(node.value.get("examples")).items():
                if "value" in as_dict(example):
                    pointer = join(node.pointer, "examples", name, "value")
                    found.append(Example(pointer, example["value"], schema))
        return found

    def resolve(self, value: Any) -> Any:
        """Return what a reference leads to, or the value itself when it is none."""
        for _ in range(10):
            reference = as_dict(value).get("$ref")
            if not isinstance(reference, str):
                break
            value = self.at(reference)
        return value

    def at(self, pointer: str) -> Any:
        """Return the part of the document at a JSON pointer or reference, None when there is none."""
        try:
            return resolve(self.document, from_fragment(pointer) if pointer.startswith("#") else pointer)
        except PointerError:
            return None

    def origin(self, pointer: str) -> tuple[Source, str]:
        """Return the file that a part of the document came from, and the pointer inside that file."""
        places = self.document["x-sources"]
        prefix = next(each for each in parents(pointer) if not each or f"#{each}" in places)
        source = self._by_where[places[f"#{prefix}"]]
        rest = pointer[len(prefix) :]
        return source, rest.removeprefix("/value") if "example" in source.kind else rest

    def where(self, pointer: str) -> str:
        """Return the place of a part of the document in the sources, for a finding."""
        source, rest = self.origin(pointer)
        return source.place(rest) if source.lines or not rest else f"{source.where}#{rest}"

    @cached_property
    def _by_where(self) -> dict[str, Source]:
        return {source.where: source for source in self.tree.sources.values()}
