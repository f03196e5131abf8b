"""Schemathesis, driven in process: its events become ours."""

from __future__ import annotations

import copy
import random
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import schemathesis
from schemathesis.engine import events, from_schema

from thingspace_contract.contract import Contract
from thingspace_contract.core.events import NotChecked, Progress
from thingspace_contract.core.failures import Failure
from thingspace_contract.suites.server.connection.caller import Caller
from thingspace_contract.suites.server.fuzzing.findings import Findings
from thingspace_contract.suites.server.fuzzing.hooks import Fuzzing
from thingspace_contract.suites.server.fuzzing.simplified_schema import simplify_schema
from thingspace_contract.suites.server.results import Results

__all__ = ["Budget", "run_engine", "settings"]

_UNUSED_MEMBERS = ("webhooks", "x-sources")


@dataclass(frozen=True, slots=True)
class Budget:
    """How much Schemathesis may do.

    Args:
        seconds: for all of its phases together.
        examples: generated requests for one operation and phase, at most.
        steps: calls in one stateful scenario, at most.
        seed: equal seeds give equal requests.
    """

    seconds: float
    examples: int
    steps: int
    seed: int


def settings() -> dict[str, Any]:
    """Return the shipped schemathesis.toml, read."""
    return tomllib.loads((files("thingspace_contract.suites.server.fuzzing") / "schemathesis.toml").read_text("utf-8"))


def run_engine(
    caller: Caller,
    fuzzing: Fuzzing,
    budget: Budget,
    *,
    phases: Sequence[str],
    suite: str,
    left_out: frozenset[str],
) -> Results[None]:
    """Run phases of Schemathesis against the server and yield what it finds, scenario by scenario.

    Args:
        caller: what is tested, where, and what must be masked; judges logins that are made in between.
        fuzzing: our hooks.
        budget: how much.
        phases: of "examples", "coverage", "fuzzing" and "stateful".
        suite: the name for our events.
        left_out: ids of operations that are not to be called.
    """
    contract, session = caller.contract, caller.session
    schema: schemathesis.BaseSchema = schemathesis.openapi.from_dict(
        _document(contract, budget.seed), config=_config(session.url, budget, phases)
    )
    if left_out:
        schema = schema.exclude(operation_id=sorted(left_out))
    findings = Findings(contract)
    with fuzzing.installed(schema), closing(from_schema(schema).execute().generator) as stream:
        for event in stream:
            for login in fuzzing.logins():
                yield from caller.judged(login)
            match event:
                case events.ScenarioStarted(phase=phase, label=label):
                    yield Progress(suite, fuzzing.requests, None, f"{phase.value}: {label or 'scenario'}")
                case events.ScenarioFinished(recorder=recorder):
                    yield from findings.failures(recorder)
                    yield from findings.held(recorder)
                case events.NonFatalError():
                    yield from _error(suite, findings, event)
                case events.FatalError(exception=error):
                    raise error
                case events.Interrupted():
                    raise KeyboardInterrupt
                case _:
                    pass


def _document(contract: Contract, seed: int) -> dict[str, Any]:
    """The contract without what Schemathesis does nothing with, and what it takes too long for.

    Its paths are in another order for each seed: what a short run leaves out is not always the same.
    """
    used = {name: value for name, value in contract.document.items() if name not in _UNUSED_MEMBERS}
    paths = list(used["paths"].items())
    random.Random(seed).shuffle(paths)  # noqa: S311 - repeatable
    used["paths"] = dict(paths)
    document = copy.deepcopy(used)
    simplify_schema(document)
    return document


def _config(url: str, budget: Budget, phases: Sequence[str]) -> schemathesis.Config:
    values = settings()
    values.pop("hooks")  # for the command line; here the hooks belong to this run alone
    values["base-url"] = url
    values["seed"] = budget.seed
    values["max-time"] = max(1, round(budget.seconds))
    values["generation"]["max-examples"] = budget.examples
    for name in ("examples", "coverage", "fuzzing", "stateful"):
        values["phases"].setdefault(name, {})["enabled"] = name in phases
    values["phases"]["stateful"]["max-steps"] = max(2, budget.steps)
    return schemathesis.Config.from_dict(values)


def _error(suite: str, findings: Findings, event: events.NonFatalError) -> Iterator[Failure | NotChecked]:
    failure = findings.outage(event.label, event.value)
    if failure is not None:
        yield failure
    else:
        reason = " ".join(f"{event.info.title}: {event.info.message}".split())[:300]
        yield NotChecked(suite, findings.subject(event.label), reason)
