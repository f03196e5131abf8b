"""Loaded by `schemathesis run --config-file schemathesis.toml`: signs in and guards the run as our own suite does."""

from __future__ import annotations

import atexit
import os
from typing import Any

import schemathesis
from schemathesis import BaseSchema, HookContext

from thingspace_contract.contract import Contract
from thingspace_contract.core.credentials import Credentials
from thingspace_contract.suites.server.connection.disposable_sessions import DisposableSessions
from thingspace_contract.suites.server.connection.listener_apis import find_listener_apis
from thingspace_contract.suites.server.connection.session import SignedInClient
from thingspace_contract.suites.server.fuzzing.guard import Guard
from thingspace_contract.suites.server.fuzzing.hooks import Fuzzing
from thingspace_contract.suites.server.fuzzing.simplified_schema import simplify_schema

__all__ = ["after_load_schema", "before_load_schema"]


@schemathesis.hook
def before_load_schema(context: HookContext, raw_schema: dict[str, Any]) -> None:
    """Drop from the document what cannot be generated in reasonable time."""
    simplify_schema(raw_schema)


@schemathesis.hook
def after_load_schema(context: HookContext, schema: BaseSchema) -> None:
    """Install authentication and hooks for the schema that was loaded."""
    contract = Contract(schema.raw_schema)
    credentials = Credentials.from_environment(os.environ) or Credentials.default()
    session = SignedInClient(contract, schema.get_base_url(), credentials)
    atexit.register(session.close)
    listening = frozenset[str]().union(*(each.changing for each in find_listener_apis(contract)))
    guard = Guard(credentials.username, listening=listening, is_own=session.is_own)
    Fuzzing(contract, session, DisposableSessions(session), guard).install(schema)
