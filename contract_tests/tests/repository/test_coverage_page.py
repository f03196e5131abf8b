"""spec/COVERAGE.md and FACTS.md are what scripts/coverage writes, and the script says what is stale."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pipeline.coverage.contract_coverage import read_table
from pipeline.coverage.page import main

ROOT = Path(__file__).resolve().parents[3]


PAGE = (ROOT / "spec" / "COVERAGE.md").read_text("utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of spec/ whose page may become stale."""
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    return tmp_path


def test_pages_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(ROOT, ["--check"])

    assert (status, capsys.readouterr().err) == (0, ""), "run scripts/coverage"


def test_page_has_every_row_of_the_overview_and_every_operation() -> None:
    overview = list(read_table(ROOT / "spec" / "overview.tsv", "section", "title", "operationId"))
    inventory = list(read_table(ROOT / "spec" / "inventory.tsv", "operationId"))

    assert [row for row in overview if f"| {row['title']} | `{row['operationId']}` |" not in PAGE] == []
    assert [row["operationId"] for row in inventory if f"| `{row['operationId']}` |" not in PAGE] == []
    assert len(overview) > 90


def test_page_leads_to_every_decision_that_it_names() -> None:
    """A number without its link at the end of the page is a dead end."""
    named = set(re.findall(r"(?<=\[)D\d+(?=\](?!:))", PAGE))

    assert named - set(re.findall(r"^\[(D\d+)\]: ", PAGE, re.MULTILINE)) == set()
    assert len(named) > 100


def test_stale_page_is_named_with_what_changed_and_what_to_do(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = next((root / "spec" / "resources" / "sms" / "examples" / "sendSms").glob("request.*"))
    shutil.copy(example, example.with_name("request.one-more.json"))
    status = main(root, ["--check"])
    error = capsys.readouterr().err

    assert status == 1
    assert error.startswith("error: spec/COVERAGE.md is stale: ")
    assert "sendSms" in error
    assert error.endswith("run scripts/coverage\n")


def test_written_pages_are_current_and_the_same_every_time(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = [root / "spec" / name for name in ("COVERAGE.md", "FACTS.md")]
    before = [page.read_text("utf-8") for page in pages]
    for page in pages:
        page.unlink()

    assert main(root, []) == 0
    assert [page.read_text("utf-8") for page in pages] == before
    assert main(root, ["--check"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "spec/COVERAGE.md",
        "spec/FACTS.md",
        "spec/COVERAGE.md is current",
        "spec/FACTS.md is current",
    ]


def test_row_that_leads_nowhere_is_an_error_of_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / "spec" / "overview.tsv").open("a", encoding="utf-8") as overview:
        overview.write("Requests: sessions\tSomething\tdoSomething\n")

    assert main(root, ["--check"]) == 1
    assert capsys.readouterr().err == "error: spec/overview.tsv: inventory.tsv has no doSomething; correct it\n"


def test_missing_paper_is_an_error_of_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "spec" / "overview.tsv").unlink()

    assert main(root, []) == 2
    assert capsys.readouterr().err.endswith("No such file or directory\n")
