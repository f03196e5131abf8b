"""The stage that settles Python names: what the contract's words give, what an overlay chose, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from openapi_python_client.config import Config
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

from ..problems import PipelineError
from ..references import follow

__all__ = ["CHOSEN", "name_enums", "poor_names", "settle_names", "snake"]

CHOSEN = "x-python-name"
ADVICE = "choose a name in overlays/generator/40-names.overlay.yaml, with the reason"

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_NOBODYS = re.compile(r"(?:Type|Response|Property)[0-9]|[0-9][xX]{2}|(?:Item|Body|Schema)[0-9]*$")

# What the generated methods are called, and their own variables.
_TAKEN = frozenset(
    {"additional_keys", "additional_properties", "cls", "d", "field_dict", "from_dict", "made", "src_dict", "to_dict"}
)

Schema = dict[str, Any]


def snake(text: str) -> str:
    """Return the words of a wire name in snake case: `InProgress` is `in_progress`, `CustomField1` `custom_field_1`."""
    return "_".join(_WORD.findall(text)).lower()


def name_enums(document: Schema) -> None:
    """Name the values of each enum that has no names of its own; the generator would run their words together.

    Raises:
        PipelineError: when an overlay names more or fewer values than there are: the generator would ignore it.
    """
    for component, schema in document["components"]["schemas"].items():
        values = schema.get("enum", [])
        names = schema.setdefault("x-enum-varnames", [snake(str(value)) for value in values]) if values else []
        if len(names) != len(values):
            raise PipelineError(f"{component} has {len(values)} values but {len(names)} x-enum-varnames; {ADVICE}")


def settle_names(data: GeneratorData, document: Schema, config: Config) -> None:
    """Give each attribute and argument the name that `x-python-name` chooses for it."""
    for model in data.models:
        chosen = _chosen_members(document, str(model.class_info.name))
        for prop in (*(model.required_properties or ()), *(model.optional_properties or ())):
            if prop.name in chosen:
                prop.set_python_name(UntrustedString(chosen[prop.name]), config)
    for endpoint in _endpoints(data):
        _name_arguments(endpoint, document, config)


def poor_names(data: GeneratorData) -> Iterator[str]:
    """Yield a line for each public name that nobody would guess: run together, torn apart, numbered or made up."""
    for model in data.models:
        component = str(model.class_info.name)
        yield from _poor_class(component, str(model.class_info.module_name))
        members = [*(model.required_properties or ()), *(model.optional_properties or ())]
        yield from _poor(component, [(str(prop.python_name), _wire(prop.name)) for prop in members])
    for enum in data.enums:
        yield from _poor_class(str(enum.class_info.name), str(enum.class_info.module_name))
        yield from (f"{enum.class_info.name}.{key}; {ADVICE}" for key in enum.values if str(key).startswith("VALUE_"))
    for endpoint in _endpoints(data):
        pairs = [(str(prop.python_name), _wire(prop.name)) for _, prop in endpoint.iter_all_parameters()]
        yield from _poor(endpoint.name, pairs)


def _poor_class(name: str, module: str) -> Iterator[str]:
    if _NOBODYS.search(name):
        yield f"class {name}; give the schema a file of its own in spec/, with a name"
    if _torn(module):
        yield f"models/{module}.py; name the module of {name} in overlays/generator.yaml"


def _poor(holder: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield each name that is taken, is torn apart, or has other letters than its name on the wire."""
    seen = set(_TAKEN)
    for name, wire in pairs:
        plain = re.sub(r"[^a-z0-9]", "", wire.lower())
        if name in seen or _torn(name) or name.replace("_", "") != plain:
            yield f"{holder}: {name} for {wire}; {ADVICE}"
        seen.add(name)


def _torn(name: str) -> bool:
    """Tell whether one of several words is a single letter, as in `i_p_pools`."""
    words = name.strip("_").split("_")
    return len(words) > 1 and any(len(word) == 1 and word.isalpha() for word in words)


def _name_arguments(endpoint: Endpoint, document: Schema, config: Config) -> None:
    chosen = _chosen_arguments(endpoint, document)
    for _, prop in endpoint.iter_all_parameters():
        if _wire(prop.name) in chosen:
            before = f"{{{prop.python_name}}}"
            prop.set_python_name(UntrustedString(chosen[_wire(prop.name)]), config)
            path = endpoint.path.get_untrusted_value().replace(before, f"{{{prop.python_name}}}")
            endpoint.path = UntrustedString(path)


def _chosen_members(document: Schema, component: str) -> dict[str, str]:
    schema = document["components"]["schemas"].get(component, {})
    parts = [schema, *(follow(document, part) for part in schema.get("allOf", []))]
    members = [member for part in parts for member in part.get("properties", {}).items()]
    return {name: member[CHOSEN] for name, member in members if CHOSEN in member}


def _chosen_arguments(endpoint: Endpoint, document: Schema) -> dict[str, str]:
    found = {}
    for item in document["paths"].values():
        operation = item.get(endpoint.method.lower(), {})
        if PythonIdentifier(operation.get("operationId", ""), "") == endpoint.name:
            for each in (*item.get("parameters", []), *operation.get("parameters", [])):
                parameter = follow(document, each)
                if CHOSEN in parameter:
                    found[parameter["name"]] = parameter[CHOSEN]
    return found


def _endpoints(data: GeneratorData) -> list[Endpoint]:
    return [endpoint for collection in data.endpoint_collections_by_tag.values() for endpoint in collection.endpoints]


def _wire(name: UntrustedString | str) -> str:
    return name if isinstance(name, str) else name.get_untrusted_value()
