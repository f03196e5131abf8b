"""What the proof of strictness does with one part of the contract: derive what breaks it, see what is refused."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from strictness.applying import applying
from strictness.samples import NOTHING, neighbours, sample
from strictness.violations import BREAKABLE, OPEN, violations
from thingspace_contract.contract import Contract, Message, Operation
from thingspace_contract.contract.model import Parameter
from thingspace_contract.documents import bundle
from thingspace_contract.strategies.arguments import example_requests, text_of
from thingspace_contract.strategies.variations import Variation

__all__ = ["CONTRACT", "ROOT", "Proof", "Row", "breakable", "message_proofs", "operation_proofs", "recorded_openness"]

ROOT = Path(__file__).resolve().parents[3]
CONTRACT = Contract(bundle(ROOT / "spec"))
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of openness.tsv: a place of which the contract says nothing, on purpose.

    Args:
        file: the file of spec/ with the rule that is silent.
        member: the member that may be anything, or that holds anything; "*" for the whole schema.
        decision: the entry of DECISIONS.md that says why.
        why: the same in a few words.
    """

    file: str
    member: str
    decision: str
    why: str


@dataclass(slots=True)
class Proof:
    """What became of the broken variants of one part: a request, a response, a message.

    Attributes:
        name: the part, such as "sendSms request".
        derived: how many variants there were.
        rejected: how many of them the contract refused.
        recorded: variants that were accepted, with the row of openness.tsv that says so.
        accepted: variants that were accepted and are in no row: the contract is too open there.
        untried: places of rules that the values met and no variant broke.
        met: places of all rules that the values met.
        empty: whether the part may be an empty object.
    """

    name: str
    derived: int = 0
    rejected: int = 0
    recorded: list[tuple[Variation, Row]] = field(default_factory=list)
    accepted: list[Variation] = field(default_factory=list)
    untried: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    empty: bool = False

    @property
    def is_proved(self) -> bool:
        """Whether something was refused, and all that was not is recorded."""
        return bool(self.rejected) and not self.accepted

    def faults(self) -> list[str]:
        """Return a line for each accepted variant and its file, or for a part that nothing could be derived of."""
        if not self.derived:
            return [f"{self.name}: no variant could be derived; give it an example, or rules"]
        if not self.rejected:
            return [f"{self.name}: none of {self.derived} variants is refused; it accepts anything"]
        return [
            f"{self.name}: {each.label} ({each.kind}) passes {CONTRACT.place(each.pointer)}" for each in self.accepted
        ]


@cache
def recorded_openness() -> tuple[Row, ...]:
    """Return the lines of openness.tsv."""
    with (Path(__file__).parent / "openness.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple(Row(**row) for row in csv.DictReader(lines, delimiter="\t"))


@cache
def operation_proofs(operation_id: str) -> tuple[Proof, ...]:
    """Prove the request of an operation and each of its JSON responses."""
    operation = CONTRACT.operation(operation_id)
    return (*_request_proofs(operation), *_response_proofs(operation))


@cache
def message_proofs(label: str) -> tuple[Proof, ...]:
    """Prove a callback message: against its own schema, and against its service where it still bears its key."""
    service_name = label.partition(".")[0]
    service = CONTRACT.service(service_name)
    message = next(each for each in service.messages if each.label == label)
    union = f"{service.pointer}/post/requestBody/content/application~1json/schema"

    def refuses(value: Any) -> bool:
        if CONTRACT.schemas.is_valid(message.pointer, value):
            return False
        if isinstance(value, dict) and _is_other(message, service.message_of(value)):
            return True  # without its key it is another message, or none
        broken = not CONTRACT.schemas.is_valid(union, value)
        return broken and bool(CONTRACT.callback_problems(service_name, value))

    return (_proof(label, message.pointer, message.examples.values(), refuses),)


def _is_other(message: Message, found: Message | None) -> bool:
    return found is not message


def _request_proofs(operation: Operation) -> Iterator[Proof]:
    name = f"{operation.operation_id} request"
    whole = Proof(name)
    for media_type in operation.body:
        pointer = f"{operation.body_pointer(media_type)}"
        body = _proof(name, pointer, operation.request_examples(media_type).values())
        whole.empty = whole.empty or body.empty
        _add(whole, body)
    for parameter in operation.parameters:
        _add(whole, _parameter_proof(name, parameter))
    if "x-request-rule" in operation.raw:
        _add(whole, _rule_proof(name, operation))
    if operation.body or operation.parameters:
        yield whole


def _response_proofs(operation: Operation) -> Iterator[Proof]:
    for rule in operation.responses:
        pointer = rule.schema_pointer(_JSON)
        if pointer:
            name = f"{operation.operation_id} response {rule.status}"
            yield _proof(name, pointer, rule.examples(_JSON).values())


def _parameter_proof(name: str, parameter: Parameter) -> Proof:
    """Prove a parameter: everything in a URL is text, so a wrong type is a text where no text is meant."""

    def is_text(variation: Variation) -> bool:
        return variation.kind not in ("a wrong type", OPEN) or variation.label.endswith(": a text")

    examples = [] if parameter.example is None else [parameter.example]
    return _proof(f"{name} {parameter.name}", parameter.pointer, examples, wanted=is_text)


def _rule_proof(name: str, operation: Operation) -> Proof:
    wholes = [
        {
            "path": {key: text_of(value) for key, value in each.path.items()},
            "query": dict(each.query),
            "body": each.body,
        }
        for each in example_requests(CONTRACT, operation)
    ]
    pointer = f"{operation.pointer}/x-request-rule"
    return _proof(name, pointer, wholes, wanted=lambda variation: variation.kind not in ("a wrong type", OPEN))


def _proof(
    name: str,
    pointer: str,
    examples: Iterable[Any],
    refuses: Callable[[Any], bool] | None = None,
    *,
    wanted: Callable[[Variation], bool] = lambda _: True,
) -> Proof:
    proof = Proof(name, empty=CONTRACT.schemas.is_valid(pointer, {}))
    labels: set[str] = set()
    for value in _values(pointer, examples):
        variations = violations(CONTRACT, pointer, value)
        _note_rules(proof, pointer, value, variations)
        for variation in variations:
            label = f"{variation.kind} {variation.label}"
            if wanted(variation) and label not in labels:
                labels.add(label)
                refused = (
                    refuses(variation.value) if refuses else not CONTRACT.schemas.is_valid(pointer, variation.value)
                )
                _count(proof, variation, refused)
    return proof


def _values(pointer: str, examples: Iterable[Any]) -> list[Any]:
    """The valid values that variants are made of: the examples, or a sample, and what is near them."""
    found = [each for each in examples if CONTRACT.schemas.is_valid(pointer, each)]
    if not found:
        made = sample(CONTRACT, pointer)
        found = [] if made is NOTHING else [made]
    return neighbours(CONTRACT, pointer, found)


def _count(proof: Proof, variation: Variation, refused: bool) -> None:
    proof.derived += 1
    row = None if refused else _row_of(variation)
    if refused:
        proof.rejected += 1
    elif row:
        proof.recorded.append((variation, row))
    else:
        proof.accepted.append(variation)


def _row_of(variation: Variation) -> Row | None:
    file = CONTRACT.place(variation.pointer).partition("#")[0]
    member = variation.label.partition(":")[0].rpartition(".")[2].replace("[]", "")
    return next((row for row in recorded_openness() if row.file == file and row.member in ("*", member)), None)


def _note_rules(proof: Proof, pointer: str, value: Any, variations: Iterable[Variation]) -> None:
    met = {
        f"{each.position.pointer}/{keyword}"
        for each in applying(CONTRACT, pointer, value)
        for keyword in breakable(each.position.schema)
        if each.binding
    }
    broken = {each.pointer for each in variations}
    proof.untried = (proof.untried | (met - proof.met)) - broken
    proof.met |= met


def _add(whole: Proof, part: Proof) -> None:
    whole.derived += part.derived
    whole.rejected += part.rejected
    whole.recorded += part.recorded
    whole.accepted += part.accepted
    whole.untried |= part.untried
    whole.met |= part.met


def breakable(schema: Mapping[str, Any]) -> list[str]:
    """Return the keywords of a schema that are rules which `violations` should break."""
    rules = [keyword for keyword in schema if keyword in BREAKABLE and keyword != "if"]
    kinds_only = all(branch.keys() & {"$ref", "type"} for branch in schema.get("anyOf", ()))  # tried as wrong types
    return [
        keyword
        for keyword in rules
        if not (keyword == "anyOf" and kinds_only)
        and not (keyword == "additionalProperties" and schema[keyword] is not False)
    ]
