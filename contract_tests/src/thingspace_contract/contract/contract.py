"""The contract: one bundled document, read once, asked often."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from thingspace_contract.contract.checking import (
    UNREAD,
    body_problems,
    callback_problems,
    parameter_problems,
    request_problems,
    response_problems,
    rule_problems,
    security_problems,
)
from thingspace_contract.contract.matching import PathTable
from thingspace_contract.contract.model import CallbackService, Message, Operation, Parameter
from thingspace_contract.contract.parts import RequestParts, take_apart
from thingspace_contract.contract.problems import Problem
from thingspace_contract.contract.reading import read_operations, read_services
from thingspace_contract.contract.shapes.shape import Shapes
from thingspace_contract.contract.shapes.unknown_members import UnknownMembers, unknown_members
from thingspace_contract.contract.validation import SchemaStore
from thingspace_contract.core.errors import UnknownNameError, UsageError
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.core.open_parts import OpenPart
from thingspace_contract.documents.pointer import parents

__all__ = ["Contract"]


class Contract:
    """Operations, callback services and their rules.

    Args:
        document: a bundled OpenAPI 3.1 document.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.schemas = SchemaStore(document)
        self.operations: dict[str, Operation] = read_operations(document)
        self.services: dict[str, CallbackService] = read_services(document)

    @classmethod
    def load(cls, path: Path | None = None) -> Contract:
        """Read a bundled document; without a path the one that the client package carries.

        Raises:
            UsageError: the file is missing, is not JSON, or is not an OpenAPI document.
        """
        try:
            text = path.read_text("utf-8") if path else (files("thingspace_client") / "openapi.json").read_text("utf-8")
            document = json.loads(text)
            return cls(document)
        except OSError as error:
            raise UsageError(f"Cannot read the contract {path}: {error.strerror}.") from error
        except ModuleNotFoundError as error:
            raise UsageError("thingspace-client is not installed.", "Run scripts/regenerate, then again.") from error
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            advice = "Give a document that scripts/regenerate bundled."
            raise UsageError(f"{path or 'openapi.json'} is not a bundled contract: {error}.", advice) from error

    def operation(self, operation_id: str) -> Operation:
        """Return an operation by its id; UnknownNameError suggests the nearest name."""
        try:
            return self.operations[operation_id]
        except KeyError:
            raise UnknownNameError("operation", operation_id, self.operations) from None

    def service(self, name: str) -> CallbackService:
        """Return a callback service by its name; UnknownNameError suggests the nearest name."""
        try:
            return self.services[name]
        except KeyError:
            raise UnknownNameError("callback service", name, self.services) from None

    def message(self, service: str, name: str) -> Message:
        """Return one message of a service; UnknownNameError suggests the nearest name."""
        found = self.service(service)
        message = found.message(name)
        if message is None:
            raise UnknownNameError(f"message of {service}", name, [each.name for each in found.messages])
        return message

    @cached_property
    def shapes(self) -> Shapes:
        """What the schemas name."""
        return Shapes(self.document)

    @cached_property
    def open_parts(self) -> tuple[OpenPart, ...]:
        """All that no source documents of requests, responses and callback messages."""
        messages = [message.open_part for service in self.services.values() for message in service.messages]
        operations = [part for operation in self.operations.values() for part in operation.open_parts]
        return (*operations, *(part for part in messages if part is not None))

    @cached_property
    def _paths(self) -> PathTable:
        return PathTable(self.operations.values())

    @cached_property
    def base_path(self) -> str:
        """The path of the server URL, "/api": what a system under test has before the contract's paths."""
        servers = self.document.get("servers") or [{"url": ""}]
        return str(urlsplit(servers[0]["url"]).path).rstrip("/")

    def match(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """Find the operation for a method and a path *after* the base path; give decoded path parameters too."""
        return self._paths.match(method, path)

    def allowed(self, path: str) -> list[str]:
        """Return the methods that some operation has at this path (after the base path), sorted; [] for none."""
        return self._paths.allowed(path)

    def request_problems(self, operation: Operation, request: Request, *, path: str) -> list[Problem]:
        """Return what in a request breaks the contract; `path` is its URL's path after the base path."""
        match = self.match(operation.method, path)
        values = match[1] if match and match[0] is operation else {}
        return self.parts_problems(operation, take_apart(operation, request, values))

    def parts_problems(self, operation: Operation, parts: RequestParts) -> list[Problem]:
        """Return what in a request that is decoded already breaks the contract."""
        schemes = self.document.get("components", {}).get("securitySchemes", {})
        return request_problems(self.schemas, self.shapes, operation, parts, security_schemes=schemes)

    def parameter_problems(self, parameter: Parameter, value: str) -> list[Problem]:
        """Return what in the value of one parameter breaks the contract."""
        return parameter_problems(self.schemas, parameter, value)

    def body_problems(self, operation: Operation, media_type: str, body: Any) -> list[Problem]:
        """Return what in a decoded body breaks the contract, whatever the rest of its request says."""
        return body_problems(self.schemas, self.shapes, operation, media_type, body)

    def rule_problems(
        self, operation: Operation, path: Mapping[str, str], query: Mapping[str, str], body: Any
    ) -> list[Problem]:
        """Return what breaks the rule of an operation over path, query and body together, if it has one."""
        return rule_problems(self.schemas, operation, path, query, body)

    def unknown_members(self, operation: Operation, media_type: str, body: Any) -> UnknownMembers:
        """Return the members of a decoded request body that the contract does not name, which breaks nothing."""
        pointer = operation.body_pointer(media_type)
        return unknown_members(self.shapes, pointer, body) if pointer else UnknownMembers()

    def security_problems(self, operation: Operation, parts: RequestParts) -> list[Problem]:
        """Return what in the headers that carry the credentials of a request breaks the contract."""
        return security_problems(operation, parts, self.document.get("components", {}).get("securitySchemes", {}))

    def response_problems(self, operation: Operation, response: Response, value: Any = UNREAD) -> list[Problem]:
        """Return what in a response breaks the contract: status, media type, headers, body.

        The JSON value of the body is read from it, unless it is given.
        """
        return response_problems(self.schemas, operation, response, value)

    def callback_problems(self, service: str, payload: Any) -> list[Problem]:
        """Return what in a decoded callback body breaks the contract of its service."""
        return callback_problems(self.schemas, self.service(service), payload)

    def place(self, pointer: str) -> str:
        """Return the file that holds a rule and the rest of the pointer, "spec/….yaml#/required".

        A pointer into nothing that the bundle knows the file of is returned as it is.
        """
        sources: Mapping[str, str] = self.document.get("x-sources", {})
        for candidate in parents(pointer):
            if candidate in sources:
                rest = pointer[len(candidate) :]
                return f"{sources[candidate]}#{rest}" if rest else sources[candidate]
        return pointer
