"""Examples found by file name, laid into the media types they are examples of.

`resources/<tag>/examples/<operationId>/<request|response-STATUS>.<what-it-shows>.json` goes to the operation,
`callbacks/<Service>/examples/<messageName>.<what-it-shows>.json` to the service's request body.
An `.xml` file is an example of the XML media type, as text.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from .errors import DocumentError
from .grammar import METHODS
from .pointer import PointerError, from_fragment, join, last, resolve
from .sources import INDEX, Source, Tree

__all__ = ["add_examples", "parse_example_name"]

_PART = re.compile(r"(?P<part>request|response-(?P<status>[1-5](?:\d\d|XX)|default))\.(?P<shows>[a-z0-9][a-z0-9-]*)")
_MESSAGE = re.compile(r"(?P<message>[A-Za-z][A-Za-z0-9]*)\.(?P<shows>[a-z0-9][a-z0-9-]*)")


class _MisplacedError(Exception):
    """An example file has no place to go to: message and advice."""


def parse_example_name(source: Source) -> tuple[str, str, str]:
    """Return owner, part and what it shows of an example file.

    The owner is an operationId or a service, the part `request`, `response-200`… or the name of a message.

    Raises:
        ValueError: The file's name does not have this form.
    """
    if source.kind == "message example":
        match = _MESSAGE.fullmatch(source.name)
        owner, part = source.folder, "message"
    else:
        owner, _, name = source.name.partition("/")
        match, part = _PART.fullmatch(name), "part"
    if not match:
        raise ValueError(source.name)
    return owner, match[part], match["shows"]


def add_examples(document: dict[str, Any], tree: Tree, places: dict[str, str], errors: list[DocumentError]) -> None:
    """Add every example file to the document, its place to `places`, and what fits nowhere to `errors`."""
    operations = _operations(document)
    if tree.sources[INDEX].broken:
        return  # no operation is known
    halves = {source.folder for source in tree.of_kind("path item", "webhook") if source.broken}
    for source in tree.of_kind("example", "message example"):
        if source.broken:
            continue
        try:
            _add(document, source, operations, places)
        except _MisplacedError as error:
            message, advice = error.args
            if source.folder not in halves:  # the place may be in the file that could not be read
                errors.append(DocumentError(message, where=source.where, advice=advice))


def _operations(document: dict[str, Any]) -> dict[str, tuple[str, dict[str, Any]]]:
    found = {}
    paths = document.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for method in METHODS:
            operation = item.get(method) if isinstance(item, dict) else None
            if isinstance(operation, dict) and isinstance(operation.get("operationId"), str):
                found[operation["operationId"]] = join("/paths", path, method), operation
    return found


def _add(
    document: dict[str, Any],
    source: Source,
    operations: dict[str, tuple[str, dict[str, Any]]],
    places: dict[str, str],
) -> None:
    try:
        owner, part, shows = parse_example_name(source)
    except ValueError:
        form = "<messageName>" if source.kind == "message example" else "<request|response-STATUS>"
        raise _MisplacedError(
            "the file name does not say what it is an example of",
            f"name it {form}.<what-it-shows>.json, in lower case with hyphens after the dot",
        ) from None
    if source.kind == "message example":
        at, body = _message_body(document, owner)
        name = f"{part}.{shows}"
    elif owner in operations:
        at, body, name = _operation_body(document, *operations[owner], part, shows)
    else:
        raise _MisplacedError(
            f"an example of the operation {owner}, which does not exist", "name the folder after an operationId"
        )
    media_type = _media_type(body, source)
    media = body["content"][media_type]
    if "example" in media:
        raise _MisplacedError(
            f"its media type has an example already, in {media_type}",
            "write examples: {name: {value: …}}, or a file",
        )
    examples = media.setdefault("examples", {})
    if not isinstance(examples, dict):
        raise _MisplacedError(
            "the examples beside its media type are not a mapping", "write examples: {name: {value: …}}"
        )
    if name in examples:
        raise _MisplacedError(f"there is another example {name} of the same body", "give it another name")
    examples[name] = {"value": copy.deepcopy(source.value)}
    places[join(f"#{at}", "content", media_type, "examples", name)] = source.where


def _message_body(document: dict[str, Any], service: str) -> tuple[str, Any]:
    at = join("/components/pathItems", service, "post", "requestBody")
    try:
        return at, resolve(document, at)
    except PointerError:
        raise _MisplacedError(
            f"the callback service {service} has no request body", f"write callbacks/{service}/callback.yaml"
        ) from None


def _operation_body(
    document: dict[str, Any], at: str, operation: dict[str, Any], part: str, shows: str
) -> tuple[str, Any, str]:
    """Return place, body and name of an example; a shared response keeps it under the operation's name."""
    if part == "request":
        if "requestBody" not in operation:
            raise _MisplacedError("the operation has no request body", "remove the example or describe the body")
        return f"{at}/requestBody", operation["requestBody"], shows
    status = part.removeprefix("response-")
    responses = operation.get("responses")
    responses = responses if isinstance(responses, dict) else {}
    key = next((key for key in (status, f"{status[0]}XX", "default") if key in responses), None)
    if key is None:
        raise _MisplacedError(f"the operation has no response {status}", "correct the status or describe the response")
    response = responses[key]
    reference = response.get("$ref") if isinstance(response, dict) else None
    if reference is None:
        return f"{at}/responses/{key}", response, shows
    shared = document["components"]["responses"].get(last(reference))
    return from_fragment(reference), shared, f"{operation['operationId']}.{shows}"


def _media_type(body: Any, source: Source) -> str:
    """Return the media type of a body that a file is an example of."""
    content = body.get("content") if isinstance(body, dict) else None
    if not isinstance(content, dict) or not content:
        raise _MisplacedError("what it is an example of has no content", "describe its media type and schema")
    xml = source.path.endswith(".xml")
    for media_type, media in content.items():
        if isinstance(media, dict) and media_type.endswith("xml") == xml:
            return str(media_type)
    raise _MisplacedError(
        f"what it is an example of is {', '.join(content)}", "a .json file shows JSON or a form, .xml shows XML"
    )
