"""What an import costs, and what it shows: each proven in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import thingspace_client
from thingspace_client import errors, models


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_connecting_imports_the_runtime_and_no_model() -> None:
    """Neither 300 models nor 115 operations cost anything before they are used."""
    shown = run("""
import sys, thingspace_client
thingspace_client.connect(key="k", secret="s", username="u", password="p")
print(sorted(name.partition(".")[2] for name in sys.modules if name.startswith("thingspace_client")))
""")

    auth = [f"_auth.{name}" for name in ("credentials", "flow", "gate", "requests", "responses")]
    runtime = ["_auth", *auth, "_connect", "_errors", "_masking", "_transport", "_transport.responses", "_values"]
    assert shown == str(["", *runtime, "client"])


def test_importing_all_models_imports_none_of_them() -> None:
    shown = run("""
import sys, thingspace_client.models
before = sorted(name for name in sys.modules if name.startswith("thingspace_client.models."))
thingspace_client.models.DeviceId
print(before, sorted(name for name in sys.modules if name.startswith("thingspace_client.models.")))
""")

    assert shown == "[] ['thingspace_client.models.device_id']"


def test_operation_imports_only_the_models_it_uses() -> None:
    shown = run("""
import sys
from thingspace_client.api.accounts import list_service_plans
print(sorted(name.rpartition(".")[2] for name in sys.modules if name.startswith("thingspace_client.models.")))
""")

    assert shown == "['connectivity_error', 'gateway_fault', 'service_plan']"


def test_reading_a_callback_imports_no_http_library() -> None:
    shown = run("""
import sys
from thingspace_client import callbacks
callbacks.parse("CarrierService", '{"requestId": "r", "faultResponse": {"faultcode": "c", "faultstring": "s"}}')
print("httpx" in sys.modules, sum(name.startswith("thingspace_client.models.") for name in sys.modules))
""")

    assert shown.split()[0] == "False"
    assert int(shown.split()[1]) < 6


def test_every_model_is_found_lazily() -> None:
    assert sorted(models.__all__) == list(models.__all__) == dir(models)
    assert [name for name in models.__all__ if getattr(models, name).__name__ != name] == []


def test_everything_public_is_reachable_from_the_package() -> None:
    shown = run("""
import thingspace_client
print([name for name in thingspace_client.__all__ if getattr(thingspace_client, name, None) is None])
""")

    assert shown == "[]"
    assert dir(thingspace_client) == list(thingspace_client.__all__)
    assert not hasattr(thingspace_client, "nothing")
    assert not hasattr(models, "Nothing")


def test_every_exception_has_the_same_base() -> None:
    family = [getattr(errors, name) for name in errors.__all__]

    assert all(issubclass(each, errors.ThingSpaceError) for each in family)
    assert [
        each.__name__ for each in family if each.__name__ not in (errors.ThingSpaceError.__module__, *errors.__all__)
    ] == []
