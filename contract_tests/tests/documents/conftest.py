"""A minimal correct specification as a dict of files, and how to lay it on disk."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Files = dict[str, Any]
"""Path → text of a file, or the value to be written into it as YAML or JSON."""

_ERROR = {
    "description": "The request is wrong.",
    "content": {
        "application/json": {
            "schema": {"$ref": "../schemas/ConnectivityError.yaml"},
            "example": {"errorCode": "E", "errorMessage": "No."},
        }
    },
}


def correct_files() -> Files:
    """Return a specification of one synchronous and one asynchronous operation, without any fault."""
    listener = "https://listener.invalid/CarrierService"
    return {
        "openapi.yaml": {
            "openapi": "3.1.1",
            "info": {"title": "Things", "version": "1.0.0", "description": "A small contract."},
            "servers": [{"url": "https://thingspace.verizon.com/api"}],
            "tags": [{"name": "things", "description": "Things."}],
            "security": [{"session": []}],
            "paths": {
                "/m2m/v1/things/{thingId}": {"$ref": "resources/things/m2m_v1_things_{thingId}.yaml"},
                "/m2m/v1/things/actions/stop": {"$ref": "resources/things/m2m_v1_things_actions_stop.yaml"},
            },
            "webhooks": {"CarrierService": {"$ref": "callbacks/CarrierService/callback.yaml"}},
            "components": {"securitySchemes": {"session": {"type": "apiKey", "in": "header", "name": "VZ-M2M-Token"}}},
        },
        "DECISIONS.md": "# Decisions\n\n## D001: nothing is invented\n\nWhy.\n",
        "inventory.tsv": "tier\ttag\toperationId\tmethod\tpath\tfacts\tmode\tcallbacks\teffect\n"
        "1\tthings\tgetThing\tGET\t/m2m/v1/things/{thingId}\tt.md\tsync\t\tread\n"
        "1\tthings\tstopThings\tPOST\t/m2m/v1/things/actions/stop\tt.md\tasync\tCarrierService\tmutates\n",
        "shared/schemas/ConnectivityError.yaml": {
            "type": "object",
            "description": "An error.",
            "required": ["errorCode", "errorMessage"],
            "properties": {
                "errorCode": {"type": "string", "description": "What kind."},
                "errorMessage": {"type": "string", "description": "In words."},
            },
        },
        "shared/schemas/RequestAccepted.yaml": {
            "type": "object",
            "description": "The request is being worked on.",
            "properties": {"requestId": {"type": "string", "description": "Its identifier."}},
        },
        "shared/parameters/ThingId.yaml": {
            "name": "thingId",
            "in": "path",
            "required": True,
            "description": "Which thing.",
            "schema": {"type": "string", "minLength": 1},
            "example": "00012",
        },
        "shared/responses/BadRequest.yaml": copy.deepcopy(_ERROR),
        "shared/responses/Unauthorized.yaml": copy.deepcopy(_ERROR) | {"description": "The session is over."},
        "resources/things/m2m_v1_things_{thingId}.yaml": {
            "get": {
                "operationId": "getThing",
                "tags": ["things"],
                "summary": "Read a thing",
                "description": "Returns one thing.",
                "x-effect": "read",
                "x-evidence": "seed",
                "parameters": [{"$ref": "../../shared/parameters/ThingId.yaml"}],
                "responses": {
                    "200": {
                        "description": "The thing.",
                        "content": {"application/json": {"schema": {"$ref": "schemas/Thing.yaml"}}},
                    },
                    "400": {"$ref": "../../shared/responses/BadRequest.yaml"},
                    "401": {"$ref": "../../shared/responses/Unauthorized.yaml"},
                },
            }
        },
        "resources/things/schemas/Thing.yaml": {
            "type": "object",
            "description": "A thing.",
            "properties": {
                "id": {"type": "string", "description": "Its name."},
                "state": {"$ref": "ThingState.yaml"},
                "parts": {"type": "array", "description": "Things in it.", "items": {"$ref": "Thing.yaml"}},
            },
        },
        "resources/things/schemas/ThingState.yaml": {
            "type": "string",
            "description": "What a thing does.",
            "enum": ["active", "idle"],
        },
        "resources/things/examples/getThing/response-200.one-thing.json": {"id": "00012", "state": "idle"},
        "resources/things/m2m_v1_things_actions_stop.yaml": {
            "post": {
                "operationId": "stopThings",
                "tags": ["things"],
                "summary": "Stop things",
                "description": "Stops things; each answers by callback.",
                "x-effect": "mutates",
                "x-evidence": "vendor-page",
                "x-messages": [
                    {
                        "service": "CarrierService",
                        "message": "stopResponse",
                        "per": "device",
                        "must": True,
                        "repeats": False,
                    }
                ],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "schemas/StopRequest.yaml"}}},
                },
                "responses": {
                    "200": {
                        "description": "Accepted.",
                        "content": {
                            "application/json": {"schema": {"$ref": "../../shared/schemas/RequestAccepted.yaml"}}
                        },
                        "links": {
                            "thing": {
                                "operationId": "getThing",
                                "parameters": {"thingId": "$response.body#/requestId"},
                            }
                        },
                    },
                    "400": {"$ref": "../../shared/responses/BadRequest.yaml"},
                    "401": {"$ref": "../../shared/responses/Unauthorized.yaml"},
                },
                "callbacks": {"CarrierService": {listener: {"$ref": "../../callbacks/CarrierService/callback.yaml"}}},
            }
        },
        "resources/things/schemas/StopRequest.yaml": {
            "type": "object",
            "description": "Which things to stop.",
            "required": ["things"],
            "properties": {
                "things": {
                    "type": "array",
                    "description": "Their names.",
                    "items": {"type": "string", "minLength": 1},
                }
            },
        },
        "resources/things/examples/stopThings/request.two-things.json": {"things": ["00012", "7"]},
        "resources/things/examples/stopThings/response-200.accepted.json": {"requestId": "r1"},
        "callbacks/CarrierService/callback.yaml": {
            "post": {
                "summary": "Results of carrier operations",
                "description": "One message a device.",
                "x-evidence": "seed",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {
                                "anyOf": [
                                    {"$ref": "schemas/FaultMessage.yaml"},
                                    {"$ref": "schemas/StopMessage.yaml"},
                                ]
                            }
                        }
                    },
                },
                "responses": {"2XX": {"description": "Received."}},
            }
        },
        "callbacks/CarrierService/schemas/StopMessage.yaml": {
            "type": "object",
            "description": "A thing has stopped.",
            "x-message-key": "deviceResponse.stopResponse",
            "required": ["requestId", "deviceResponse"],
            "properties": {
                "requestId": {"type": "string", "description": "Of which request."},
                "deviceResponse": {"$ref": "StopDeviceResponse.yaml"},
            },
        },
        "callbacks/CarrierService/schemas/StopDeviceResponse.yaml": {
            "type": "object",
            "description": "What the device says.",
            "required": ["stopResponse"],
            "properties": {
                "stopResponse": {
                    "type": "object",
                    "description": "Nothing yet.",
                    "additionalProperties": {"type": "string"},
                }
            },
        },
        "callbacks/CarrierService/schemas/FaultMessage.yaml": {
            "type": "object",
            "description": "A thing has failed.",
            "x-message-key": "faultResponse",
            "required": ["requestId", "faultResponse"],
            "properties": {
                "requestId": {"type": "string", "description": "Of which request."},
                "faultResponse": {"type": "string", "description": "Why."},
            },
        },
        "callbacks/CarrierService/examples/stopResponse.stopped.json": {
            "requestId": "r1",
            "deviceResponse": {"stopResponse": {}},
        },
        "callbacks/CarrierService/examples/faultResponse.no-power.json": {
            "requestId": "r1",
            "faultResponse": "No power.",
        },
    }


def write_tree(root: Path, files: Files) -> Path:
    """Write files under `root/spec` and return that folder."""
    for path, content in files.items():
        file = root / "spec" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, str | bytes):
            content = json.dumps(content) if path.endswith(".json") else yaml.safe_dump(content, sort_keys=False)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root / "spec"


@pytest.fixture
def files() -> Files:
    """A correct specification; a test changes what it is about."""
    return correct_files()


@pytest.fixture
def lay(tmp_path: Path) -> Callable[[Files], Path]:
    """Write a specification to disk and return its folder."""

    def write(files: Files) -> Path:
        return write_tree(tmp_path, files)

    return write
