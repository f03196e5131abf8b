"""spec/COVERAGE.md: what the contract covers, as a page that a script writes; spec/FACTS.md is written with it."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from thingspace_contract.contract import Promise
from thingspace_contract.documents import DocumentError, bundle

from ..places import Places
from ..problems import PipelineError
from .contract_coverage import ContractCoverage, OperationCoverage, ServiceCoverage, contract_coverage
from .facts import read_facts
from .facts_page import FACTS_PAGE, facts_page
from .markdown import decision_links, table_head, table_row

__all__ = ["PAGE", "main", "page"]

PAGE = "COVERAGE.md"
_COLUMNS = ("Operation", "Request", "Messages", "Evidence", "Examples", "Mock", "Decisions")
_INTRODUCTION = """\
# Coverage

What the contract covers, and what stands behind each part of it.
`scripts/coverage` writes this page; `scripts/gate` fails when it is stale.

- **Messages**: what an accepted request leads to, as `service.message`.
  No source documents the members of an *open* one; *may* depends on facts that the API does not show.
- **Evidence**: on whose word; the words are in [DECISIONS.md](DECISIONS.md).
  Parts that no source documents are named after it.
- **Examples**: of requests + of responses.
- **Mock**: *stateful* answers from what was done before, *example* with an example of the contract.
"""


def main(root: Path, arguments: Sequence[str]) -> int:
    """Write spec/COVERAGE.md and spec/FACTS.md, or only check that they are current.

    Returns:
        0 when the pages are current, 1 when one is not or cannot be made, 2 when a file cannot be read or written.
    """
    parser = argparse.ArgumentParser(prog="scripts/coverage", description=(main.__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; name what is stale")
    wanted = parser.parse_args(arguments)
    spec = Places(root).spec
    try:
        pages = {spec / name: text for name, text in _pages(spec).items()}
        there = {place: place.read_text(encoding="utf-8") if place.exists() else "" for place in pages}
        stale = [place for place, text in pages.items() if text != there[place]]
        if wanted.check and stale:
            found = [f"error: spec/{place.name} is stale: {_stale(there[place], pages[place])}" for place in stale]
            return _stop(1, *found, "run scripts/coverage")
        for place, text in pages.items():
            if not wanted.check:
                place.write_text(text, encoding="utf-8", newline="\n")
            print(f"spec/{place.name} is current" if wanted.check else f"spec/{place.name}")
    except (PipelineError, DocumentError) as error:
        return _stop(1, *(f"error: {line}" for line in str(error).splitlines()))
    except OSError as error:
        return _stop(2, f"error: {error.filename or 'a file'}: {error.strerror or error}")
    return 0


def _pages(spec: Path) -> dict[str, str]:
    coverage = contract_coverage(spec, bundle(spec))
    facts = read_facts(spec, coverage.headings)
    return {PAGE: page(coverage, stateful_operations()), FACTS_PAGE: facts_page(facts, coverage.headings)}


def stateful_operations() -> frozenset[str]:
    """Return the operations that the mock answers from its state; the others have an example of the contract."""
    from thingspace_contract.mock.behaviours import BEHAVIOURS

    return frozenset(BEHAVIOURS)


def page(coverage: ContractCoverage, stateful: Iterable[str]) -> str:
    """Return the text of the page."""
    mock = frozenset(stateful)
    listed = {row["operationId"] for row in coverage.overview}
    others = [name for name in coverage.inventory if name not in listed]
    lines = [_INTRODUCTION, *_summary(coverage, mock), "", "## The overview of the API", ""]
    lines += [
        "Each row of the vendor's overview, in our words; its requests and its reference name some operations twice."
    ]
    for section in dict.fromkeys(row["section"] for row in coverage.overview):
        rows = [(row["title"], row["operationId"]) for row in coverage.overview if row["section"] == section]
        lines += ["", f"### {section}", "", *_operations("Row", rows, coverage, mock)]
    lines += ["", "## Other operations", "", "Of the inventory, and in no row of the overview.", ""]
    lines += _operations("Tag", [(coverage.inventory[name]["tag"], name) for name in others], coverage, mock)
    lines += ["", "## Callback services", "", *_services(coverage), "", *decision_links(coverage.headings)]
    return "\n".join(lines) + "\n"


def _summary(coverage: ContractCoverage, mock: frozenset[str]) -> Iterator[str]:
    yield from table_head("What", "In the contract")
    for tier in sorted({row["tier"] for row in coverage.inventory.values()}):
        known = [name for name, row in coverage.inventory.items() if row["tier"] == tier]
        yield table_row(
            f"Operations of tier {tier}", f"{sum(name in coverage.operations for name in known)} of {len(known)}"
        )
    messages = [message for service in coverage.services.values() for message in service.messages]
    asynchronous = sum(bool(each.operation.promises) for each in coverage.operations.values())
    yield table_row("Callback services", str(len(coverage.services)))
    yield table_row("Messages with a documented key", str(sum(map(bool, messages))))
    yield table_row("Messages that are open", str(messages.count("")))
    yield table_row("Operations that promise messages", str(asynchronous))
    yield table_row("Examples of requests", str(sum(each.requests for each in coverage.operations.values())))
    yield table_row("Examples of responses", str(sum(each.responses for each in coverage.operations.values())))
    yield table_row(
        "Examples of messages", str(sum(sum(each.messages.values()) for each in coverage.services.values()))
    )
    yield table_row("Decisions", str(len(coverage.headings)))
    yield table_row("Operations that the mock answers from its state", str(len(mock & coverage.operations.keys())))


def _operations(
    first: str, rows: Iterable[tuple[str, str]], coverage: ContractCoverage, mock: frozenset[str]
) -> Iterator[str]:
    yield from table_head(first, *_COLUMNS)
    for title, name in rows:
        if name in coverage.operations:
            yield table_row(title, *_operation(coverage.operations[name], name in mock))
        else:
            yield table_row(title, f"`{name}`", "not in the contract yet", *[""] * (len(_COLUMNS) - 2))


def _operation(covered: OperationCoverage, is_stateful: bool) -> list[str]:
    operation = covered.operation
    undocumented = f" ({', '.join(covered.undocumented)} undocumented)" if covered.undocumented else ""
    return [
        f"`{operation.operation_id}`",
        f"`{operation.method} {operation.path}`",
        "<br>".join(map(_promise, operation.promises)),
        covered.evidence + undocumented,
        f"{covered.requests} + {covered.responses}",
        "stateful" if is_stateful else "example",
        _numbers(covered.decisions),
    ]


def _promise(promise: Promise) -> str:
    message = f"`{promise.service}.{promise.message}`" if promise.message else f"`{promise.service}` *open*"
    return f"{message} per {promise.per}{'' if promise.must else ', *may*'}"


def _services(coverage: ContractCoverage) -> Iterator[str]:
    yield from table_head("Service", "Messages (examples)", "Promised by", "Evidence", "Decisions")
    for service in coverage.services.values():
        yield table_row(
            f"`{service.name}`",
            "<br>".join(f"{f'`{name}`' if name else '*open*'} ({count})" for name, count in service.messages.items()),
            _promised_by(service, coverage),
            service.evidence,
            _numbers(service.decisions),
        )


def _promised_by(service: ServiceCoverage, coverage: ContractCoverage) -> str:
    promising = [
        f"`{name}`"
        for name, covered in coverage.operations.items()
        if any(promise.service == service.name for promise in covered.operation.promises)
    ]
    return ", ".join(promising) or "no operation: a notification"


def _numbers(decisions: Iterable[str]) -> str:
    return " ".join(f"[{number}]" for number in decisions)


def _stale(there: str, due: str) -> str:
    """What differs, in the words of the page: operations, services, facts, or the text around them."""
    lines = list(difflib.unified_diff(there.splitlines(), due.splitlines(), lineterm="", n=0))[2:]
    changed = [line[1:] for line in lines if line[:1] in "+-"]
    names = dict.fromkeys(_subject(line) for line in changed if line.strip())
    shown = list(names)[:5]
    return ", ".join(shown) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _subject(line: str) -> str:
    cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
    if cells[0].isdigit():
        return cells[1] if len(cells) > 1 else cells[0]  # a fact, behind its number
    code = next((cell for cell in cells[:2] if cell.startswith("`")), cells[0])
    return code.strip("`")


def _stop(status: int, *lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return status
