"""A private copy of spec/ and overlays/ to regenerate in, and one generation that the tests share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.client import regenerating
from pipeline.client.generating import Generated, generate
from pipeline.client.regenerating import Built, build
from pipeline.places import Places, tree_hashes

ROOT = Path(__file__).resolve().parents[4]


def silent(_stage: str, _text: str) -> None:
    """Print no progress."""


def copy_repository(target: Path) -> Path:
    target.mkdir(parents=True)
    for part in ("spec", "overlays"):
        shutil.copytree(ROOT / part, target / part)
    shutil.copyfile(ROOT / "LICENSE", target / "LICENSE")
    return target


@dataclass(frozen=True)
class Building:
    """One generation, and the files that the generator alone had written before the other stages came."""

    built: Built
    by_generator: frozenset[str]


@pytest.fixture(scope="session")
def building(tmp_path_factory: pytest.TempPathFactory) -> Building:
    area = tmp_path_factory.mktemp("built")
    seen: set[str] = set()

    def watched(document: dict[str, Any], places: Places, package: Path) -> Generated:
        generated = generate(document, places, package)
        seen.update(tree_hashes(area / "generated"))
        return generated

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regenerating, "generate", watched)
        return Building(build(Places(ROOT), area, silent), frozenset(seen))


@pytest.fixture(scope="session")
def built(building: Building) -> Built:
    """One generation of the repository as it is, never changed by a test."""
    return building.built


@pytest.fixture(scope="session")
def by_generator(building: Building) -> frozenset[str]:
    """The files of that generation that the generator wrote, from the root of the tree."""
    return building.by_generator


@pytest.fixture
def repository(tmp_path: Path) -> Places:
    """A copy whose generated/ holds one file, so that a test sees whether the old tree survived."""
    places = Places(copy_repository(tmp_path / "repository"))
    (places.generated).mkdir()
    (places.generated / "old.txt").write_text("old")
    return places


@pytest.fixture
def unlinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the lint out, which takes half the time, where a later stage is under test."""
    monkeypatch.setattr(regenerating, "lint", lambda _spec: [])


@pytest.fixture
def current(tmp_path: Path, built: Built, unlinted: None) -> Places:
    """A copy whose generated/ is current."""
    places = Places(copy_repository(tmp_path / "repository"))
    shutil.copytree(built.tree, places.generated)
    return places


@pytest.fixture
def is_untouched() -> Callable[[Places], bool]:
    """Return a test whether the old tree is there as it was, and nothing of the attempt is left."""

    def untouched(places: Places) -> bool:
        left = list(places.staging.iterdir()) if places.staging.exists() else []
        return set(tree_hashes(places.generated)) == {"old.txt"} and not left

    return untouched
