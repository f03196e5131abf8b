"""overlays/package/manifest.toml says how each file that is not the generator's own gets into generated/."""

from __future__ import annotations

from pathlib import Path

import openapi_python_client
import pytest

from pipeline.client.command import main
from pipeline.client.manifest import load_manifest
from pipeline.client.regenerating import Built
from pipeline.places import Places, tree_hashes
from pipeline.problems import PipelineError

ROOT = Path(__file__).resolve().parents[4]
UPSTREAM = Path(openapi_python_client.__file__).parent / "templates"
HEAD = "[files]\n"


def test_every_file_beside_the_generators_has_a_line(built: Built, by_generator: frozenset[str]) -> None:
    beside = tree_hashes(built.tree).keys() - by_generator

    assert len(beside) > 10
    assert [name for name in sorted(beside) if built.manifest.find(name) is None] == []


def test_every_line_has_its_files(built: Built) -> None:
    files = tree_hashes(built.tree)
    chosen = {built.manifest.find(name) for name in files}

    assert [entry.path for entry in built.manifest.entries if entry not in chosen] == []


def test_every_source_exists(built: Built) -> None:
    sources = [entry.source for entry in built.manifest.entries if entry.way != "written"]

    assert [source for source in sources if not (ROOT / source).exists()] == []


def test_replaced_files_are_the_generators_and_no_others(built: Built, by_generator: frozenset[str]) -> None:
    said = {entry.path: entry.way == "replaced" for entry in built.manifest.entries if not entry.path.endswith("/")}

    assert said == {path: path in by_generator for path in said}


def test_every_template_is_used(built: Built) -> None:
    """A template that neither replaces one of the generator's nor has a line would never be rendered."""
    templates = Places(ROOT).templates
    names = {path.relative_to(templates).as_posix() for path in templates.rglob("*.jinja")}
    listed = {entry.source.removeprefix("overlays/templates/") for entry in built.manifest.by("replaced")}

    assert listed <= names
    assert [name for name in sorted(names) if not (UPSTREAM / name).is_file()] == []


@pytest.mark.usefixtures("unlinted")
def test_runtime_file_without_a_line_stops_it(repository: Places, capsys: pytest.CaptureFixture[str]) -> None:
    (repository.runtime / "_late.py").write_text("")

    assert main(repository.root, []) == 1
    assert "overlays/package/thingspace_client/_late.py has no line" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["late.py.jinja", "credentials.py"])
def test_file_of_a_copied_folder_is_not_taken_for_another(repository: Places, name: str) -> None:
    """Neither a template that nobody renders nor a file that is rendered: both would look copied."""
    (repository.runtime / "_auth" / name).write_text("")

    assert load_manifest(repository).unlisted() == [Path("thingspace_client/_auth", name)]


def test_new_file_of_a_copied_folder_needs_no_line(repository: Places) -> None:
    (repository.runtime / "_auth" / "late.py").write_text("")
    manifest = load_manifest(repository)

    assert manifest.unlisted() == []
    assert "thingspace_client/_auth/late.py" in {target for _, target in manifest.copies()}


def test_missing_source_is_named(repository: Places) -> None:
    (repository.root / "LICENSE").unlink()

    with pytest.raises(PipelineError, match=r"^LICENSE is missing; overlays/package/manifest\.toml copies it"):
        list(load_manifest(repository).copies())


def test_missing_replacement_of_a_template_is_named(repository: Places) -> None:
    """The generator would silently use its own, and masking would be gone."""
    (repository.root / "overlays" / "templates" / "types.py.jinja").unlink()

    with pytest.raises(PipelineError, match=r"overlays/templates/types\.py\.jinja is missing"):
        load_manifest(repository)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[file]", "the table 'files' is missing"),
        ("[files", "overlays/package/manifest.toml: "),
        (HEAD + '"a" = {}', "'a' needs one of copied, rendered, replaced, written"),
        (HEAD + '"a" = { copied = "b", written = "stamp" }', "'a' needs one of"),
        (HEAD + '"a" = { copied = "b", also = "c" }', "'a' needs one of"),
        (HEAD + '"a" = { copied = 1 }', "each of them is a text"),
        (HEAD + '"a" = { written = "count" }', "'a' is written by 'count', which is none of assemble, stamp"),
        (HEAD + '"a/" = { rendered = "b" }', "'a/' is a folder: it can only be copied"),
        (HEAD + '"a/" = { copied = "b" }', "'a/' is a folder: it can only be copied"),
    ],
)
def test_line_that_says_nothing_is_refused(repository: Places, text: str, told: str) -> None:
    repository.manifest.write_text(text)

    with pytest.raises(PipelineError, match=told):
        load_manifest(repository)


@pytest.mark.parametrize("text", [HEAD, HEAD + '"a" = { written = "stamp" }\n"b" = { written = "stamp" }'])
def test_stage_needs_exactly_one_file_to_write(repository: Places, text: str) -> None:
    repository.manifest.write_text(text)

    with pytest.raises(PipelineError, match=r"the stage stamp writes one file, but [02] lines name it"):
        load_manifest(repository).written_by("stamp")
