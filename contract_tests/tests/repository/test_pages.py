"""Pages whose parts are written from data are current, and scripts/pages says which are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.pages import PAGES, Page, layers_markdown, main, with_part

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the pages and of the data that they are written from."""
    shutil.copytree(ROOT / "contract_tests", tmp_path / "contract_tests", ignore=shutil.ignore_patterns("src", "tests"))
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_page_is_current(page: Page) -> None:
    text = (ROOT / page.path).read_text("utf-8")

    assert with_part(text, page.part, page.render(ROOT)) == text, "run scripts/pages"


def test_stale_page_is_named_and_written_anew(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGES[0]
    path = root / page.path
    fresh = path.read_text("utf-8")
    path.write_text(with_part(fresh, page.part, "outdated"), "utf-8")

    assert main(root, ["--check"]) == 1
    assert f"{page.path} is stale: run scripts/pages" in capsys.readouterr().out
    assert "outdated" in path.read_text("utf-8")
    assert main(root, []) == 0
    assert path.read_text("utf-8") == fresh
    assert main(root, ["--check"]) == 0


@pytest.mark.parametrize(
    "text",
    [
        "no markers",
        "<!-- part: written by scripts/pages --> no end",
        "<!-- end of the part --><!-- part: written by scripts/pages -->",
    ],
)
def test_page_without_its_markers_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="the page needs the lines"):
        with_part(text, "part", "content")


def test_picture_leaves_out_arrows_that_a_longer_way_implies() -> None:
    """The picture stays readable; the table has every arrow."""
    rooms = [
        {"name": "top", "holds": "a", "imports": ["middle", "ground"]},
        {"name": "middle", "holds": "b", "imports": ["ground"]},
        {"name": "ground", "holds": "c", "imports": []},
    ]
    drawn = layers_markdown({"rooms": rooms, "inside": {}})

    assert "top --> middle" in drawn
    assert "middle --> ground" in drawn
    assert "top --> ground" not in drawn
    assert "| `top` | a | `middle`, `ground` |" in drawn


def test_page_that_cannot_be_made_is_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / PAGES[0].path
    path.write_text("no markers", "utf-8")
    assert main(root, []) == 1
    path.unlink()
    assert main(root, []) == 2
    first, second = capsys.readouterr().err.splitlines()

    assert first.startswith("error: the page needs the lines")
    assert second.startswith("error: ")
    assert second.endswith("No such file or directory")
