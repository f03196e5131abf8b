"""Where reports are written, and when it is known that they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from thingspace_contract.core.errors import UsageError
from thingspace_contract.core.verdict import Verdict
from thingspace_contract.report import ReportFiles, Result, write_json


def test_report_files_create_their_folders(tmp_path: Path, result: Result) -> None:
    files = ReportFiles(html=tmp_path / "a/b/r.html", junit=tmp_path / "a/r.xml", json=tmp_path / "c/r.json")

    files.prepare()

    assert files.write(result) == [tmp_path / "c/r.json", tmp_path / "a/r.xml", tmp_path / "a/b/r.html"]
    assert all(path.stat().st_size for path in files.write(result))


def test_report_files_prepare_leaves_nothing(tmp_path: Path) -> None:
    """A file appears when there is something to say, not before."""
    ReportFiles(html=tmp_path / "r.html").prepare()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("make", ["a folder", "a file in the way"])
def test_report_files_refuse_a_path_before_the_run(tmp_path: Path, make: str) -> None:
    path = tmp_path / "r.html"
    if make == "a folder":
        path.mkdir()
    else:
        path.write_text("in the way")
        path = path / "below.html"

    with pytest.raises(UsageError, match=r"Cannot write the report .*r\.html") as caught:
        ReportFiles(html=path).prepare()

    assert caught.value.advice == "Choose another path."


def test_report_replaces_an_old_one_whole(tmp_path: Path, result: Result, good: Verdict) -> None:
    path = write_json(tmp_path / "r.json", result)
    write_json(path, Result(result.conditions, good))

    assert '"passed"' in path.read_text()
    assert [each.name for each in tmp_path.iterdir()] == ["r.json"]


def test_report_goes_through_a_link_and_into_a_device(tmp_path: Path, result: Result) -> None:
    (tmp_path / "real.json").touch()
    link = tmp_path / "link.json"
    link.symlink_to("real.json")

    write_json(link, result)
    write_json(Path("/dev/null"), result)

    assert link.is_symlink()
    assert (tmp_path / "real.json").stat().st_size
    assert Path("/dev/null").is_char_device()
