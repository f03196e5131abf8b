"""spec/facts.tsv: every fact of the seed documents has a place in the contract, which says what the fact says."""

from __future__ import annotations

import codecs
import posixpath
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.coverage.contract_coverage import contract_coverage
from pipeline.coverage.facts import DOCUMENTS, Fact, Place, read_facts
from pipeline.coverage.facts_page import facts_page
from pipeline.coverage.page import main
from pipeline.problems import PipelineError
from thingspace_contract.documents import bundle, load_yaml
from thingspace_contract.documents.pointer import resolve, split

SPEC = Path(__file__).resolve().parents[3] / "spec"
HEADINGS = contract_coverage(SPEC, bundle(SPEC)).headings
FACTS = read_facts(SPEC, HEADINGS)
TYPES = {
    "text": "string",
    "an integer": "integer",
    "a list": "array",
    "an object": "object",
    "a truth value": "boolean",
}


@cache
def document(file: str) -> Any:
    return load_yaml(SPEC / file)


def schema_at(place: Place) -> dict[str, Any]:
    """The schema that a place leads to, behind its references to other files."""
    file, schema = place.file, resolve(document(place.file), place.pointer)
    while "$ref" in schema:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(file), schema["$ref"]))
        schema = document(file)
    assert isinstance(schema, dict)
    return schema


def said(pattern: str) -> list[tuple[Fact, re.Match[str]]]:
    """The facts whose words are as the pattern has them."""
    return [(fact, match) for fact in FACTS if (match := re.search(pattern, fact.text))]


def test_every_document_has_its_facts_in_order() -> None:
    documents = list(dict.fromkeys(fact.document for fact in FACTS))

    assert documents == list(DOCUMENTS)
    assert len(FACTS) >= 339
    assert all(fact.places for fact in FACTS)


def test_every_decision_that_is_named_is_reached_from_the_page() -> None:
    page = facts_page(FACTS, HEADINGS)
    named = {place.decision for fact in FACTS for place in fact.places if place.decision}

    assert named == set(re.findall(r"^\[(D\d+)\]: DECISIONS\.md#", page, re.MULTILINE))
    assert named == set(re.findall(r"(?<=\[)D\d+(?=\](?!:))", page))


def test_every_file_that_is_named_is_reached_from_the_page() -> None:
    links = re.findall(r"\]\(([^)]+)\)", facts_page(FACTS, HEADINGS))

    assert [link for link in links if not (SPEC / link.replace("%7B", "{").replace("%7D", "}")).is_file()] == []
    assert len(links) > len(FACTS)


def test_what_a_document_requires_its_schema_requires_and_nothing_more() -> None:
    """A fact that `x` is required, or optional, points at the list that has it, or has it not."""
    facts = said(r"^`(?:[\w.]+\.)?(\w+)` is (required|optional)$")
    wrong = []
    for fact, match in facts:
        place = fact.places[0]
        listed = match[1] in resolve(document(place.file), place.pointer)
        if split(place.pointer)[-1] != "required" or listed != (match[2] == "required"):
            wrong.append(fact)

    assert wrong == []
    assert len(facts) > 50


def test_a_member_has_the_type_that_its_document_gives() -> None:
    facts = said(rf"^`(?:[\w.]+\.)?(\w+)`(?: of [\w ]+)? is ({'|'.join(TYPES)})$")
    wrong = []
    for fact, match in facts:
        place = fact.places[0]
        schema = schema_at(place)
        types = schema.get("type", [TYPES[match[2]]] if "const" in schema else [])
        if TYPES[match[2]] not in ([types] if isinstance(types, str) else types):
            wrong.append(fact)

    assert wrong == []
    assert len(facts) > 100


def test_a_limit_is_the_number_that_its_document_gives() -> None:
    facts = said(r"(?:at most|up to) ([\d,]+) (?:characters|devices)$")
    found = [
        (int(match[1].replace(",", "")), resolve(document(place.file), place.pointer))
        for fact, match in facts
        for place in fact.places[:1]
    ]

    assert [pair for pair in found if pair[0] != pair[1]] == []
    assert len(found) > 4


def test_a_path_of_a_document_is_a_path_of_the_contract_or_a_decision_says_why_not() -> None:
    facts = said(r"^(?:The path ends in )?`(/[^`]+)`(?: is a path)?$")
    wrong = []
    for fact, match in facts:
        due = re.sub(r"\{[^}]*\}", "{}", match[1])
        path = re.sub(r"\{[^}]*\}", "{}", split(fact.places[0].pointer)[-1])
        if not path.endswith(due) and not any(place.decision for place in fact.places):
            wrong.append(fact)

    assert wrong == []
    assert len(facts) > 25


GOOD = "shared/schemas/DeviceId.yaml#/properties/kind"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A small table that may become faulty, beside the one file that it names."""
    file = tmp_path / "spec" / GOOD.partition("#")[0]
    file.parent.mkdir(parents=True)
    shutil.copy(SPEC / file.relative_to(tmp_path / "spec"), file)
    table = tmp_path / "spec" / "facts.tsv"
    rows = [f"{document}\tA fact of it\t{GOOD} D006" for document in DOCUMENTS]
    table.write_text("\n".join(["document\tfact\twhere", *rows, ""]), "utf-8")
    return table


def test_table_without_fault_is_read_as_it_stands(table: Path) -> None:
    facts = read_facts(table.parent, HEADINGS)
    file, _, pointer = GOOD.partition("#")

    assert facts == tuple(
        Fact(document, "A fact of it", (Place(file=file, pointer=pointer), Place(decision="D006")))
        for document in DOCUMENTS
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("identifier\tA new fact", "has 2 columns; write document, fact, where, with tabs between them"),
        ("", "has 1 columns; write document, fact, where, with tabs between them"),
        (f"identifier\t \t{GOOD}", "fact is empty; say the fact in a few words of your own"),
        ("identifier\tA new fact\t", "where is empty; name a file of the contract with a pointer, or a decision"),
        (
            f"\tA new fact\t{GOOD}",
            f"document is empty; name the document: {', '.join(DOCUMENTS)}",
        ),
        (f"login\tA new fact\t{GOOD}", f"no document is called login; use {', '.join(DOCUMENTS)}"),
        (f"overview\tA new fact\t{GOOD}", "stands behind identifier; move it to the rows of overview"),
        ("identifier\tA new fact\tD998", "DECISIONS.md has no D998; correct the number"),
        (
            "identifier\tA new fact\tshared/schemas/DeviceId.yaml#/properties/sort",
            "shared/schemas/DeviceId.yaml: nothing is at '/properties/sort': there is no 'sort'; "
            "point at what states the fact",
        ),
        (
            "identifier\tA new fact\tshared/schemas/DeviceId.yaml#properties",
            "shared/schemas/DeviceId.yaml: 'properties' is not a JSON pointer: it does not begin with /; "
            "point at what states the fact",
        ),
        (
            "identifier\tA new fact\tshared/schemas/Devicce.yaml#/type",
            "shared/schemas/Devicce.yaml: the contract has no such file; point at what states the fact",
        ),
        (
            "identifier\tA new fact\t../pyproject.toml",
            "../pyproject.toml: the contract has no such file; point at what states the fact",
        ),
        (
            "identifier\tA new fact\tDECISIONS.md",
            "DECISIONS.md: the contract has no such file; point at what states the fact",
        ),
        (
            "identifier\tA new fact\tshared/\0.yaml#/type",
            "'shared/\\x00.yaml': the contract has no such file; point at what states the fact",
        ),
        (
            f"identifier\tA new fact\t{'a' * 300}.yaml",
            f"{'a' * 80}…: the contract has no such file; point at what states the fact",
        ),
        (
            f"identifier\tA new fact\t{'a/' * 3000}a.yaml",
            f"{'a/' * 40}…: the contract has no such file; point at what states the fact",
        ),
        (f"over\0view\tA new fact\t{GOOD}", f"no document is called 'over\\x00view'; use {', '.join(DOCUMENTS)}"),
    ],
)
def test_faulty_row_is_refused_with_its_line_and_what_to_do(table: Path, line: str, problem: str) -> None:
    number = len(table.read_text("utf-8").splitlines()) + 1
    with table.open("a", encoding="utf-8") as rows:
        rows.write(f"{line}\n")
    with pytest.raises(PipelineError) as refused:
        read_facts(table.parent, HEADINGS)

    assert refused.value.lines[0] == f"spec/facts.tsv:{number}: {problem}"


def test_row_that_says_a_fact_again_is_refused_with_both_lines(table: Path) -> None:
    rows = table.read_text("utf-8").splitlines()
    table.write_text("\n".join([*rows, rows[-1], ""]), "utf-8")
    with pytest.raises(PipelineError) as refused:
        read_facts(table.parent, HEADINGS)

    assert refused.value.lines == (
        f"spec/facts.tsv:{len(rows) + 1}: says what line {len(rows)} says; delete one, or say what differs",
    )


def test_table_without_its_columns_is_refused(table: Path) -> None:
    rows = table.read_text("utf-8").splitlines()
    table.write_text("\n".join(rows[1:]), "utf-8")
    with pytest.raises(PipelineError) as refused:
        read_facts(table.parent, HEADINGS)

    assert refused.value.lines == (
        "spec/facts.tsv:1: the first line is not document fact where; write these three, with tabs between them",
    )


@pytest.mark.parametrize("prefix", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_table_as_other_editors_save_it_is_read_the_same(table: Path, prefix: bytes, ending: bytes) -> None:
    facts = read_facts(table.parent, HEADINGS)
    table.write_bytes(prefix + table.read_bytes().replace(b"\n", ending))

    assert read_facts(table.parent, HEADINGS) == facts


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"document\tfact\twhere\noverview\tcaf\xe9\tD006\n", ":2:13: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        ("document\tfact".encode("utf-16"), ":1:1: is not UTF-8 but UTF-16 or UTF-32; save it as UTF-8"),
        (None, ": there is no such file; write the table, its first line document fact where"),
    ],
)
def test_table_that_cannot_be_read_is_refused_with_what_to_do(table: Path, content: bytes | None, problem: str) -> None:
    if content is None:
        table.unlink()
    else:
        table.write_bytes(content)
    with pytest.raises(PipelineError) as refused:
        read_facts(table.parent, HEADINGS)

    assert refused.value.lines == (f"spec/facts.tsv{problem}",)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the whole contract."""
    shutil.copytree(SPEC, tmp_path / "spec")
    return tmp_path


def test_all_faults_are_named_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / "spec" / "facts.tsv").open("a", encoding="utf-8") as rows:
        rows.write("identifier\tOne\tD998 D999\nidentifier\tTwo\t\n")
    status = main(root, ["--check"])
    errors = capsys.readouterr().err.splitlines()

    assert status == 1
    assert len(errors) == 3
    assert all(error.startswith("error: spec/facts.tsv:") for error in errors)


def test_stale_page_names_the_fact_that_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / "spec" / "facts.tsv").open("a", encoding="utf-8") as rows:
        rows.write(f"identifier\tA new fact\t{GOOD}\n")
    status = main(root, ["--check"])
    error = capsys.readouterr().err

    assert status == 1
    assert error.startswith("error: spec/FACTS.md is stale: ")
    assert "A new fact" in error
    assert error.endswith("run scripts/coverage\n")
