"""What the seed documents say, fact by fact, and where the contract states each: the table spec/facts.tsv."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thingspace_contract.documents import DocumentError, load_yaml
from thingspace_contract.documents.pointer import PointerError, from_fragment, resolve
from thingspace_contract.documents.text import read_text

from ..problems import PipelineError

__all__ = ["DOCUMENTS", "TABLE", "Fact", "Place", "read_facts"]

TABLE = "facts.tsv"
#: The seed documents by their short names, in the order of the table.
DOCUMENTS = {
    "configuration": "Change Device Configuration",
    "custom-state": "Set Devices to Customer-Defined Service and State",
    "service-plan": "Change Device Service Plan",
    "overview": "Overview of the Connectivity Management API",
    "identifier": "Change Device Identifier",
}
_COLUMNS = ("document", "fact", "where")
_SHOWN = 80  # characters of a wrong name that a finding repeats
_DECISION = re.compile(r"D\d{3,}")
_EMPTY = {
    "document": f"name the document: {', '.join(DOCUMENTS)}",
    "fact": "say the fact in a few words of your own",
    "where": "name a file of the contract with a pointer, or a decision",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the contract states a fact: a part of one of its files, or a decision.

    Attributes:
        decision: Number of the decision; "" for a part of a file.
        file: Path from the folder of the contract; "" for a decision.
        pointer: JSON pointer into the file; "" for the whole file.
    """

    decision: str = ""
    file: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of one document, in our words; `places` are never empty."""

    document: str
    text: str
    places: tuple[Place, ...]


def read_facts(spec: Path, decisions: Container[str]) -> tuple[Fact, ...]:
    """Read the table, and hold each of its rows to what is there.

    Args:
        spec: The folder of the contract, with the table.
        decisions: Numbers of the decisions that there are.

    Raises:
        PipelineError: naming the line of each row that is not whole, doubled, misplaced or leads nowhere; or the
            table cannot be read.
    """
    return _Reading(spec, decisions).facts()


class _Reading:
    """One pass over the table, which gathers all that is wrong with it."""

    def __init__(self, spec: Path, decisions: Container[str]) -> None:
        self._spec = spec
        self._decisions = decisions
        self._documents: dict[str, Any] = {}
        self._problems: list[str] = []

    def facts(self) -> tuple[Fact, ...]:
        lines = self._lines()
        if tuple(lines[0].split("\t")) != _COLUMNS:
            self._blame(1, f"the first line is not {' '.join(_COLUMNS)}; write these three, with tabs between them")
        found: dict[tuple[str, str], int] = {}
        facts: list[Fact] = []
        for number, line in enumerate(lines[1:], 2):
            cells = line.split("\t")
            if len(cells) != len(_COLUMNS):
                self._blame(number, f"has {len(cells)} columns; write {', '.join(_COLUMNS)}, with tabs between them")
                continue
            fact = self._fact(number, cells)
            before = found.setdefault((fact.document, fact.text), number)
            if before != number:
                self._blame(number, f"says what line {before} says; delete one, or say what differs")
            if facts and _order(fact) < _order(facts[-1]):
                self._blame(number, f"stands behind {facts[-1].document}; move it to the rows of {fact.document}")
            facts.append(fact)
        if self._problems:
            raise PipelineError(*self._problems)
        return tuple(facts)

    def _lines(self) -> list[str]:
        try:
            text = read_text(self._spec / TABLE, f"{self._spec.name}/{TABLE}")
        except DocumentError as error:
            advice = error.advice or f"write the table, its first line {' '.join(_COLUMNS)}"
            raise PipelineError(f"{error.where}: {error.message}; {advice}") from None
        return text.replace("\r\n", "\n").removesuffix("\n").split("\n")

    def _fact(self, number: int, cells: list[str]) -> Fact:
        document, text, where = (cell.strip() for cell in cells)
        for column, cell in zip(_COLUMNS, (document, text, where), strict=True):
            if not cell:
                self._blame(number, f"{column} is empty; {_EMPTY[column]}")
        if document and document not in DOCUMENTS:
            self._blame(number, f"no document is called {_shown(document)}; use {', '.join(DOCUMENTS)}")
        return Fact(document, text, tuple(self._places(number, where)))

    def _places(self, number: int, where: str) -> Iterator[Place]:
        for word in where.split():
            if _DECISION.fullmatch(word):
                if word not in self._decisions:
                    self._blame(number, f"DECISIONS.md has no {word}; correct the number")
                yield Place(decision=word)
            else:
                file, mark, fragment = word.partition("#")
                yield Place(file=file, pointer=self._pointer(number, file, mark + fragment))

    def _pointer(self, number: int, file: str, reference: str) -> str:
        try:
            pointer = from_fragment(reference) if reference else ""
            resolve(self._document(file), pointer)
        except (PointerError, DocumentError) as error:
            self._blame(number, f"{_shown(file)}: {error}; point at what states the fact")
            return ""
        return pointer

    def _document(self, file: str) -> Any:
        if file not in self._documents:
            path = self._spec / file
            if not self._has(path):
                raise PointerError("the contract has no such file")
            self._documents[file] = load_yaml(path, where=file)
        return self._documents[file]

    def _has(self, path: Path) -> bool:
        try:
            inside = path.resolve().is_relative_to(self._spec.resolve())
            return inside and path.suffix in (".yaml", ".json") and path.is_file()
        except (OSError, RuntimeError, ValueError):  # no file can have this name, or its links go in a circle
            return False

    def _blame(self, number: int, problem: str) -> None:
        self._problems.append(f"{self._spec.name}/{TABLE}:{number}: {problem}")


def _order(fact: Fact) -> int:
    """The place of a fact's document; one that is unknown is blamed for that alone."""
    return list(DOCUMENTS).index(fact.document) if fact.document in DOCUMENTS else len(DOCUMENTS)


def _shown(name: str) -> str:
    """Return a wrong name as it can be printed on one line."""
    short = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
    return short if short.isprintable() else ascii(short)
