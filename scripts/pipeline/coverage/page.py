"""spec/COVERAGE.md: what the contract covers, as a page that a script writes and nobody edits."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from thingspace_contract.contract import Promise
from thingspace_contract.documents import DocumentError, bundle

from ..places import Places
from ..problems import PipelineError
from .contract_coverage import ContractCoverage, OperationCoverage, ServiceCoverage, contract_coverage

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
    """Write spec/COVERAGE.md, or only check that it is current.

    Returns:
        0 when the page is current, 1 when it is not or cannot be made, 2 when a file cannot be read or written.
    """
    parser = argparse.ArgumentParser(prog="scripts/coverage", description=(main.__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; name what is stale")
    wanted = parser.parse_args(arguments)
    place = Places(root).spec / PAGE
    name = place.relative_to(root).as_posix()
    try:
        text = page(contract_coverage(place.parent, bundle(place.parent)), stateful_operations())
        there = place.read_text(encoding="utf-8") if place.exists() else ""
        if wanted.check and there != text:
            return _stop(1, f"error: {name} is stale: {_stale(there, text)}", "run scripts/coverage")
        if not wanted.check:
            place.write_text(text, encoding="utf-8", newline="\n")
    except (PipelineError, DocumentError) as error:
        return _stop(1, *(f"error: {line}" for line in str(error).splitlines()))
    except OSError as error:
        return _stop(2, f"error: {error.filename or 'a file'}: {error.strerror or error}")
    print(f"{name} is current" if wanted.check else name)
    return 0


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
    lines += ["", "## Callback services", "", *_services(coverage), "", *_links(coverage)]
    return "\n".join(lines) + "\n"


def _summary(coverage: ContractCoverage, mock: frozenset[str]) -> Iterator[str]:
    yield from _head("What", "In the contract")
    for tier in sorted({row["tier"] for row in coverage.inventory.values()}):
        known = [name for name, row in coverage.inventory.items() if row["tier"] == tier]
        yield _row(
            f"Operations of tier {tier}", f"{sum(name in coverage.operations for name in known)} of {len(known)}"
        )
    messages = [message for service in coverage.services.values() for message in service.messages]
    asynchronous = sum(bool(each.operation.promises) for each in coverage.operations.values())
    yield _row("Callback services", str(len(coverage.services)))
    yield _row("Messages with a documented key", str(sum(map(bool, messages))))
    yield _row("Messages that are open", str(messages.count("")))
    yield _row("Operations that promise messages", str(asynchronous))
    yield _row("Examples of requests", str(sum(each.requests for each in coverage.operations.values())))
    yield _row("Examples of responses", str(sum(each.responses for each in coverage.operations.values())))
    yield _row("Examples of messages", str(sum(sum(each.messages.values()) for each in coverage.services.values())))
    yield _row("Decisions", str(len(coverage.headings)))
    yield _row("Operations that the mock answers from its state", str(len(mock & coverage.operations.keys())))


def _operations(
    first: str, rows: Iterable[tuple[str, str]], coverage: ContractCoverage, mock: frozenset[str]
) -> Iterator[str]:
    yield from _head(first, *_COLUMNS)
    for title, name in rows:
        if name in coverage.operations:
            yield _row(title, *_operation(coverage.operations[name], name in mock))
        else:
            yield _row(title, f"`{name}`", "not in the contract yet", *[""] * (len(_COLUMNS) - 2))


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
    yield from _head("Service", "Messages (examples)", "Promised by", "Evidence", "Decisions")
    for service in coverage.services.values():
        yield _row(
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


def _links(coverage: ContractCoverage) -> Iterator[str]:
    """Where the numbers of decisions lead, by the anchors that a heading gets on the usual hosts."""
    for number, heading in sorted(coverage.headings.items()):
        anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        yield f"[{number}]: DECISIONS.md#{anchor}"


def _head(*names: str) -> list[str]:
    return [_row(*names), _row(*["---"] * len(names))]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _stale(there: str, due: str) -> str:
    """What differs, in the words of the page: operations, services, or the text around them."""
    changed = [line for line in difflib.ndiff(there.splitlines(), due.splitlines()) if line[:2] in ("- ", "+ ")]
    names = dict.fromkeys(_subject(line[2:]) for line in changed if line[2:].strip())
    shown = list(names)[:5]
    return ", ".join(shown) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _subject(line: str) -> str:
    cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
    code = next((cell for cell in cells[:2] if cell.startswith("`")), cells[0])
    return code.strip("`")


def _stop(status: int, *lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return status
