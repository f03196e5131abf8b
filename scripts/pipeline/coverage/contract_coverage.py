"""What the contract covers: operations, callback services and messages, and what stands behind each of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thingspace_contract.contract import CallbackService, Contract, Operation
from thingspace_contract.documents.pointer import from_fragment, resolve

from ..problems import PipelineError
from ..references import follow

__all__ = ["ContractCoverage", "OperationCoverage", "ServiceCoverage", "contract_coverage", "read_table"]

_HEADING = re.compile(r"^#+ (.*?\b(D\d{3,})\b.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class OperationCoverage:
    """One operation of the contract.

    Attributes:
        evidence: On whose word: seed, vendor-page, ...
        undocumented: Parts that no source documents, in the contract's order.
        requests: How many examples of requests it has.
        responses: How many examples of responses, errors included.
        decisions: Entries of DECISIONS.md that it and its bodies name, sorted.
    """

    operation: Operation
    evidence: str
    undocumented: tuple[str, ...]
    requests: int
    responses: int
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceCoverage:
    """One callback service; `messages` is the number of examples by name, "" being the open message."""

    name: str
    evidence: str
    messages: Mapping[str, int]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContractCoverage:
    """All that the page tells.

    Attributes:
        overview: Rows of spec/overview.tsv.
        inventory: Rows of spec/inventory.tsv by operationId.
        headings: Heading of each decision by its number.
    """

    operations: Mapping[str, OperationCoverage]
    services: Mapping[str, ServiceCoverage]
    overview: tuple[Mapping[str, str], ...]
    inventory: Mapping[str, Mapping[str, str]]
    headings: Mapping[str, str]


def contract_coverage(spec: Path, bundle: dict[str, Any]) -> ContractCoverage:
    """Gather what the contract covers.

    Args:
        spec: The folder with the companion files: overview, inventory and decisions.
        bundle: The contract that was bundled from it.

    Raises:
        PipelineError: naming the rows of a companion file that lead nowhere.
    """
    overview = tuple(read_table(spec / "overview.tsv", "section", "title", "operationId"))
    inventory = {row["operationId"]: row for row in read_table(spec / "inventory.tsv", "tier", "operationId")}
    lost = [row["operationId"] for row in overview if row["operationId"] not in inventory]
    if lost:
        raise PipelineError(*(f"{spec.name}/overview.tsv: inventory.tsv has no {name}; correct it" for name in lost))
    headings = {number: text for text, number in _HEADING.findall((spec / "DECISIONS.md").read_text(encoding="utf-8"))}
    contract = Contract(bundle)
    operations = {name: _operation(bundle, each) for name, each in contract.operations.items()}
    services = {name: _service(bundle, each) for name, each in contract.services.items()}
    return ContractCoverage(operations, services, overview, inventory, headings)


def read_table(path: Path, *columns: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table with tabs between its columns.

    Raises:
        PipelineError: when a column is missing.
    """
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = [column for column in columns if column not in (rows.fieldnames or ())]
    if missing:
        raise PipelineError(f"{path.parent.name}/{path.name}: lacks the column {missing[0]}; add it to the first line")
    yield from rows


def _operation(bundle: dict[str, Any], operation: Operation) -> OperationCoverage:
    files = _example_files(bundle, f"/resources/{operation.tag}/examples/{operation.operation_id}/")
    raw = operation.raw
    successes = [raw["responses"][rule.status] for rule in operation.success]
    return OperationCoverage(
        operation=operation,
        evidence=raw.get("x-evidence", ""),
        undocumented=tuple(raw.get("x-undocumented", ())),
        requests=sum(file.startswith("request.") for file in files),
        responses=sum(file.startswith("response-") for file in files),
        decisions=_decisions(bundle, raw, raw.get("requestBody", {}), *successes),
    )


def _service(bundle: dict[str, Any], service: CallbackService) -> ServiceCoverage:
    post = resolve(bundle, from_fragment(service.pointer))["post"]
    components = [resolve(bundle, from_fragment(message.pointer)) for message in service.messages]
    files = [file.partition(".")[0] for file in _example_files(bundle, f"/callbacks/{service.name}/examples/")]
    examples = {message.name: files.count(message.name or "message") for message in service.messages}
    return ServiceCoverage(service.name, post.get("x-evidence", ""), examples, _decisions(bundle, post, *components))


def _example_files(bundle: dict[str, Any], folder: str) -> list[str]:
    return [Path(file).name for file in sorted({file for file in bundle["x-sources"].values() if folder in file})]


def _decisions(bundle: dict[str, Any], *values: Mapping[str, Any]) -> tuple[str, ...]:
    """The decisions that values name themselves, or the schemas of their bodies do."""
    found = set()
    for value in values:
        found |= set(value.get("x-decisions", ()))
        for media in value.get("content", {}).values():
            found |= set(follow(bundle, media.get("schema", {})).get("x-decisions", ()))
    return tuple(sorted(found))
