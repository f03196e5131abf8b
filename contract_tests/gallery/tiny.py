"""A contract of five operations and two callback services, small enough to be read beside a test.

It has one of everything that suites must cope with: path, query and header parameters, a form body, either/or and
required-if rules, open and closed enums, an array response, an XML error, a recursive schema, a message that only a
key tells apart, and a service that nobody documents.
"""

from __future__ import annotations

from typing import Any

from thingspace_contract.contract import Contract

__all__ = ["DOCUMENT", "contract"]


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: dict[str, Any], **examples: Any) -> dict[str, Any]:
    media: dict[str, Any] = {"schema": schema}
    if examples:
        media["examples"] = {name.replace("_", "."): {"value": value} for name, value in examples.items()}
    return {"application/json": media}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


_TEXT = {"type": "string", "pattern": "^[^'<\\\\]*$"}
_ACCOUNT = {
    "name": "accountName",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": "^[^'<\\\\/.][^'<\\\\/]*$"},
    "example": "0000123456-00001",
}
_BAD = {
    "400": {"description": "Refused.", "content": _json(_ref("ConnectivityError"))},
    "403": {
        "description": "Refused by the gateway.",
        "content": {"application/xml": {"schema": _ref("GatewayFault")}},
    },
}
_ACCEPTED = {"200": {"description": "Accepted.", "content": _json(_ref("Accepted"), one={"requestId": "r-1"})}}
_DEVICE = {"deviceIds": [{"kind": "imei", "id": "864508030147323"}]}
_CHANGED = {
    "username": "user",
    "password": "pwd",
    "requestId": "r-1",
    "deviceIds": [{"kind": "mdn", "id": "8586928930"}],
    "deviceResponse": {"changePlanResponse": {"effectiveDate": "5/31/2018 12:00:00 AM"}},
    "status": "Success",
    "callbackCount": 1,
    "maxCallbackThreshold": 4,
}
_FAULT = {
    "requestId": "r-1",
    "faultResponse": {"faultcode": "UnifiedWebService.REQUEST_FAILED.DeviceNotFound", "faultstring": "Not found."},
}
_SCHEMAS: dict[str, Any] = {
    "DeviceId": _object(
        ["kind", "id"],
        kind={"type": "string", "pattern": "^([Ii][Mm][Ee][Ii]|[Mm][Dd][Nn])$", "examples": ["imei"]},
        id={**_TEXT, "minLength": 1},
    ),
    "Device": _object(["deviceIds"], deviceIds={"type": "array", "minItems": 1, "items": _ref("DeviceId")}),
    "Accepted": _object(["requestId"], requestId={"type": "string", "minLength": 1}),
    "ConnectivityError": _object(
        ["errorCode", "errorMessage"], errorCode={"type": "string"}, errorMessage={"type": "string"}
    ),
    "GatewayFault": _object(["fault"], fault={"type": "object"}),
    "LogIn": _object(["username", "password"], username={"type": "string"}, password={"type": "string"}),
    "Session": _object(["sessionToken"], sessionToken={"type": "string"}),
    "TokenRequest": _object(["grant_type"], grant_type={"type": "string", "enum": ["client_credentials"]}),
    "Token": _object(
        ["access_token", "expires_in"], access_token={"type": "string"}, expires_in={"type": "integer", "minimum": 0}
    ),
    "PlanKind": {"type": "string", "enum": ["private", "public"]},
    "Plan": _object(
        ["code"],
        code={"type": "string"},
        kind=_ref("PlanKind"),
        sizeKb={"type": "number", "minimum": 0},
        shared={"type": "boolean"},
        parent=_ref("Plan"),
        labels={"type": "object", "additionalProperties": {"type": "string"}},
    ),
    "PlanChange": {
        **_object(
            ["servicePlan"],
            servicePlan={**_TEXT, "minLength": 1},
            devices={"type": "array", "minItems": 1, "items": _ref("Device")},
            groupName=_TEXT,
            ipAddress=_TEXT,
            carrierIpPoolName={**_TEXT, "minLength": 1},
            takeEffect={"type": "string", "enum": ["BackDate"]},
            priority={"type": "integer", "minimum": 0, "maximum": 9},
            notify={"type": "boolean"},
        ),
        "anyOf": [{"required": ["devices"]}, {"required": ["groupName"]}],
        "not": {"required": ["devices", "groupName"]},
        "if": {"required": ["ipAddress"]},
        "then": {"required": ["carrierIpPoolName"]},
    },
    "Envelope": _object(
        ["requestId"],
        username={"type": "string"},
        password={"type": "string"},
        requestId={"type": "string", "minLength": 1},
        deviceIds={"type": "array", "items": _ref("DeviceId")},
        status={"type": "string"},
        callbackCount={"type": "integer", "minimum": 1},
        maxCallbackThreshold={"type": "integer", "minimum": 1},
    ),
    "PlanChanged": {
        "allOf": [_ref("Envelope")],
        **_object(
            ["deviceResponse"],
            deviceResponse=_object(["changePlanResponse"], changePlanResponse=_ref("PlanChangeResult")),
        ),
        "x-message-key": "deviceResponse.changePlanResponse",
    },
    "PlanChangeResult": _object([], effectiveDate={"type": "string"}),
    "Fault": {
        "allOf": [_ref("Envelope")],
        **_object(
            ["faultResponse"],
            faultResponse=_object(["faultcode"], faultcode={"type": "string"}, faultstring={"type": "string"}),
        ),
        "x-message-key": "faultResponse",
    },
    "Alert": {**_object([], requestId={"type": "string"}), "x-message-key": ""},
}


def _operation(operation_id: str, tag: str, effect: str = "read", **members: Any) -> dict[str, Any]:
    return {"operationId": operation_id, "tags": [tag], "summary": operation_id, "x-effect": effect, **members}


def _body(schema: str, media_type: str = "application/json", **examples: Any) -> dict[str, Any]:
    media = _json(_ref(schema), **examples)["application/json"]
    return {"required": True, "content": {media_type: media}}


def _webhook(messages: list[str], **examples: Any) -> dict[str, Any]:
    content = _json({"anyOf": [_ref(name) for name in messages]}, **examples)
    return {
        "post": {
            "summary": "A callback.",
            "x-evidence": "seed",
            "requestBody": {"required": True, "content": content},
            "responses": {"2XX": {"description": "Acknowledged."}},
        }
    }


DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "Tiny", "version": "1"},
    "servers": [{"url": "https://tiny.invalid/api"}],
    "security": [{"oauth": [], "session": []}],
    "paths": {
        "/oauth2/token": {
            "post": _operation(
                "requestToken",
                "oauth",
                "session",
                security=[{"basic": []}],
                requestBody=_body(
                    "TokenRequest", "application/x-www-form-urlencoded", one={"grant_type": "client_credentials"}
                ),
                responses={
                    "200": {
                        "description": "Token.",
                        "content": _json(_ref("Token"), one={"access_token": "t", "expires_in": 3600}),
                    },
                    **_BAD,
                },
            )
        },
        "/session/login": {
            "post": _operation(
                "startSession",
                "sessions",
                "session",
                security=[{"oauth": []}],
                requestBody=_body("LogIn", one={"username": "u", "password": "p"}),
                responses={
                    "200": {"description": "Session.", "content": _json(_ref("Session"), one={"sessionToken": "s"})},
                    **_BAD,
                },
            )
        },
        "/plans/{accountName}": {
            "parameters": [_ACCOUNT],
            "get": _operation(
                "listPlans",
                "accounts",
                parameters=[
                    {"name": "kind", "in": "query", "schema": _ref("PlanKind")},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 0, "maximum": 50}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string", "pattern": "^[a-z0-9]{1,8}$"}},
                ],
                responses={
                    "200": {
                        "description": "Plans.",
                        "content": _json(
                            {"type": "array", "items": _ref("Plan")}, one=[{"code": "87641", "kind": "private"}]
                        ),
                    },
                    **_BAD,
                },
            ),
        },
        "/devices/actions/plan": {
            "put": _operation(
                "changePlan",
                "devices",
                "mutates",
                **{
                    "x-messages": [
                        {
                            "service": "CarrierService",
                            "message": "changePlanResponse",
                            "per": "device",
                            "must": True,
                            "repeats": False,
                        }
                    ]
                },
                requestBody=_body(
                    "PlanChange",
                    devices={"devices": [_DEVICE], "servicePlan": "87641"},
                    group={"groupName": "west", "servicePlan": "87641", "takeEffect": "BackDate"},
                ),
                responses={**_ACCEPTED, **_BAD},
            )
        },
        "/groups/{accountName}/name/{groupName}": {
            "delete": _operation(
                "deleteGroup",
                "devices",
                "mutates",
                parameters=[
                    _ACCOUNT,
                    {"name": "groupName", "in": "path", "required": True, "schema": _ACCOUNT["schema"]},
                ],
                responses={"200": {"description": "Deleted."}, **_BAD},
            )
        },
    },
    "webhooks": {
        "CarrierService": _webhook(
            ["PlanChanged", "Fault"],
            changePlanResponse_one=_CHANGED,
            faultResponse_one=_FAULT,
        ),
        "AlertService": _webhook(["Alert"]),
    },
    "components": {
        "securitySchemes": {
            "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/oauth2/token", "scopes": {}}}},
            "session": {"type": "apiKey", "in": "header", "name": "VZ-M2M-Token"},
            "basic": {"type": "http", "scheme": "basic"},
        },
        "schemas": _SCHEMAS,
    },
}


def contract() -> Contract:
    """Return the tiny contract."""
    return Contract(DOCUMENT)
