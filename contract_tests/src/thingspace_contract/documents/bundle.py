"""Many hand-written files to one document: `openapi.json`, the strict public contract.

Path items are laid into `paths`, files of schemas, parameters, responses and callback services become
components, examples are found by their file names. The root member `x-sources` tells for each of these
(as a JSON pointer) the file it came from. At last, what null means in answers is written out.
"""

from __future__ import annotations

import copy
import difflib
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import DocumentError
from .examples import add_examples
from .grammar import same_value, shape_of
from .nulls import write_out_nulls
from .pointer import join
from .sources import BROKEN, INDEX, Source, Tree, read_tree

__all__ = ["Bundle", "assemble", "bundle"]

#: Kind of file → the room of its components, in the order in which they are written.
_ROOMS = {"schema": "schemas", "response": "responses", "parameter": "parameters", "webhook": "pathItems"}
_COMPONENT_ORDER = (*list(_ROOMS.values())[:3], "securitySchemes", "pathItems")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundled document and what was found wrong on the way.

    Attributes:
        document: The document; with errors, as much of it as could be built.
        errors: Faults of files and of what holds them together, in no particular order.
    """

    document: dict[str, Any]
    errors: list[DocumentError]


def bundle(root: Path, *, with_nulls: bool = True) -> dict[str, Any]:
    """Return the bundled document of a specification folder.

    Args:
        root: The folder.
        with_nulls: Whether to write out that null is absence in answers, as the public document does.

    Raises:
        DocumentError: The first file that cannot be read, reference that leads nowhere, or name that clashes.
    """
    bundled = assemble(read_tree(root))
    if bundled.errors:
        raise bundled.errors[0]
    return write_out_nulls(bundled.document) if with_nulls else bundled.document


def assemble(tree: Tree) -> Bundle:
    """Return the bundled document of a tree together with all its faults."""
    return _Bundler(tree).run()


class _Bundler:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.errors = list(tree.errors)
        self.places: dict[str, str] = {}

    def run(self) -> Bundle:
        index = self.tree.sources[INDEX]
        document: dict[str, Any] = self._node("document", index.value, index, "")
        self._add_components(document, index)
        self._break_circles(document["components"])
        add_examples(document, self.tree, self.places, self.errors)
        document["x-sources"] = {"#": index.where} | dict(sorted(self.places.items()))
        return Bundle(document, self.errors)

    def _add_components(self, document: dict[str, Any], index: Source) -> None:
        components = document.setdefault("components", {})
        if not isinstance(components, dict):
            return
        for kind, room in _ROOMS.items():
            taken: dict[str, Source] = dict.fromkeys(components.get(room) or {}, index)
            values: dict[str, Any] = dict(components.get(room) or {})
            for source in self.tree.of_kind(kind):
                if source.name in taken:
                    advice = "a file's name is the name of its component; rename one of them"
                    self._error(source, "", f"{source.name} is also {taken[source.name].where}", advice)
                    continue
                taken[source.name] = source
                values[source.name] = self._node(kind, source.value, source, "")
                self.places[join("#/components", room, source.name)] = source.where
            if values:
                components[room] = dict(sorted(values.items()))
        ordered = [room for room in _COMPONENT_ORDER if room in components]
        ordered += [room for room in components if room not in ordered]
        document["components"] = {room: components[room] for room in ordered}

    def _break_circles(self, components: Any) -> None:
        """Refuse schemas that are told about themselves again: no validator ever comes to an end with them."""
        schemas = components.get("schemas") if isinstance(components, dict) else None
        schemas = schemas if isinstance(schemas, dict) else {}
        prefix = "#/components/schemas/"
        edges = {
            name: [str(part.get("$ref", "")).removeprefix(prefix) for _, part in same_value("", schema)]
            for name, schema in schemas.items()
        }
        for source in self.tree.of_kind("schema"):
            reached: set[str] = set()
            waiting = list(edges.get(source.name, ()))
            while waiting:
                name = waiting.pop()
                if name not in reached:
                    reached.add(name)
                    waiting += edges.get(name, ())
            if source.name in reached:
                advice = "refer to itself only from a property or from items"
                self._error(source, "", f"{source.name} contains itself without end", advice)
                schemas[source.name] = dict(BROKEN)

    def _node(self, kind: str, value: Any, source: Source, pointer: str) -> Any:
        """Return a copy of a node in which references lead to components."""
        if not isinstance(value, dict):
            return copy.deepcopy(value)
        reference = value.get("$ref")
        target = None
        if reference is not None:
            lost = [] if kind == "schema" else [key for key in value if key != "$ref"]
            if lost:
                advice = f"write {', '.join(lost)} in the file that is referred to"
                self._error(source, pointer, f"members beside $ref are lost: {', '.join(lost)}", advice)
            target = self._target(kind, reference, source, f"{pointer}/$ref")
            if kind == "path item" and target:
                self.places[f"#{pointer}"] = target.where
                return self._node(kind, target.value, target, "")
            if kind != "schema":
                return self._link(target)
        copied = {member: self._member(kind, member, item, source, pointer) for member, item in value.items()}
        if reference is not None:
            copied = (copied if target else {}) | self._link(target)
        if kind == "schema" and isinstance(copied.get("discriminator"), dict):
            self._map_discriminator(copied["discriminator"], source, f"{pointer}/discriminator")
        return copied

    def _member(self, kind: str, member: str, value: Any, source: Source, pointer: str) -> Any:
        shape = shape_of(kind, member)
        if not shape:
            return copy.deepcopy(value)
        at = join(pointer, member)
        if not shape.container:
            return self._node(shape.kind, value, source, at)
        nodes = {key: self._node(shape.kind, item, source, join(at, key or "")) for key, item in shape.items(value)}
        if isinstance(value, list):
            return list(nodes.values())
        return copy.deepcopy(value) | nodes if isinstance(value, dict) else copy.deepcopy(value)

    def _link(self, target: Source | None) -> dict[str, Any]:
        """Return the reference to a file's component."""
        if target is None:
            return dict(BROKEN)
        return {"$ref": join("#/components", _ROOMS[target.kind], target.name)}

    def _map_discriminator(self, discriminator: dict[str, Any], source: Source, pointer: str) -> None:
        mapping = discriminator.get("mapping")
        if not isinstance(mapping, dict):
            return
        for value, reference in mapping.items():
            if isinstance(reference, str) and reference.endswith(".yaml"):
                target = self._target("schema", reference, source, join(pointer, "mapping", value))
                mapping[value] = self._link(target).get("$ref", reference)

    def _target(self, kind: str, reference: Any, source: Source, pointer: str) -> Source | None:
        """Return the file that a reference names, None (and an error) when it may not or does not exist."""
        if kind not in (*_ROOMS, "path item"):
            advice = "write it out in place"
            self._error(source, pointer, f"a {kind} cannot be a file of its own, so no $ref", advice)
            return None
        if not isinstance(reference, str) or not reference:
            self._error(source, pointer, "$ref is the path of a file", "write a relative path to a .yaml file")
            return None
        advice = "refer to a whole file by its relative path"
        if "#" in reference:
            self._error(source, pointer, f"$ref {reference!r} has a fragment", advice)
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), reference))
        if ":" in reference or reference.startswith("/") or path.startswith(".."):
            self._error(source, pointer, f"$ref {reference!r} leads out of {self.tree.root.name}/", advice)
            return None
        target = self.tree.sources.get(path)
        if target is None:
            known = [other.path for other in self.tree.of_kind(kind)]
            close = difflib.get_close_matches(path, known, 1, 0.7)
            hint = f"did you mean {close[0]}?" if close else "create the file or correct the path"
            self._error(source, pointer, f"$ref {reference!r} leads nowhere: there is no {path}", hint)
            return None
        if target.kind != kind:
            self._error(
                source,
                pointer,
                f"$ref {reference!r} stands where a {kind} belongs, but {path} is a {target.kind}",
                f"refer to a {kind}, or move the file to where a {kind} lives",
            )
            return None
        return target

    def _error(self, source: Source, pointer: str, message: str, advice: str) -> None:
        self.errors.append(DocumentError(message, where=source.place(pointer), advice=advice))
