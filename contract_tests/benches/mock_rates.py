"""How many small requests a second: the mock in memory and on a file, a bare application, and another mock."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benches.figures import Figure, Remark
from rig.calling import signed_in
from rig.load import rate, raw_request
from rig.processes import MockProcess, ServerProcess
from thingspace_contract.contract import Contract

__all__ = ["figures"]

_OPERATION, _PATH = "changeDeviceServicePlan", "/m2m/v1/devices/actions/plan"
_BODY = json.dumps(
    {"devices": [{"deviceIds": [{"id": "A100003685E561", "kind": "meid"}]}], "servicePlan": "87641"}
).encode()
_ACCOUNT = "0000123456-00001"
_CONNECTIONS = 8
_ROUNDS, _SECONDS = 3, 2.0
_PRISMS: dict[str, list[str]] = {"Prism as it comes": [], "Prism, silent": ["--verboseLevel", "silent"]}
_PATIENCE = 60.0  # seconds that the other mock may take to begin


def figures() -> Iterator[Figure | Remark]:
    """Yield the rates of changeDeviceServicePlan, each beside those of the same round."""
    yield Remark(
        f"{_OPERATION}, requests a second on {_CONNECTIONS} connections; a listener answers 204 to each callback"
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        listener = stack.enter_context(ServerProcess([sys.executable, "-m", "rig.listening"]))
        bare = stack.enter_context(ServerProcess([sys.executable, "-m", "rig.bare", _OPERATION]))
        targets: dict[str, tuple[str, dict[str, str]]] = {"bare": (bare.url, {})}
        for name, database in {"in memory": None, "on a file": folder / "mock.db"}.items():
            mock = stack.enter_context(MockProcess(database))
            targets[name] = (mock.url, asyncio.run(_credentials(mock.url, listener.url)))
        if program := shutil.which("prism"):
            for name, options in _PRISMS.items():
                targets[name] = (stack.enter_context(_prism(program, folder, options)), targets["in memory"][1])
        rates: dict[str, list[float]] = {name: [] for name in targets}
        for _ in range(_ROUNDS):
            for name, (base, headers) in targets.items():
                rates[name].append(asyncio.run(_rate(base, headers)))
    middle = {name: statistics.median(found) for name, found in rates.items()}
    for name, goal in {"in memory": "0.5", "on a file": "0.45"}.items():
        against = "bare Starlette + jsonschema-rs"
        yield Figure(f"the mock {name}", middle[name], "/s", middle["bare"], against, f"at least {goal} x")
        for prism in (each for each in _PRISMS if each in middle):
            yield Figure(f"the mock {name}", middle[name], "/s", middle[prism], f"{prism}, whole contract")
    if not set(_PRISMS) & set(middle):
        yield Remark("Prism is not on PATH and was left out: npm install --global @stoplight/prism-cli")


async def _credentials(base: str, listener: str) -> dict[str, str]:
    """Sign in and register a listener; return the credentials."""
    async with signed_in(base) as caller:
        await caller.register(_ACCOUNT, "CarrierService", listener)
        return caller.headers


async def _rate(base: str, headers: dict[str, str]) -> float:
    url = f"{base}{_PATH}"
    request = raw_request("PUT", url, {**headers, "Content-Type": "application/json"}, _BODY)
    return await rate(url, request, connections=_CONNECTIONS, seconds=_SECONDS)


@contextmanager
def _prism(program: str, folder: Path, options: list[str]) -> Iterator[str]:
    """Serve the whole contract with Prism; give its base URL."""
    document = folder / "openapi.json"
    document.write_text(json.dumps(Contract.load().document))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "mock", "--host", "127.0.0.1", "--port", str(port), *options, str(document)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            ends = time.monotonic() + _PATIENCE
            while time.monotonic() < ends:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()
