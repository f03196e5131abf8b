"""Rules of where things live: a reader finds a file by its name, and no file is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pointer import join
from ..sources import INDEX
from .rules import Breach, rule
from .view import View, as_dict, as_list

__all__: list[str] = []

_PASCAL_CASE = re.compile(r"(?:[A-Z][a-z0-9]*)+")
_GENERATED_NAME = re.compile(r"(?:^Items?|^Data|^Object|Body|Schema|Type\d+|Response(?:\d\w\w|\dXX))$")
_LOW_AFTER_DIGIT = re.compile(r"\d[a-z]")
_WORD_WITH_DIGITS = re.compile(r"[A-Z]?[a-z]*\d+")


@rule("index", "The root is an index that is read in one minute; what it lists lives in files of its own.")
def index(view: View) -> Iterator[Breach]:
    """Allow only references in paths and webhooks, and only security schemes in components."""
    root = view.tree.sources[INDEX]
    for room, folder in (("paths", "resources/<tag>/"), ("webhooks", "callbacks/<Service>/")):
        for key, item in as_dict(root.value.get(room)).items():
            if list(as_dict(item)) != ["$ref"]:
                where = root.place(join("", room, key))
                yield Breach(where, f"{room} holds more than a $ref for {key}", f"move it to a file under {folder}")
    for room in as_dict(root.value.get("components")):
        if room != "securitySchemes":
            where = root.place(join("/components", room))
            yield Breach(where, f"the index holds {room}", "move each to a file of its own; see spec/README.md")
    if not as_list(root.value.get("security")):
        yield Breach(root.place(), "the root has no security", "declare the credentials once, at the root")


@rule("path-file", "The file of a path is found by the path, and the path by the file.")
def path_file(view: View) -> Iterator[Breach]:
    """Compare each path with the name of its file, `/` written as `_`."""
    for path, item in as_dict(view.tree.sources[INDEX].value.get("paths")).items():
        reference = as_dict(item).get("$ref")
        name = path.strip("/").replace("/", "_") + ".yaml"
        if isinstance(reference, str) and reference.rpartition("/")[2] != name:
            where = view.tree.sources[INDEX].place(join("/paths", path))
            yield Breach(where, f"the file of {path} is {reference.rpartition('/')[2]}", f"rename it {name}")


@rule("tag-folder", "A folder is a tag is a module of the client: one word for one group of operations.")
def tag_folder(view: View) -> Iterator[Breach]:
    """Want exactly one declared tag for an operation, the name of its folder."""
    declared = {as_dict(tag).get("name") for tag in as_list(view.document.get("tags"))}
    for operation in view.operations:
        tags = operation.value.get("tags")
        where = view.where(f"{operation.pointer}/tags")
        source, _ = view.origin(operation.pointer)
        if not isinstance(tags, list) or len(tags) != 1:
            yield Breach(where, f"{operation.name} has not exactly one tag", f"write tags: [{source.folder}]")
        elif tags[0] not in declared:
            yield Breach(where, f"the tag {tags[0]} is not declared", f"add it to tags in {INDEX}")
        elif source.kind == "path item" and source.folder != tags[0]:
            yield Breach(
                where,
                f"{operation.name} is tagged {tags[0]} but lives in {source.folder}/",
                f"move its files to resources/{tags[0]}/, or correct the tag",
            )


@rule("schema-name", "A schema's name becomes a Python class that people import and read.")
def schema_name(view: View) -> Iterator[Breach]:
    """Want PascalCase and refuse names that say nothing or sound generated."""
    wire_names = " ".join(_wire_names(view)).lower()
    for source in view.tree.of_kind("schema"):
        if not _PASCAL_CASE.fullmatch(source.name):
            yield Breach(source.where, f"{source.name} is not PascalCase", "rename the file, like ServicePlan.yaml")
        elif _LOW_AFTER_DIGIT.search(source.name):
            advice = "write a capital after a digit, as the generated class has it"
            yield Breach(source.where, f"{source.name} has a small letter after a digit", advice)
        elif _GENERATED_NAME.search(source.name):
            yield Breach(source.where, f"{source.name} sounds generated", "name it after what it is")
        else:
            for word in _WORD_WITH_DIGITS.findall(source.name):
                if word.lower() not in wire_names:
                    yield Breach(
                        source.where,
                        f"the digits in {source.name} are of no field or path",
                        "say in words what makes it different",
                    )


def _wire_names(view: View) -> Iterator[str]:
    yield from as_dict(view.document.get("paths"))
    for node in view.of_kind("schema"):
        yield from as_dict(node.value.get("properties"))
        yield from (value for value in as_list(node.value.get("enum")) if isinstance(value, str))


@rule("unused-file", "A file that nothing refers to looks like contract and is none.")
def unused_file(view: View) -> Iterator[Breach]:
    """Report files that nothing refers to, and files of no known kind."""
    used = {as_dict(node.value).get("$ref") for node in view.nodes}
    for pointer, discriminator in _discriminators(view):
        used |= set(as_dict(discriminator.get("mapping")).values()) if pointer else set()
    rooms = {"schema": "schemas", "parameter": "parameters", "response": "responses"}
    for source in view.tree.of_kind(*rooms):
        if not view.bundle.errors and join("#/components", rooms[source.kind], source.name) not in used:
            yield Breach(source.where, f"nothing refers to this {source.kind}", "refer to it, or delete the file")
    laid = set(view.document["x-sources"].values())
    for source in view.tree.of_kind("path item"):
        if view.whole and source.where not in laid:
            yield Breach(source.where, "no path refers to this file", f"list it under paths in {INDEX}")
    for source in view.tree.of_kind("stray"):
        yield Breach(
            source.where,
            "a file that no convention knows",
            "move it to where its kind lives (see spec/README.md), or delete it",
        )


def _discriminators(view: View) -> Iterator[tuple[str, dict[str, object]]]:
    for node in view.of_kind("schema"):
        if isinstance(node.value.get("discriminator"), dict):
            yield node.pointer, node.value["discriminator"]


@rule("webhook", "A callback service is one folder, one webhook, one listener URL: the same name everywhere.")
def webhook(view: View) -> Iterator[Breach]:
    """Compare the index's webhooks with the folders of callbacks/."""
    root = view.tree.sources[INDEX]
    webhooks = as_dict(root.value.get("webhooks"))
    for name, item in webhooks.items():
        expected = f"callbacks/{name}/callback.yaml"
        if as_dict(item).get("$ref") not in (expected, f"./{expected}", None):
            where = root.place(join("/webhooks", name))
            yield Breach(where, f"the webhook {name} is another service's file", f"refer to {expected}")
    for source in view.tree.of_kind("webhook"):
        if source.name not in webhooks:
            advice = f"add {source.name} with $ref: {source.path}"
            yield Breach(source.where, f"{INDEX} lists no webhook {source.name}", advice)
