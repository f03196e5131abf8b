"""The table that the proof of strictness leaves behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from strictness.openings import Opening
from strictness.proof import Proof, breakable
from thingspace_contract.contract import Contract
from thingspace_contract.contract.validation import escape

__all__ = ["summary"]


def summary(contract: Contract, proofs: Sequence[Proof], openings: Sequence[Opening]) -> str:
    """Return the text of build/strictness.txt: totals, a line for each part, what is open, what was not tried."""
    derived, rejected = sum(proof.derived for proof in proofs), sum(proof.rejected for proof in proofs)
    recorded = sorted({(row.file, row.member, row.decision) for proof in proofs for _, row in proof.recorded})
    accepted = sorted({line for proof in proofs for line in proof.faults()})
    tried = {rule for proof in proofs for rule in proof.met} - (untried := _untried(proofs))
    unmet = sorted(set(_rules(contract)) - tried - untried)
    sections = [
        (
            "Strictness",
            [
                f"{len(proofs)} parts, {derived} broken variants, {rejected} refused, {derived - rejected} accepted",
                f"{len(recorded)} places and {len(openings)} requests open by decision, {len(accepted)} faults",
                f"{len(tried)} rules broken, {len(untried)} met but not broken, {len(unmet)} never met",
            ],
        ),
        ("Variants and refusals of each part", _table(proofs)),
        ("Open by decision", [f"{file} {member} {decision}" for file, member, decision in recorded]),
        ("Wrong by a source, accepted by decision", [str(opening) for opening in openings]),
        ("Too open", accepted),
        ("Parts that may be an empty object", sorted({proof.name for proof in proofs if proof.empty})),
        ("Rules that a value met and no variant broke", sorted(contract.place(rule) for rule in untried)),
        ("Rules that no value met", [contract.place(rule) for rule in unmet]),
    ]
    return "\n\n".join("\n".join([title, "=" * len(title), *(lines or ["none"])]) for title, lines in sections) + "\n"


def _untried(proofs: Sequence[Proof]) -> set[str]:
    """Rules that were met and broken in no part."""
    broken = {rule for proof in proofs for rule in proof.met - proof.untried}
    return {rule for proof in proofs for rule in proof.untried} - broken


def _table(proofs: Sequence[Proof]) -> list[str]:
    width = max(len(proof.name) for proof in proofs)
    head = f"{'part':<{width}}  variants  refused  open"
    rows = [
        f"{proof.name:<{width}}  {proof.derived:>8}  {proof.rejected:>7}  {proof.derived - proof.rejected or '':>4}"
        for proof in proofs
    ]
    return [head, *rows]


def _rules(contract: Contract) -> Iterator[str]:
    """The places of all rules of components that `violations` could break."""
    for name, schema in contract.document.get("components", {}).get("schemas", {}).items():
        yield from _rules_in(schema, f"#/components/schemas/{escape(name)}")


def _rules_in(schema: Any, pointer: str) -> Iterator[str]:
    if not isinstance(schema, dict):
        return
    yield from (f"{pointer}/{keyword}" for keyword in breakable(schema))
    for name, inner in schema.get("properties", {}).items():
        yield from _rules_in(inner, f"{pointer}/properties/{escape(name)}")
    yield from _rules_in(schema.get("items"), f"{pointer}/items")
    for key in ("then", "else"):
        yield from _rules_in(schema.get(key), f"{pointer}/{key}")
    for index, inner in enumerate(schema.get("allOf", ())):
        yield from _rules_in(inner, f"{pointer}/allOf/{index}")
