"""scripts/format over a small repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.style import FOLDERS, main

ROOT = Path(__file__).resolve().parents[3]
CROOKED = '"""A module."""\nimport sys\nimport os\nprint( os.name,sys.path )\n'
STRAIGHT = '"""A module."""\n\nimport os\nimport sys\n\nprint(os.name, sys.path)\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the settings of this one, and the same crooked module in each place."""
    monkeypatch.chdir(tmp_path)  # files are named from where one stands
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    for folder in (*FOLDERS, "generated"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "module.py").write_text(CROOKED)
    (tmp_path / "scripts" / "verb").write_text(CROOKED)
    return tmp_path


def texts(root: Path) -> dict[str, str]:
    """Return the modules by their folder, and the script."""
    return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*") if path.stem in NAMES}


NAMES = ("module", "verb")


def test_check_tells_and_changes_nothing(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(root, ["--check"]) == 1
    assert set(texts(root).values()) == {CROOKED}
    told = capfd.readouterr().out
    assert "scripts/verb:2:1: I001" in told
    assert "generated" not in told


def test_format_writes_all_that_people_write(root: Path) -> None:
    main(root, [])  # a print outside of scripts/ is left to a person

    assert {name for name, text in texts(root).items() if text == CROOKED} == {"generated/module.py"}
    assert set(texts(root).values()) == {CROOKED, STRAIGHT}


def test_status_says_whether_something_is_left(root: Path) -> None:
    main(root, [])

    assert main(root, ["scripts/verb"]) == 0
    assert main(root, ["--check", "scripts/verb", "scripts/module.py"]) == 0
    assert main(root, ["contract_tests/module.py"]) == 1, "T201: print"


def test_only_the_files_that_are_named_are_written(root: Path) -> None:
    assert main(root, ["scripts/verb", "generated/module.py"]) == 0
    assert {name for name, text in texts(root).items() if text == STRAIGHT} == {"scripts/verb"}


def test_file_that_does_not_exist_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(root, ["scripts/verb", "scripts/absent.py"])

    assert stopped.value.code == 2
    assert "there is no scripts/absent.py" in capsys.readouterr().err
    assert texts(root)["scripts/verb"] == CROOKED
