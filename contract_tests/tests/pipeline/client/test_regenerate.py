"""From spec/ to generated/: the same bytes everywhere, all of it or nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import staging
from pipeline.client import regenerating
from pipeline.client.command import main
from pipeline.client.generating import Generated
from pipeline.client.regenerating import Built
from pipeline.client.templating import install_filters
from pipeline.places import Places, tree_hashes
from pipeline.problems import PipelineError
from thingspace_contract.documents import bundle, dump_json

ROOT = Path(__file__).resolve().parents[4]
Untouched = Callable[[Places], bool]

RUN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pipeline.client.command import main
sys.exit(main(Path(sys.argv[2]), sys.argv[3:]))
"""


def command(places: Places, *arguments: str) -> list[str]:
    return [sys.executable, "-c", RUN, str(ROOT / "scripts"), str(places.root), *arguments]


def test_packaged_contract_is_the_bundle_byte_for_byte(built: Built) -> None:
    """What is relaxed for the generator stays private: servers are tested against the strict contract."""
    packaged = (built.tree / "thingspace_client" / "openapi.json").read_bytes()

    assert packaged == dump_json(bundle(ROOT / "spec")).encode()


@pytest.mark.long
def test_output_depends_on_nothing_around_it(built: Built, repository: Places) -> None:
    """Another folder, hash seed, locale, zone, home, ruff configuration and list of ignored files."""
    hostile = "[tool.ruff]\nline-length = 40\nindent-width = 2\n[tool.ruff.format]\nquote-style = 'single'\n"
    (repository.root.parent / "pyproject.toml").write_text(hostile)
    (repository.root / "ruff.toml").write_text("line-length = 50\n")
    (repository.root / ".gitignore").write_text("models/\nbuild/\n*.py\n")
    (repository.root / ".git").mkdir()
    surroundings = {
        "PATH": os.environ["PATH"],
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "TZ": "Asia/Tokyo",
        "RUFF_OUTPUT_FORMAT": "json",
        "HOME": str(repository.root.parent),
    }
    subprocess.run(command(repository), check=True, env=surroundings, cwd=repository.root.parent, capture_output=True)

    assert tree_hashes(repository.generated) == tree_hashes(built.tree)
    assert "old.txt" not in tree_hashes(repository.generated)


def test_provenance_names_inputs_by_relative_path_and_tools_by_version(built: Built) -> None:
    text = (built.tree / "PROVENANCE.toml").read_text("utf-8")
    provenance = tomllib.loads(text)

    assert set(provenance) == {"tools", "inputs"}
    assert set(provenance["tools"]) == {"openapi-python-client", "ruff"}
    assert "spec/openapi.yaml" in provenance["inputs"]
    assert all((ROOT / path).is_file() for path in provenance["inputs"])
    assert str(ROOT) not in text


def test_generated_files_name_no_machine(built: Built) -> None:
    texts = [path.read_text("utf-8") for path in built.tree.rglob("*") if path.is_file()]

    assert not [text for text in texts if str(built.tree) in text or str(ROOT) in text]


def test_metadata_asks_for_two_libraries_only(built: Built) -> None:
    project = tomllib.loads((built.tree / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["name"] == "thingspace-client"
    assert [each.partition(">")[0] for each in project["dependencies"]] == ["attrs", "httpx"]
    assert (built.tree / "README.md").read_text("utf-8").startswith("# thingspace-client\n")


def test_package_carries_its_licence(built: Built) -> None:
    project = tomllib.loads((built.tree / "pyproject.toml").read_text("utf-8"))["project"]

    assert (built.tree / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert project["license-files"] == ["LICENSE"]
    assert project["authors"] == [{"name": "ThingSpace contract toolkit authors"}]


def test_runtime_is_copied_byte_for_byte(built: Built) -> None:
    runtime = tree_hashes(Places(ROOT).runtime)
    copied = {name: digest for name, digest in runtime.items() if not name.endswith(".jinja")}

    assert len(copied) > 10
    assert copied.items() <= tree_hashes(built.tree / "thingspace_client").items()


def test_lint_findings_stop_it_before_anything_is_written(
    repository: Places, is_untouched: Untouched, capsys: pytest.CaptureFixture[str]
) -> None:
    index = repository.spec / "openapi.yaml"
    index.write_text(index.read_text("utf-8").replace("  /m2m/v1/session/login:", "  /m2m/v1/session/typo:"))

    assert main(repository.root, []) == 1
    assert is_untouched(repository)
    seen = capsys.readouterr().err
    assert "error: spec/" in seen
    assert "Traceback" not in seen


def test_broken_yaml_stops_it_with_its_line(
    repository: Places, is_untouched: Untouched, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.spec / "shared/schemas/DeviceId.yaml").write_text("type: object\ntype: string\n")

    assert main(repository.root, []) == 1
    assert is_untouched(repository)
    assert "DeviceId.yaml:2" in capsys.readouterr().err


@pytest.mark.usefixtures("unlinted")
def test_overlay_that_matches_nothing_stops_it(
    repository: Places, is_untouched: Untouched, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.overlays / "generator/60-late.overlay.yaml").write_text(
        "overlay: 1.1.0\ninfo: {title: t, version: '1'}\n"
        "actions:\n  - {target: $.nothing, description: Why., remove: true}\n"
    )

    assert main(repository.root, []) == 1
    assert is_untouched(repository)
    assert "60-late.overlay.yaml" in capsys.readouterr().err


@pytest.mark.usefixtures("unlinted")
def test_generator_warning_stops_it(
    repository: Places, is_untouched: Untouched, capsys: pytest.CaptureFixture[str]
) -> None:
    """The generator drops what it cannot parse and exits 0; here that is an error that names it."""
    (repository.overlays / "generator/60-late.overlay.yaml").write_text(
        "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n"
        "  - target: $.components.responses.BadRequest.content\n    description: Why.\n"
        "    update: {image/png: {schema: {type: string}}}\n"
        "  - target: $.components.responses.BadRequest.content['application/json']\n    description: Why.\n"
        "    remove: true\n"
    )

    assert main(repository.root, []) == 1
    assert is_untouched(repository)
    seen = capsys.readouterr().err
    assert "generator: WARNING parsing POST /m2m/v1/session/login" in seen
    assert "overlays/generator/" in seen


@pytest.mark.usefixtures("unlinted")
def test_message_apart_from_others_in_its_holder_stops_it(
    repository: Places, is_untouched: Untouched, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of two keys the first of the contract's list decides, which the client's table can say only of neighbours."""
    service = repository.spec / "callbacks/NiddService/callback.yaml"
    fault = "            - $ref: ../../shared/schemas/FaultCallback.yaml\n"
    last = "            - $ref: schemas/NiddMoNotificationCallback.yaml\n"
    service.write_text(service.read_text("utf-8").replace(fault, "").replace(last, fault + last))

    assert main(repository.root, []) == 1
    assert is_untouched(repository)
    assert "stands apart from other messages in 'niddResponse'" in capsys.readouterr().err


@pytest.mark.usefixtures("unlinted")
def test_closed_enum_in_a_response_stops_it(
    repository: Places, is_untouched: Untouched, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.overlays / "generator/30-open-enums.overlay.yaml").unlink()

    assert main(repository.root, []) == 1
    assert is_untouched(repository)
    assert "RequestStatus.status is a closed enum in something that the platform sends" in capsys.readouterr().err


@pytest.mark.usefixtures("unlinted")
def test_runtime_file_never_overwrites_a_generated_one(
    repository: Places, is_untouched: Untouched, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.runtime / "client.py").write_text("")

    assert main(repository.root, []) == 1
    assert is_untouched(repository)
    assert "overlays/package/thingspace_client/client.py would overwrite" in capsys.readouterr().err


def test_template_whose_upstream_changed_stops_it() -> None:
    from jinja2 import Environment

    made = Environment(autoescape=False)
    install_filters(made, ROOT / "overlays" / "templates")

    with pytest.raises(PipelineError, match="no longer contains 'old text'"):
        made.from_string("{% filter swap('old text', 'new') %}other text{% endfilter %}").render()


@pytest.mark.parametrize("stage", ["lint", "generate", "assemble", "count", "stamp", "swap_in"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError], ids=["interrupt", "disk full"])
@pytest.mark.usefixtures("unlinted")
def test_stage_that_ends_early_leaves_the_old_tree(
    repository: Places,
    is_untouched: Untouched,
    built: Built,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stage: str,
    error: type[BaseException],
) -> None:
    def stop(*_arguments: object, **_more: object) -> None:
        raise error(28, "No space left on device")

    generated = Generated(built.generated.models, built.generated.endpoints)
    monkeypatch.setattr(regenerating, "generate", lambda _document, _places, package: package.mkdir() or generated)
    for later in ("assemble", "count", "stamp"):
        monkeypatch.setattr(regenerating, later, lambda *_: "")
    monkeypatch.setattr(regenerating, stage, stop)

    assert main(repository.root, []) == (130 if error is KeyboardInterrupt else 2)
    assert is_untouched(repository)
    assert capsys.readouterr().err.rstrip().endswith("generated/ is as it was")


def test_rename_that_fails_puts_the_old_tree_back(
    repository: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fresh = tmp_path / "bench" / "generated"
    fresh.mkdir(parents=True)
    (fresh / "new.txt").write_text("new")
    rename = Path.rename

    def fail_for_the_new_one(self: Path, target: Path) -> Path:
        if self == fresh:
            raise OSError(18, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_the_new_one)
    with pytest.raises(OSError, match="cross-device"):
        staging.swap_in(fresh, repository.generated)

    assert set(tree_hashes(repository.generated)) == {"old.txt"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_in_the_middle_leaves_the_old_tree(
    repository: Places, is_untouched: Untouched, number: signal.Signals
) -> None:
    with subprocess.Popen(command(repository), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while not process.stderr.readline().startswith("bundle"):
            assert process.poll() is None
        process.send_signal(number)
        _, rest = process.communicate()

    assert process.returncode == 130
    assert rest.splitlines()[-1] == "interrupted: generated/ is as it was"
    assert "Traceback" not in rest
    assert is_untouched(repository)


def test_openapi_member_order_is_kept(built: Built) -> None:
    document = json.loads((built.tree / "thingspace_client" / "openapi.json").read_text("utf-8"))

    assert list(document)[:2] == ["openapi", "info"]
