"""Rules of examples: real input, in every direction, valid."""

from __future__ import annotations

from collections.abc import Iterator

from ..examples import parse_example_name
from ..sources import Source
from .rules import Breach, rule
from .view import Service, View, as_dict

__all__: list[str] = []


@rule("example", "An example for each direction is what the mock answers and what people copy.")
def example(view: View) -> Iterator[Breach]:
    """Want an example of every documented request body and successful response body."""
    for operation in view.operations:
        bodies = [("request", f"{operation.pointer}/requestBody", operation.value.get("requestBody"))]
        for status, response in as_dict(operation.value.get("responses")).items():
            if status.startswith("2"):
                bodies.append((f"response-{status}", f"{operation.pointer}/responses/{status}", response))
        for part, pointer, value in bodies:
            content = as_dict(as_dict(view.resolve(value)).get("content"))
            shown = any("examples" in as_dict(media) or "example" in as_dict(media) for media in content.values())
            if content and not shown and part.partition("-")[0] not in operation.undocumented:
                source, _ = view.origin(operation.pointer)
                path = f"resources/{source.folder}/examples/{operation.name}/{part}.<what-it-shows>.json"
                yield Breach(view.where(pointer), f"{operation.name} has no example of its {part}", f"write {path}")


@rule("parameter-example", "A parameter without an example cannot be tried.")
def parameter_example(view: View) -> Iterator[Breach]:
    """Want an example for every parameter."""
    for node in view.of_kind("parameter"):
        schema = as_dict(view.resolve(node.value.get("schema")))
        if not {"example", "examples"} & {*node.value, *schema} and not {"enum", "const"} & set(schema):
            where = view.where(node.pointer)
            yield Breach(where, f"the parameter {node.value.get('name')} has no example", "add example: with a value")


@rule("example-valid", "An example that breaks the contract is a lie; nothing is coerced to make it fit.")
def example_valid(view: View) -> Iterator[Breach]:
    """Validate every example against its schema."""
    for shown in view.examples:
        for place, message in view.published.errors(shown.schema_pointer, shown.value):
            yield Breach(view.where(shown.pointer + place), message, "correct the example, or the schema")


@rule("message-example", "A message without an example is one that no listener team can try.")
def message_example(view: View) -> Iterator[Breach]:
    """Want an example for every message, each matching its own message and no other one."""
    shown: set[tuple[str, str]] = set()
    for source in view.tree.of_kind("message example"):
        service = view.services.get(source.folder)
        try:
            _, name, _ = parse_example_name(source)
        except ValueError:
            continue  # the rule "document" has said so
        if service and not source.broken:
            shown.add((service.name, name))
            yield from _message_faults(view, source, service, name)
    for service in view.services.values():
        for message in service.messages:
            broken = any(s.broken and s.folder == service.name for s in view.tree.of_kind("message example"))
            if message.key and (service.name, message.name) not in shown and not broken:
                path = f"callbacks/{service.name}/examples/{message.name}.<what-it-shows>.json"
                yield Breach(view.where(message.pointer), f"{message.component} has no example", f"write {path}")


OPEN = "message"  # how the examples of a message without a key are called


def _message_faults(view: View, source: Source, service: Service, name: str) -> Iterator[Breach]:
    named = [message for message in service.messages if (message.name or OPEN) == name]
    if not named:
        known = ", ".join(sorted(message.name or OPEN for message in service.messages))
        if known:
            advice = f"name the file after one of {known}"
            yield Breach(source.where, f"{service.name} has no message {name}", advice)
        return
    for place, message in view.published.errors(named[0].pointer, source.value):
        where = f"{source.where}#{place}" if place else source.where
        yield Breach(where, f"is not a valid {named[0].component}: {message}", "correct the example, or the schema")
    for other in service.messages:
        if other not in named and other.key and has_members(source.value, other.key):
            advice = "one file shows one message"
            yield Breach(source.where, f"is also a {other.component}, by its {other.key}", advice)


def has_members(value: object, key: str) -> bool:
    """Whether a value has the members of a dotted path; null is absence."""
    for member in key.split("."):
        value = value.get(member) if isinstance(value, dict) else None
    return value is not None
