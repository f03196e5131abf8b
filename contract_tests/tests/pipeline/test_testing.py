"""scripts/test: which arguments are its own, what runs, and when the wheels are built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import measuring, testing, wheels
from pipeline.testing import OF_THE_CHECKOUT, main, plan

ROOT = Path(__file__).resolve().parents[3]
HANDED_OUT = ("-n", "auto", "--maxschedchunk", "1")


def test_arguments_are_pytests_in_their_order() -> None:
    wanted = plan(["-k", "overlay", "--coverage", "contract_tests/tests/mock", "-x"])

    assert (wanted.coverage, wanted.wheel) == (True, False)
    assert wanted.arguments == (*HANDED_OUT, "-k", "overlay", "contract_tests/tests/mock", "-x")


def test_everything_runs_without_arguments() -> None:
    assert plan([]) == testing.Plan(coverage=False, wheel=False, arguments=HANDED_OUT)


@pytest.mark.parametrize("given", [["-n", "4"], ["-n4"], ["-n0"], ["--numprocesses=2"]])
def test_number_of_processes_can_be_given(given: list[str]) -> None:
    assert plan(given).arguments == ("--maxschedchunk", "1", *given)


def test_distribution_can_be_given() -> None:
    assert plan(["--dist", "loadfile"]).arguments == ("-n", "auto", "--dist", "loadfile")


def test_wheels_are_tested_without_what_tests_the_repository() -> None:
    wanted = plan(["--wheel", "-q"])

    assert wanted.arguments == (*HANDED_OUT, *(f"--ignore={path}" for path in OF_THE_CHECKOUT), "-q")
    assert all((ROOT / path).exists() for path in OF_THE_CHECKOUT)


def test_coverage_runs_pytest_under_its_eyes() -> None:
    python = Path("bin/python")

    assert plan(["--coverage"]).command(python)[:5] == ["bin/python", "-m", "coverage", "run", "-m"]
    assert plan([]).command(python)[:3] == ["bin/python", "-m", "pytest"]


@pytest.mark.parametrize(("status", "reported"), [(0, True), (1, True), (2, False), (130, False)])
def test_status_is_that_of_pytest_and_a_run_that_broke_off_has_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, reported: bool
) -> None:
    reports: list[Path] = []
    monkeypatch.setattr(testing, "_run", lambda *_: status)
    monkeypatch.setattr(measuring, "report", lambda _root, python: reports.append(python))

    assert main(tmp_path, ["--coverage"]) == status
    assert reports == [Path(sys.executable)] * reported


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_both_flags(flag: str) -> None:
    result = subprocess.run([ROOT / "scripts" / "test", flag], capture_output=True, text=True, check=False)

    assert result.returncode == 0
    assert "--coverage" in result.stdout
    assert "--wheel" in result.stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two packages, as far as a wheel is made of them."""
    for package, names in wheels.SOURCES.items():
        for name in names:
            path = tmp_path / package / name
            path = path if path.suffix or name == "LICENSE" else path / "module.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("text")
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been done, in place of doing it."""
    done: list[str] = []

    def make(venv: Path) -> None:
        done.append("make")
        (venv / "bin").mkdir(parents=True)
        (venv / "bin" / "python").touch()

    monkeypatch.setattr(wheels, "install_pins", make)
    monkeypatch.setattr(wheels, "run", lambda command, what, advice: done.append(what))
    return done


BUILT = ["build the wheels", "install the wheels"]


def test_wheels_are_built_again_only_when_something_changed(
    root: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    python = wheels.wheel_environment(root)
    assert python == root / "build" / "wheel-venv" / "bin" / "python"
    assert steps == ["make", *BUILT]

    wheels.wheel_environment(root)
    assert steps == ["make", *BUILT], "nothing changed"

    (root / "contract_tests" / "src" / "module.py").write_text("another text")
    wheels.wheel_environment(root)
    assert steps == ["make", *BUILT, *BUILT], "a source changed"

    (root / "contract_tests" / "tests").mkdir()
    wheels.wheel_environment(root)
    assert steps == ["make", *BUILT, *BUILT], "a test is in no wheel"


def test_environment_of_the_wheels_is_made_anew_for_new_pins(
    root: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels.wheel_environment(root)
    steps.clear()
    monkeypatch.setattr(wheels, "pins", lambda: "other pins")
    monkeypatch.setattr(wheels, "install_pins", lambda venv: steps.append("make"))
    wheels.wheel_environment(root)

    assert steps == ["make", *BUILT]


def test_wheels_that_cannot_be_built_are_tried_again(
    root: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pinned rest stands meanwhile."""

    def fail(command: list[str], what: str, advice: str) -> None:
        raise SystemExit(2)

    with monkeypatch.context() as broken:
        broken.setattr(wheels, "run", fail)
        with pytest.raises(SystemExit):
            wheels.wheel_environment(root)
    wheels.wheel_environment(root)

    assert steps == ["make", *BUILT]
