"""The bare application: Starlette and jsonschema-rs around the contract's own schema, and nothing else.

`python -m rig.bare OPERATION` serves it in a process of its own; each POST or PUT is read, validated as a request of
that operation and answered with a request id, and one to /echo is read and written again.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import jsonschema_rs
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from thingspace_contract.contract import Contract
from thingspace_contract.core.serving import bind, server_config

__all__ = ["bare_application"]

_ANSWER = {"requestId": "595f5c44-c31c-4552-8670-020a1545a84d"}


def bare_application(contract: Contract, operation_id: str) -> Starlette:
    """Return an application that validates what an operation of the contract takes."""
    schema = contract.operation(operation_id).body["application/json"]["schema"]
    components = contract.document["components"]
    validator = jsonschema_rs.Draft202012Validator({**schema, "components": components}, validate_formats=True)

    async def change(request: Request) -> JSONResponse:
        validator.validate(json.loads(await request.body()))
        return JSONResponse(_ANSWER)

    async def echo(request: Request) -> JSONResponse:
        value: Any = json.loads(await request.body())
        return JSONResponse(value)

    return Starlette(
        routes=[Route("/echo", echo, methods=["POST"]), Route("/{path:path}", change, methods=["PUT", "POST"])]
    )


def main(operation_id: str) -> None:
    """Serve until the process is ended; the first line that is printed is the URL."""
    opened = bind("127.0.0.1", 0)
    sys.stdout.write(f"http://127.0.0.1:{opened.getsockname()[1]}\n")
    sys.stdout.flush()
    config = server_config(bare_application(Contract.load(), operation_id), grace=1)
    asyncio.run(uvicorn.Server(config).serve(sockets=[opened]))


if __name__ == "__main__":
    main(sys.argv[1])
