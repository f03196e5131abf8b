"""Requests that some source calls wrong and that the contract accepts all the same, each by a decision.

The broken variants of the proof come from the rules that there are; what no rule says must be written down.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from thingspace_contract.contract import Contract

__all__ = ["Opening", "body_of", "openings"]


@dataclass(frozen=True, slots=True)
class Opening:
    """A line of openings.tsv.

    Args:
        operation: the operationId.
        example: the name of the example request that it starts from.
        change: what is changed in it, a JSON Merge Patch (RFC 7396).
        why: what a source says that makes it wrong.
        decision: the entry of DECISIONS.md that leaves it open.
    """

    operation: str
    example: str
    change: str
    why: str
    decision: str

    def __str__(self) -> str:
        """Return a line for a report."""
        return f"{self.operation} {self.example} with {self.change}: {self.why} ({self.decision})"


@cache
def openings() -> tuple[Opening, ...]:
    """Return the lines of openings.tsv."""
    with (Path(__file__).parent / "openings.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple(Opening(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def body_of(contract: Contract, opening: Opening) -> Any:
    """Return the body of the request; KeyError when the operation or its example is gone."""
    examples = contract.operations[opening.operation].request_examples()
    return _merged(examples[opening.example], json.loads(opening.change))


def _merged(value: Any, patch: Any) -> Any:
    """Apply a JSON Merge Patch: members replace members, null removes, anything else replaces as a whole."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(value) if isinstance(value, dict) else {}
    for member, inner in patch.items():
        if inner is None:
            merged.pop(member, None)
        else:
            merged[member] = _merged(merged.get(member), inner)
    return merged
