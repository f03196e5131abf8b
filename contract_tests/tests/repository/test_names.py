"""The client's public names are words of the API: no leftovers of a generator, no digits of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.documents import bundle

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "generated" / "thingspace_client"
CONTRACT = bundle(ROOT / "spec")
LEFTOVERS = {"item", "items", "body", "schema"}
# The argument that an operation takes its request in, and what callbacks.parse reads: an HTTP body is called so.
OWN = {"Body", "body"}


@dataclass(frozen=True)
class Name:
    """A public name, where it is, and the text on the wire that it stands for where the code has it beside it."""

    text: str
    place: str
    value: str = ""


def test_classes_modules_fields_and_arguments_sound_like_the_api() -> None:
    guilty = [f"{name.place}: {name.text}" for name in public_names(PACKAGE) if fault(name)]

    assert guilty == []


def test_names_are_found_in_every_room_of_the_package() -> None:
    """A lint that looks at nothing is always clean."""
    names = {name.text for name in public_names(PACKAGE)}

    assert {"DeviceId", "send_sms", "account_name", "change_4g_option", "asyncio_detailed", "body", "parse"} <= names
    assert len(names) > 1000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DeviceIdType0", ""),
        ("DevicesItem", ""),
        ("SendSmsBody", ""),
        ("AccountSchema", ""),
        ("SendSmsResponse200", ""),
        ("get_account_response_2xx", ""),
        ("VALUE_0", "3G"),
        ("devices_item", ""),
        ("status2", ""),
    ],
)
def test_leftover_of_a_generator_is_refused(text: str, value: str) -> None:
    assert fault(Name(text, "somewhere", value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DeviceId", ""),
        ("body", ""),
        ("change_4g_option", ""),
        ("Change4GOption", ""),
        ("address_line_1", ""),
        ("EIGHT_BIT_UTF_8", "8-bit-UTF-8"),
        ("RequestBodiless", ""),
    ],
)
def test_word_of_the_api_is_not_refused(text: str, value: str) -> None:
    assert not fault(Name(text, "somewhere", value))


def fault(name: Name) -> bool:
    """Whether a name says nothing, or has digits that are not those of a member, a parameter or an enum's value."""
    if name.text in OWN or squashed(name.text) in WIRE_NAMES:
        return False
    if LEFTOVERS & set(words(name.text)) or re.search(r"(?i)(type|response|value)_?\d", name.text):
        return True
    return any(digits not in name.value for digits in re.findall(r"\d+", name.text))


def words(text: str) -> list[str]:
    """Split snake_case and CamelCase: ["device", "id"]."""
    return [part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", text)]


def squashed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def public_names(package: Path) -> Iterator[Name]:
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package).as_posix()
        if not any(part.startswith("_") for part in path.relative_to(package).parts):
            yield Name(path.stem, place)
            yield from _of_body(ast.parse(path.read_text("utf-8")).body, place)


def _of_body(body: list[ast.stmt], place: str) -> Iterator[Name]:
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if not node.name.startswith("_"):
                yield Name(node.name, place)
                yield from _of_body(node.body, place) if isinstance(node, ast.ClassDef) else _of_arguments(node, place)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield from _of_target(node.target, node.value, place)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield from _of_target(target, node.value, place)


def _of_target(target: ast.Name, value: ast.expr | None, place: str) -> Iterator[Name]:
    if not target.id.startswith("_"):
        text = value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
        yield Name(target.id, place, text)


def _of_arguments(node: ast.FunctionDef | ast.AsyncFunctionDef, place: str) -> Iterator[Name]:
    for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
        yield Name(argument.arg, f"{place} {node.name}()")


def _wire_names(value: Any) -> Iterator[str]:
    """What the contract calls its members and parameters, and the values of its enums."""
    if isinstance(value, dict):
        yield from value.get("properties", {}) if isinstance(value.get("properties"), dict) else ()
        yield from (each for each in value.get("enum", ()) if isinstance(each, str))
        yield from [value["name"]] if {"name", "in"} <= value.keys() else []
        for key, each in value.items():
            if key != "x-request-rule":  # its members are path, query and body: no names of the API
                yield from _wire_names(each)
    elif isinstance(value, list):
        for each in value:
            yield from _wire_names(each)


WIRE_NAMES = {squashed(name) for name in _wire_names(CONTRACT)} - {""}
