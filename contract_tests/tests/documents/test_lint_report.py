"""Lint as a whole: one fault hides no other, nothing makes it crash, places are exact."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thingspace_contract.documents import DocumentError, bundle, dump_json, lint

Files = dict[str, Any]
Lay = Callable[[Files], Path]

THING = "resources/things/schemas/Thing.yaml"
STOP = "resources/things/m2m_v1_things_actions_stop.yaml"


def test_findings_are_sorted_by_file_and_line(files: Files, lay: Lay) -> None:
    for index in range(12):
        files[THING]["properties"][f"p{index}"] = {"type": "string"}
    del files["shared/parameters/ThingId.yaml"]["example"]
    del files[STOP]["post"]["summary"]
    findings = lint(lay(files))

    files_found = [finding.where.partition(":")[0] for finding in findings]
    lines = [int(finding.where.partition(":")[2]) for finding in findings if "Thing.yaml" in finding.where]
    assert files_found == sorted(files_found)
    assert lines == sorted(lines)
    assert len(findings) == 14


def test_a_finding_is_one_line_with_place_advice_and_rule(files: Files, lay: Lay) -> None:
    files[THING]["properties"]["id"]["description"] = ""

    assert [str(finding) for finding in lint(lay(files))] == [
        f"spec/{THING}:4: id has no description (say in a sentence what it is) [description]"
    ]


def test_a_finding_in_an_example_names_the_member(files: Files, lay: Lay) -> None:
    path = "resources/things/examples/stopThings/request.two-things.json"
    files[path]["things"][1] = 7

    assert [finding.where for finding in lint(lay(files))] == [f"spec/{path}#/things/1"]


@pytest.mark.parametrize(
    "broken", [THING, STOP, "callbacks/CarrierService/callback.yaml", "shared/responses/BadRequest.yaml"]
)
def test_a_file_that_cannot_be_read_hides_nothing_and_invents_nothing(files: Files, lay: Lay, broken: str) -> None:
    files[broken] = "a: [1\n"
    files["shared/parameters/ThingId.yaml"]["example"] = 12
    findings = lint(lay(files))

    assert [(finding.rule, finding.where.partition(":")[0]) for finding in findings] == sorted(
        [("document", f"spec/{broken}"), ("example-valid", "spec/shared/parameters/ThingId.yaml")], key=lambda f: f[1]
    )


def test_a_broken_example_is_reported_once(files: Files, lay: Lay) -> None:
    files["callbacks/CarrierService/examples/stopResponse.stopped.json"] = "{"

    assert [finding.rule for finding in lint(lay(files))] == ["document"]


def test_a_broken_index_is_all_that_is_reported(files: Files, lay: Lay) -> None:
    files["openapi.yaml"] = "openapi: 3.1.1\n\tinfo: {}\n"

    assert [finding.rule for finding in lint(lay(files))] == ["document"]


def test_a_folder_without_index_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        lint(tmp_path)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] + [place for key, item in items for place in _places(item, (*path, key))]


junk: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        0,
        -1.5,
        "",
        "x",
        "#/components/schemas/Thing",
        "ThingState.yaml",
        [],
        {},
        [[]],
        {"$ref": 5},
        {"a": None},
    ]
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_misshapen_document_makes_bundle_or_lint_crash(files: Files, lay: Lay, data: st.DataObject) -> None:
    """Whatever stands in a wrong place is a finding or an error of ours, never a TypeError."""
    mangled = copy.deepcopy(files)
    documents = sorted(path for path, value in mangled.items() if isinstance(value, dict))
    for _ in range(data.draw(st.integers(1, 3))):
        document = mangled[data.draw(st.sampled_from(documents))]
        places = [place for place in _places(document) if place]
        if places:
            *parents, last = data.draw(st.sampled_from(places))
            for step in parents:
                document = document[step]
            document[last] = copy.deepcopy(data.draw(junk))
    root = lay(mangled)

    for finding in lint(root):
        assert finding.where.startswith("spec/")
    with contextlib.suppress(DocumentError):
        dump_json(bundle(root))
