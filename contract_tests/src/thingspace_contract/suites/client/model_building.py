"""From JSON values to the arguments of a generated function: models, enums, dates."""

from __future__ import annotations

import datetime
import enum
import inspect
import types
import typing
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from thingspace_contract.contract import Operation
from thingspace_contract.strategies import Arguments
from thingspace_contract.suites.client.package import loose

__all__ = ["CannotCall", "as_json", "call_arguments", "class_names"]


class CannotCall(Exception):
    """A generated function cannot be given an argument that the contract allows.

    Args:
        title: the fault, without values.
        observed: what happened.
    """

    def __init__(self, title: str, observed: str) -> None:
        self.title = title
        self.observed = observed
        super().__init__(f"{title}: {observed}")


def call_arguments(
    function: Callable[..., Any], operation: Operation, arguments: Arguments, models: types.ModuleType
) -> dict[str, Any]:
    """Return the keyword arguments for a generated function, without `client`.

    Raises:
        CannotCall: it has no such parameter, or a model cannot be built from a valid value.
    """
    names = {loose(name): name for name in inspect.signature(function).parameters}
    hints = typing.get_type_hints(function)
    call = {}
    for location, values in (("path", arguments.path), ("query", arguments.query), ("header", arguments.headers)):
        for name, value in values.items():
            parameter = names.get(loose(f"{name}_{location}")) or names.get(loose(name))
            if parameter is None:
                observed = f"it takes {', '.join(names.values())}"
                raise CannotCall(f"the function takes no {location} value {name}", observed)
            hint = hints.get(parameter, Any)
            call[parameter] = _argument(value, hint, models, f"{location} value {name}")
    if arguments.media_type:
        if "body" not in names:
            raise CannotCall("the function takes no body", f"it takes {', '.join(names.values())}")
        call["body"] = _argument(arguments.body, hints.get("body", Any), models, "the body")
    return call


def as_json(value: Any) -> Any:
    """Return what a generated value stands for: models as objects, enums as their values, dates as texts."""
    if hasattr(value, "to_dict"):
        return as_json(value.to_dict())
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Mapping):
        return {name: as_json(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat().replace("+00:00", "Z")
    return str(value) if isinstance(value, uuid.UUID) else value


def class_names(value: Any) -> frozenset[str]:
    """Return the names of the model classes of a value, or of a list's items."""
    values = value if isinstance(value, list) else [value]
    return frozenset(type(each).__name__ for each in values if hasattr(each, "to_dict"))


def _argument(value: Any, hint: Any, models: types.ModuleType, what: str) -> Any:
    try:
        return _built(value, hint, models)
    except Exception as error:
        title = f"{what} cannot be built ({type(error).__name__})"
        raise CannotCall(title, f"{type(error).__name__}: {error}") from error


def _built(value: Any, hint: Any, models: types.ModuleType) -> Any:
    """Build a value for a parameter or attribute of this type, as a caller would write it."""
    choices = list(_choices(hint))
    if isinstance(value, dict):
        classes = [each for each in choices if inspect.isclass(each) and hasattr(each, "__attrs_attrs__")]
        return _model(value, classes, models) if classes else value
    if isinstance(value, list):
        item = next((typing.get_args(each)[0] for each in choices if typing.get_origin(each) is list), Any)
        return [_built(each, item, models) for each in value]
    if isinstance(value, str):
        return _text(value, choices)
    if isinstance(value, int) and not isinstance(value, bool):
        return _enumerated(value, choices)
    return value


def _text(value: str, choices: list[Any]) -> Any:
    for each in choices:
        if each in (datetime.datetime, datetime.date):
            return each.fromisoformat(value)
        if each is uuid.UUID:
            return uuid.UUID(value)
    return _enumerated(value, choices)


def _enumerated(value: Any, choices: list[Any]) -> Any:
    """Return the member of an enum among the choices; the value itself where none has it."""
    for each in choices:
        members: list[enum.Enum] = list(each) if isinstance(each, enum.EnumMeta) else []
        if value in [member.value for member in members]:
            return each(value)
    return value


def _model(value: Mapping[str, Any], classes: list[Any], models: types.ModuleType) -> Any:
    """Build the first class that takes the value and gives it back; the last one's result if none does."""
    errors: list[Exception] = []
    results = []
    for each in classes:
        try:
            results.append(_constructed(value, each, models))
        except Exception as error:
            errors.append(error)
            continue
        if as_json(results[-1]) == value:
            return results[-1]
    if not results:
        raise errors[0]
    return results[0]


def _constructed(value: Mapping[str, Any], model: Any, models: types.ModuleType) -> Any:
    attributes = {loose(each.name): each.name for each in model.__attrs_attrs__ if each.init}
    hints = _hints(model, models)
    known = {name: attributes[loose(name)] for name in value if loose(name) in attributes}
    given = {attribute: _built(value[name], hints.get(attribute, Any), models) for name, attribute in known.items()}
    built = model(**given)
    rest = {name: each for name, each in value.items() if name not in known}
    if rest:
        extra = hints.get("additional_properties", Any)
        item = typing.get_args(extra)[1] if typing.get_origin(extra) is dict else Any
        built.additional_properties.update({name: _built(each, item, models) for name, each in rest.items()})
    return built


class _Names(dict[str, Any]):
    """Model classes by name: what annotations that are only imported for type checkers refer to."""

    def __init__(self, models: types.ModuleType) -> None:
        super().__init__()
        self._models = models

    def __missing__(self, name: str) -> Any:
        try:
            return getattr(self._models, name)
        except AttributeError:
            raise KeyError(name) from None


def _hints(model: Any, models: types.ModuleType) -> dict[str, Any]:
    return typing.get_type_hints(model, localns=_Names(models))


def _choices(hint: Any) -> Iterator[Any]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        for each in typing.get_args(hint):
            yield from _choices(each)
    else:
        yield hint
