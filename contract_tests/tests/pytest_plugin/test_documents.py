"""Examples of controls in documents: each runs as it stands, and proves what it says of the control that it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

#: What makes something happen; the other controls look, wait, or go back.
ACTS = r"\.control\.(?:fault|fail_next|advance|set_time|wake)\("


def documents() -> list[Path]:
    """Return every document that people write."""
    found = [
        *ROOT.glob("*.md"),
        *ROOT.glob(".github/**/*.md"),
        *ROOT.glob("spec/*.md"),
        *ROOT.glob("contract_tests/*.md"),
    ]
    return sorted(found)


def examples() -> Iterator[tuple[str, str]]:
    """Yield each example in Python that shows the mock or its controls, with the document that has it."""
    for document in documents():
        for code in re.findall(r"^```python\n(.*?)^```$", document.read_text("utf-8"), re.DOTALL | re.MULTILINE):
            if "thingspace_mock" in code:
                yield str(document.relative_to(ROOT)), code


EXAMPLES = list(examples())
ACTING = [
    pytest.param(code, line, id=f"{name}: {line.strip()}")
    for name, code in EXAMPLES
    for line in code.splitlines(keepends=True)
    if re.search(ACTS, line)
]


@pytest.mark.parametrize(("name", "code"), EXAMPLES)
def test_example_runs_as_it_stands(inner: Callable[..., pytest.RunResult], name: str, code: str) -> None:
    """Whoever copies it has tests that pass, and that assert something."""
    result = inner("-W", "error", test_example=code)

    result.assert_outcomes(passed=code.count("\ndef test_") + code.startswith("def test_"))
    assert "    assert " in code


@pytest.mark.parametrize(("code", "line"), ACTING)
def test_example_fails_without_its_control(inner: Callable[..., pytest.RunResult], code: str, line: str) -> None:
    """A control that could be left out would prove nothing: without it, one test of the example fails."""
    outcomes = inner(test_example=code.replace(line, "")).parseoutcomes()

    assert outcomes["failed"] == 1


def test_documents_show_controls() -> None:
    """The three pages that speak of controls show one each."""
    assert {name for name, code in EXAMPLES if re.search(ACTS, code)} >= {
        "README.md",
        "contract_tests/MOCK.md",
        "contract_tests/README.md",
    }
