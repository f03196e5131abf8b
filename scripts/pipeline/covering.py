"""What the contract covers: operations, callback services and messages, and what stands behind each of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .counting import METHODS
from .problems import PipelineError

__all__ = ["Coverage", "Covered", "Promise", "Service", "covered", "read_table"]

_HEADING = re.compile(r"^#+ (.*?\b(D\d{3,})\b.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Promise:
    """One entry of an operation's `x-messages`; `message` is empty where no source names its key."""

    service: str
    message: str
    per: str
    must: bool


@dataclass(frozen=True, slots=True)
class Covered:
    """One operation of the contract.

    Attributes:
        evidence: On whose word: seed, vendor-page, ...
        undocumented: Parts that no source documents.
        requests: How many examples of requests it has.
        answers: How many examples of answers, errors included.
        decisions: Entries of DECISIONS.md that it and its bodies name, sorted.
    """

    name: str
    method: str
    path: str
    tag: str
    evidence: str
    undocumented: tuple[str, ...]
    promises: tuple[Promise, ...]
    requests: int
    answers: int
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """One callback service; `messages` is the number of examples by name, "" being the open message."""

    name: str
    evidence: str
    messages: Mapping[str, int]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that the page tells.

    Attributes:
        overview: Rows of spec/overview.tsv.
        inventory: Rows of spec/inventory.tsv by operationId.
        headings: Heading of each decision by its number.
    """

    operations: Mapping[str, Covered]
    services: Mapping[str, Service]
    overview: tuple[Mapping[str, str], ...]
    inventory: Mapping[str, Mapping[str, str]]
    headings: Mapping[str, str]


def covered(spec: Path, bundle: Mapping[str, Any]) -> Coverage:
    """Gather what the contract covers.

    Args:
        spec: The folder with the papers: overview, inventory and decisions.
        bundle: The contract that was bundled from it.

    Raises:
        PipelineError: naming the rows of a paper that lead nowhere.
    """
    overview = tuple(read_table(spec / "overview.tsv", "section", "title", "operationId"))
    inventory = {row["operationId"]: row for row in read_table(spec / "inventory.tsv", "tier", "operationId")}
    lost = [row["operationId"] for row in overview if row["operationId"] not in inventory]
    if lost:
        raise PipelineError(*(f"{spec.name}/overview.tsv: inventory.tsv has no {name}; correct it" for name in lost))
    headings = {number: text for text, number in _HEADING.findall((spec / "DECISIONS.md").read_text(encoding="utf-8"))}
    operations = {each.name: each for each in _operations(bundle)}
    services = {name: _service(bundle, name) for name in bundle.get("webhooks", {})}
    return Coverage(operations, services, overview, inventory, headings)


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


def _operations(bundle: Mapping[str, Any]) -> Iterator[Covered]:
    for path, item in bundle["paths"].items():
        for method in METHODS:
            if method in item:
                yield _operation(bundle, path, method, item[method])


def _operation(bundle: Mapping[str, Any], path: str, method: str, raw: Mapping[str, Any]) -> Covered:
    name = raw["operationId"]
    tag = raw["tags"][0]
    files = [Path(file).name for file in _example_files(bundle, f"/resources/{tag}/examples/{name}/")]
    bodies = [
        raw,
        raw.get("requestBody", {}),
        *(answer for status, answer in raw["responses"].items() if status[0] == "2"),
    ]
    return Covered(
        name=name,
        method=method.upper(),
        path=path,
        tag=tag,
        evidence=raw.get("x-evidence", ""),
        undocumented=tuple(raw.get("x-undocumented", ())),
        promises=tuple(
            Promise(each["service"], each.get("message", ""), each["per"], each["must"])
            for each in raw.get("x-messages", ())
        ),
        requests=sum(file.startswith("request.") for file in files),
        answers=sum(file.startswith("response-") for file in files),
        decisions=_decisions(bundle, *bodies),
    )


def _service(bundle: Mapping[str, Any], name: str) -> Service:
    post = _resolved(bundle, bundle["webhooks"][name])["post"]
    schema = post["requestBody"]["content"]["application/json"]["schema"]
    components = [_resolved(bundle, each) for each in schema.get("anyOf", [schema])]
    names = [each.get("x-message-key", "").rpartition(".")[2] for each in components]
    files = [Path(file).name.partition(".")[0] for file in _example_files(bundle, f"/callbacks/{name}/examples/")]
    examples = {each: files.count(each or "message") for each in names}
    return Service(name, post.get("x-evidence", ""), examples, _decisions(bundle, post, *components))


def _example_files(bundle: Mapping[str, Any], folder: str) -> list[str]:
    return sorted({file for file in bundle["x-sources"].values() if folder in file})


def _decisions(bundle: Mapping[str, Any], *values: Mapping[str, Any]) -> tuple[str, ...]:
    """The decisions that values name themselves, or the schemas of their bodies do."""
    found = set()
    for value in values:
        found |= set(value.get("x-decisions", ()))
        for media in value.get("content", {}).values():
            found |= set(_resolved(bundle, media.get("schema", {})).get("x-decisions", ()))
    return tuple(sorted(found))


def _resolved(bundle: Mapping[str, Any], value: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in value:
        pointer = value["$ref"]
        value = bundle
        for part in pointer.removeprefix("#/").split("/"):
            value = value[part.replace("~1", "/").replace("~0", "~")]
    return value
