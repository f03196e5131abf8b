"""Every part of the contract refuses what breaks it, or a decision says why it does not.

Variants come from the examples and from their maximal forms: a required member dropped at any depth, a wrong type,
an unknown value of a closed enum, a text, list or number beyond its limit, both sides of an either/or, a required-if
without its member. `openness.tsv` lists the places where anything goes, `openings.tsv` requests that a source calls
wrong and no rule refuses, each with its decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from strictness.openings import Opening, body_of, openings
from strictness.proof import CONTRACT, ROOT, Proof, message_proofs, operation_proofs, recorded_openness
from strictness.summary import summary

MESSAGES = [message.label for service in CONTRACT.services.values() for message in service.messages]


@pytest.mark.parametrize("operation_id", CONTRACT.operations)
def test_operation_refuses_every_broken_variant(operation_id: str) -> None:
    """The request and each JSON response; the report shows how many variants each of them refused."""
    proofs = operation_proofs(operation_id)

    print(*told(proofs), sep="\n")  # noqa: T201  # pytest -rA shows it
    assert faults_of(proofs, CONTRACT.operation(operation_id).undocumented) == []


@pytest.mark.parametrize("label", MESSAGES)
def test_message_refuses_every_broken_variant(label: str) -> None:
    """A broken message passes neither as itself nor, while it bears its key, as another message of its service."""
    proofs = message_proofs(label)

    print(*told(proofs), sep="\n")  # noqa: T201  # pytest -rA shows it
    assert [fault for proof in proofs for fault in proof.faults()] == []


def test_recorded_openness_is_still_there_and_decided() -> None:
    """A row that nothing needs any more is a lie; a row without a decision is an excuse."""
    decided = set(
        re.findall(r"^#+ .*?\b(D\d{3,})\b", (ROOT / "spec" / "DECISIONS.md").read_text("utf-8"), re.MULTILINE)
    )
    used = {row for proof in all_proofs() for _, row in proof.recorded}

    assert {row for row in recorded_openness() if row not in used} == set()
    assert {row for row in recorded_openness() if row.decision not in decided} == set()
    assert {row for row in openings() if row.decision not in decided} == set()


@pytest.mark.parametrize("opening", openings(), ids=lambda each: f"{each.operation}-{each.decision}")
def test_what_is_said_to_be_open_is_open(opening: Opening) -> None:
    """A request that the contract refuses by now is no opening any more: its row goes."""
    pointer = CONTRACT.operation(opening.operation).body_pointer()
    body = body_of(CONTRACT, opening)

    assert pointer is not None
    assert body != CONTRACT.operation(opening.operation).request_examples()[opening.example]
    assert CONTRACT.schemas.problems(pointer, body, "body") == []


def test_summary_of_the_proof_is_written() -> None:
    """build/strictness.txt has a line for each part, the open places, and the rules that no variant tried."""
    path = ROOT / "build" / "strictness.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(summary(CONTRACT, all_proofs(), openings()), "utf-8")

    print(path.read_text("utf-8").partition("\n\n")[0])  # noqa: T201  # pytest -rA shows it
    assert len(path.read_text("utf-8").splitlines()) > len(CONTRACT.operations)


def all_proofs() -> list[Proof]:
    operations = [proof for name in CONTRACT.operations for proof in operation_proofs(name)]
    return [*operations, *(proof for label in MESSAGES for proof in message_proofs(label))]


def faults_of(proofs: Iterable[Proof], undocumented: frozenset[str]) -> list[str]:
    """What is too open, less the parts that the contract calls undocumented."""
    found = []
    for proof in proofs:
        part = "request" if proof.name.endswith(" request") else "response"
        is_open = part in undocumented and (part == "request" or " response 2" in proof.name)
        if not (is_open and not proof.rejected):
            found += proof.faults()
    return found


def told(proofs: Iterable[Proof]) -> list[str]:
    return [f"{proof.name}: {proof.derived} variants, {proof.rejected} refused" for proof in proofs]
