"""Parts of pages that are written from data, so that they cannot go stale.

| page | part | written from |
|---|---|---|
| contract_tests/ARCHITECTURE.md | the rooms and who may import whom | contract_tests/layers.toml |
| contract_tests/CHECKS.md | the checks | the catalogue in `checks` |
| contract_tests/MOCK.md | the error codes that the mock answers with | the tables in `mock/gateway/breaches` |
| contract_tests/MOCK.md | the rules of the mock | the marks in `mock` |
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["PAGES", "Page", "layers_markdown", "main", "with_part"]

_END = "<!-- end of the {} -->"

Rooms = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page with one part between two markers.

    Args:
        path: where it is, from the root of the repository.
        part: the word in its markers.
        render: makes the part; it is given the root of the repository.
    """

    path: str
    part: str
    render: Callable[[Path], str]


def main(root: Path, arguments: Sequence[str]) -> int:
    """Write every page anew, or say which are stale.

    Args:
        root: the root of the repository.
        arguments: those of the command line.

    Returns:
        0 when all pages are current or were written, 1 when --check finds a stale one or one cannot be made,
        2 when a file cannot be read or written.
    """
    parser = argparse.ArgumentParser(
        prog="scripts/pages", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when a page is stale")
    check = parser.parse_args(arguments).check
    try:
        return max([_bring_up_to_date(root, page, check=check) for page in PAGES])
    except ValueError as error:  # a page without its markers, data that is not TOML
        print(f"error: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"error: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return 2


def _bring_up_to_date(root: Path, page: Page, *, check: bool) -> int:
    path = root / page.path
    text = path.read_text("utf-8")
    wanted = with_part(text, page.part, page.render(root))
    if wanted == text:
        print(f"{page.path} is current")
    elif check:
        print(f"{page.path} is stale: run scripts/pages")
        return 1
    else:
        path.write_text(wanted, "utf-8", newline="\n")
        print(f"{page.path} was written anew")
    return 0


def with_part(text: str, part: str, content: str) -> str:
    """Return a page with `content` between the markers of a part.

    Raises:
        ValueError: the page has not both markers, once each and in order.
    """
    begin, end = f"<!-- {part}: written by scripts/pages -->", _END.format(part)
    head, found, rest = text.partition(begin)
    _, closed, tail = rest.partition(end)
    if not found or not closed or begin in tail or end in tail:
        raise ValueError(f"the page needs the lines {begin!r} and {end!r}, once each and in this order")
    return f"{head}{begin}\n\n{content.strip()}\n\n{end}{tail}"


def layers_markdown(layers: Mapping[str, Any]) -> str:
    """Draw the rooms: the arrows that no longer way implies as a picture, all that is allowed as tables."""
    rooms: Rooms = layers["rooms"]
    lines = ["```mermaid", "flowchart TD"]
    lines += [f"    {name} --> {target}" for name, target in _direct(rooms)]
    lines += ["```", "", *_table(rooms)]
    for package, inside in layers["inside"].items():
        lines += ["", f"Inside `{package}`:", "", *_table(inside)]
    return "\n".join(lines)


def _table(rooms: Rooms) -> list[str]:
    rows = [
        f"| `{room['name']}` | {room['holds']} | {', '.join(f'`{name}`' for name in room['imports'])} |"
        for room in rooms
    ]
    return ["| room | what lives there | may import |", "|---|---|---|", *rows]


def _direct(rooms: Rooms) -> Iterable[tuple[str, str]]:
    """Yield the arrows that cannot be left out: those without a longer way to the same room."""
    imports = {room["name"]: set(room["imports"]) for room in rooms}
    reached: dict[str, set[str]] = {}
    for room in reversed(rooms):  # from the ground up, so that what a room reaches is known
        below = imports[room["name"]]
        reached[room["name"]] = below.union(*(reached[name] for name in below))
    for name, below in imports.items():
        for target in sorted(below):
            if not any(target in reached[other] for other in below - {target}):
                yield name, target


def _layers(root: Path) -> str:
    return layers_markdown(tomllib.loads((root / "contract_tests" / "layers.toml").read_text("utf-8")))


def _checks(_: Path) -> str:
    from thingspace_contract.checks.catalogue.page import checks_markdown

    return checks_markdown()


def _codes(_: Path) -> str:
    from thingspace_contract.mock.rules_page import codes_markdown

    return codes_markdown()


def _rules(_: Path) -> str:
    from thingspace_contract.mock.rules_page import rules_markdown

    return rules_markdown()


PAGES = (
    Page("contract_tests/ARCHITECTURE.md", "layers", _layers),
    Page("contract_tests/CHECKS.md", "checks", _checks),
    Page("contract_tests/MOCK.md", "codes", _codes),
    Page("contract_tests/MOCK.md", "rules", _rules),
)
