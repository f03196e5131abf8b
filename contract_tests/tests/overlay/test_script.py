"""`scripts/overlay` as a person or a pipeline calls it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from thingspace_contract.documents import parse_yaml

SCRIPT = Path(__file__).parents[3] / "scripts" / "overlay"
HEAD = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A document with values that YAML readers like to spoil, and overlays that do and do not fit it."""
    (tmp_path / "api.yaml").write_text("info: {title: Flotte é, zip: '02421', on: 'no', version: 1.0}\n")
    (tmp_path / "title.yaml").write_text(f"{HEAD}actions:\n  - {{target: $.info.title, update: One}}\n")
    (tmp_path / "again.yaml").write_text(f"{HEAD}actions:\n  - {{target: \"$.info[?@ == 'One']\", update: Two}}\n")
    (tmp_path / "stale.yaml").write_text(f"{HEAD}actions:\n  - {{target: $.paths, description: Old, remove: true}}\n")
    return tmp_path


def run(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(
        command, cwd=folder, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_overlay_prints_yaml_with_overlays_in_order(folder: Path) -> None:
    result = run(folder, "api.yaml", "title.yaml", "again.yaml")

    assert (result.returncode, result.stderr) == (0, "")
    assert parse_yaml(result.stdout) == {"info": {"title": "Two", "zip": "02421", "on": "no", "version": 1.0}}


def test_overlay_prints_json(folder: Path) -> None:
    (folder / "title.json").write_text(json.dumps(parse_yaml((folder / "title.yaml").read_text())))

    result = run(folder, "--json", "api.yaml", "title.json")

    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["info"]["title"] == "One"


@pytest.mark.parametrize(
    ("arguments", "source"), [(("-", "title.yaml"), "api.yaml"), (("api.yaml", "-"), "title.yaml")]
)
def test_overlay_reads_standard_input(folder: Path, arguments: tuple[str, ...], source: str) -> None:
    result = run(folder, *arguments, stdin=(folder / source).read_text())

    assert (result.returncode, result.stderr) == (0, "")
    assert parse_yaml(result.stdout)["info"]["title"] == "One"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("api.yaml", "title.yaml", "stale.yaml"),
            'error: stale.yaml:4: actions[0] "Old": target $.paths selects nothing',
        ),
        (("nowhere.yaml", "title.yaml"), "error: nowhere.yaml: there is no such file"),
        (("api.yaml", "nowhere.yaml"), "error: nowhere.yaml: there is no such file"),
        (("api.yaml", "."), "error: .: is a folder, not a file"),
        (("api.yaml", "api.yaml"), "error: api.yaml: overlay is missing"),
        (("api.yaml", "-"), "error: standard input: is empty"),
        (("-", "-"), "error: standard input (-) can be read only once"),
        (("api.yaml",), "error: the following arguments are required: OVERLAY"),
        (("api.yaml", "title.yaml", "--yaml"), "error: unrecognized arguments: --yaml"),
    ],
)
def test_overlay_refuses_bad_input_in_one_line(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    """Exit status 2, nothing on stdout, even when an earlier overlay was fine."""
    result = run(folder, *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1


def test_overlay_lets_unmatched_targets_pass_when_told(folder: Path) -> None:
    result = run(folder, "--allow-unmatched", "api.yaml", "stale.yaml")

    assert (result.returncode, result.stderr) == (0, "")
    assert parse_yaml(result.stdout) == parse_yaml((folder / "api.yaml").read_text())


def test_overlay_warns_and_goes_on_when_extends_names_another_file(folder: Path) -> None:
    (folder / "other.yaml").write_text(f"{HEAD}extends: other-api.yaml\nactions:\n  - {{target: $, update: {{}}}}\n")

    result = run(folder, "api.yaml", "other.yaml")

    assert result.returncode == 0
    assert result.stdout
    assert result.stderr == (
        "warning: other.yaml: extends names 'other-api.yaml', but the overlay is laid over api.yaml\n"
    )


def test_overlay_help_teaches_with_an_example(folder: Path) -> None:
    result = run(folder, "--help")

    assert result.returncode == 0
    assert "$ scripts/overlay openapi.json" in result.stdout


def test_overlay_help_example_works_as_it_stands(folder: Path) -> None:
    lines = run(folder, "--help").stdout.partition("Example:\n")[2].splitlines()
    (folder / "openapi.json").write_text(
        '{"info": {"title": "ThingSpace"}, "paths": {"/a": {"post": {"callbacks": {"c": {}}}, "get": {}}}}'
    )
    _, _, name = lines[0].partition("> ")
    end = next(index for index, line in enumerate(lines) if "scripts/overlay" in line)
    (folder / name).write_text("\n".join(line[2:] for line in lines[1:end]))
    arguments = lines[end].partition("scripts/overlay ")[2].partition(" >")[0].split()

    result = run(folder, *arguments)

    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout) == {
        "info": {"title": "ThingSpace, without callbacks"},
        "paths": {"/a": {"post": {}, "get": {}}},
    }


def test_overlay_survives_a_reader_that_goes_away(folder: Path) -> None:
    (folder / "long.json").write_text(json.dumps({"info": {"title": ""}, "list": ["x" * 99] * 9999}))
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), "long.json", "title.yaml"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()

        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_overlay_is_interrupted_quietly(folder: Path) -> None:
    """While it waits for standard input: it has opened the pipe to read once we could open it to write."""
    os.mkfifo(folder / "pipe.yaml")
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), "pipe.yaml", "title.yaml"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a runner in the background ignores it
    ) as process:
        with (folder / "pipe.yaml").open("w"):
            process.send_signal(signal.SIGINT)
            stdout, stderr = process.communicate()

        assert (process.returncode, stdout, stderr) == (130, "", "interrupted\n")
