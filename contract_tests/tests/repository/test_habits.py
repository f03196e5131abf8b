"""What greets a contributor works: forms, hooks, attributes, and the settings of editors."""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.documents import load_yaml

ROOT = Path(__file__).resolve().parents[3]
GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
PAGES = sorted(GITHUB.glob("*.md"))


def git(*arguments: str) -> list[str]:
    """Return what git lists; names are separated by NUL, as with -z."""
    result = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return result.stdout.split("\0")[:-1]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("custom.github-workflows-require-timeout", sorted((GITHUB / "workflows").iterdir())),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_file_keeps_the_published_schema(schema: str, files: list[Path]) -> None:
    check = Path(sys.executable).parent / "check-jsonschema"
    result = subprocess.run([check, "--builtin-schema", schema, *files], capture_output=True, text=True, check=False)

    assert files
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


def test_there_is_a_form_for_each_kind_of_report() -> None:
    """A fault of the contract is not reported without its source."""
    names = {form.stem.partition("-")[2]: load_yaml(form, where=form.name) for form in FORMS}
    required = {
        field["id"] for field in names["contract"]["body"] if field.get("validations", {}).get("required") is True
    }

    assert set(names) == {"contract", "tool", "request"}
    assert {"observed", "evidence", "source"} <= required


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_lead_to_files_and_name_scripts_that_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    scripts = re.findall(r"\bscripts/[\w.]+", text)

    assert [link for link in links if not (page.parent / link).exists()] == []
    assert [script for script in scripts if not (ROOT / script.rstrip(".")).exists()] == []
    assert [path for path in re.findall(r"`scripts/\w+ (\w+/[\w./]+)", text) if not (ROOT / path).exists()] == []


def test_hooks_are_programs_of_this_repository() -> None:
    """Nothing is fetched to make a commit, and each hook looks at files that there are."""
    config = load_yaml(ROOT / ".pre-commit-config.yaml", where=".pre-commit-config.yaml")
    hooks: list[dict[str, Any]] = [hook for repository in config["repos"] for hook in repository["hooks"]]
    tracked = git("ls-files", "-z")

    assert {repository["repo"] for repository in config["repos"]} == {"local"}
    assert {hook["language"] for hook in hooks} == {"system"}
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert os.access(ROOT / program, os.X_OK), program
        assert arguments == ["--check"], "a hook looks, and changes nothing"
        assert any(re.search(hook.get("files", ""), name) for name in tracked), hook["id"]


def test_generated_files_are_marked_and_no_others() -> None:
    """What is collapsed in a review is not read: a hand-written file must never be."""
    answers = git("check-attr", "-z", "linguist-generated", "--", *git("ls-files", "-z"))
    values = dict(zip(answers[0::3], answers[2::3], strict=True))
    marked = {name for name, value in values.items() if value == "set"}

    assert {name for name in values if name.startswith("generated/")} <= marked
    assert {name for name in marked if not name.startswith("generated/")} == {
        "scripts/requirements.lock",
        "spec/COVERAGE.md",
        "spec/FACTS.md",
    }


def test_every_text_file_has_unix_line_ends() -> None:
    """In the index and, by attribute, in every checkout."""
    listed = [line.split("\t")[0].split() for line in git("ls-files", "-z", "--eol")]
    wrong = [fields for fields in listed if fields[0] not in ("i/lf", "i/none") or "eol=lf" not in fields]

    assert wrong == []
    assert len(listed) > 1000


def test_files_are_as_editors_are_told_to_write_them() -> None:
    settings = configparser.ConfigParser()
    settings.read_string("[top]\n" + (ROOT / ".editorconfig").read_text("utf-8"))
    texts = {name: (ROOT / name).read_bytes() for name in git("ls-files", "-z") if (ROOT / name).is_file()}

    assert dict(settings["*"]).items() >= {
        ("charset", "utf-8"),
        ("insert_final_newline", "true"),
        ("trim_trailing_whitespace", "true"),
    }
    assert [name for name, text in texts.items() if text and not text.endswith(b"\n")] == []
    assert [name for name, text in texts.items() if re.search(rb"[ \t]$", text, re.MULTILINE)] == []
    assert [name for name, text in texts.items() if not is_utf8(text)] == []


def is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("page", ["spec/README.md", "contract_tests/RECIPES.md"])
def test_recipes_show_what_stands_in_the_files(page: str) -> None:
    """A recipe that has become untrue misleads whoever follows it; every line that it shows stands there, in order."""
    shown = list(recipe_lines((ROOT / page).read_text("utf-8")))
    lacking = []
    for name, lines in shown:
        rest = iter((ROOT / name).read_text("utf-8").splitlines())
        lacking += [f"{name}: {line}" for line in lines if line not in rest]

    assert len(shown) > 3
    assert lacking == []


def recipe_lines(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each file that a page's diffs name, with the lines that they show of it as added or as there already."""
    for block in re.findall(r"^```diff\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for name, lines in re.findall(r"^(?:---|\+\+\+) (\S+)\n((?:(?!---|\+\+\+).*\n)*)", block, re.MULTILINE):
            yield name, [line[1:] for line in lines.splitlines() if line]
