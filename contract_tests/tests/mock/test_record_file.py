"""The file of --record in trouble: whole lines or none, counted when they are missing, and nobody's work stops."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from thingspace_contract.core.errors import UsageError
from thingspace_contract.mock.record_file import IncompleteRecord, RecordFile

from .conftest import MAIN, Api
from .disk import files_end_at, gone

PLANS = f"/m2m/v1/plans/{MAIN}"


def test_record_that_is_full_stops_nobody(new_api: Callable[..., Api], caplog: pytest.LogCaptureFixture) -> None:
    """Calls are answered; the trouble is told once, and how much is missing."""
    with caplog.at_level(logging.WARNING):
        api = new_api(record=Path("/dev/full"))
        assert [api.call("GET", PLANS).status for _ in range(3)] == [200, 200, 200]
    file = api.mock.recorder.file
    assert file is not None

    assert [record.getMessage() for record in caplog.records] == [
        "Cannot write the record /dev/full: No space left on device. Calls are missing in it until it can be."
    ]
    assert (file.missing, file.trouble) == (5, "No space left on device")
    with pytest.raises(IncompleteRecord, match="missing in it: 5"):
        file.check()


def test_record_holds_whole_lines_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A line that does not fit is taken back, and what comes later is written behind the last whole one."""
    path = tmp_path / "calls"
    file = RecordFile(path)
    with caplog.at_level(logging.WARNING):
        file.add(json.dumps("first"))
        with files_end_at(20):
            file.add(json.dumps("x" * 100))
            file.add(json.dumps("y" * 100))
        file.add(json.dumps("last"))
    file.close()

    assert [json.loads(line) for line in path.read_text().splitlines()] == ["first", "last"]
    assert (file.missing, file.trouble) == (2, "")
    assert [record.getMessage() for record in caplog.records] == [
        f"Cannot write the record {path}: File too large. Calls are missing in it until it can be.",
        f"The record {path} is written again; calls that are missing in it: 2.",
    ]


def test_record_that_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    """As those who rotate logs expect; nothing is missing."""
    path = tmp_path / "calls"
    file = RecordFile(path)
    file.add("1")
    path.rename(tmp_path / "calls.1")
    file.add("2")
    path.unlink()
    file.add("3")
    file.check()
    file.close()

    assert ((tmp_path / "calls.1").read_text(), path.read_text()) == ("1\n", "3\n")


def test_record_whose_folder_is_gone_is_written_when_it_is_back(tmp_path: Path) -> None:
    """What was called meanwhile is missing."""
    folder = tmp_path / "folder"
    folder.mkdir()
    file = RecordFile(folder / "calls")
    file.add("1")
    with gone(folder):
        file.add("2")
    file.add("3")
    file.close()

    assert ((folder / "calls").read_text(), file.missing) == ("1\n3\n", 1)


def test_record_that_is_whole_is_no_trouble(tmp_path: Path) -> None:
    """Whatever text a line has."""
    file = RecordFile(tmp_path / "calls")
    file.add("half a character: \ud800")
    file.check()
    file.close()

    assert (tmp_path / "calls").read_text() == "half a character: \\ud800\n"


@pytest.mark.parametrize("name", ["", "nowhere/calls"])
def test_record_that_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    """A folder, and a file in none."""
    with pytest.raises(UsageError, match="Cannot write the record"):
        RecordFile(tmp_path / name)
