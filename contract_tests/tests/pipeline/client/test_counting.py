"""What went in is counted against what came out, so that the generator can drop nothing silently."""

from __future__ import annotations

import copy
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.client.counting import count
from pipeline.client.regenerating import Built
from pipeline.problems import PipelineError


@pytest.fixture
def copied(tmp_path: Path, built: Built) -> Built:
    tree = tmp_path / "tree"
    shutil.copytree(built.tree, tree)
    return replace(built, tree=tree, bundle=copy.deepcopy(built.bundle))


def counted(built: Built) -> str:
    return count(built.bundle, built.generated, built.tree)


def test_complete_tree_is_counted_in_one_line(built: Built) -> None:
    operations = sum("operationId" in each for item in built.bundle["paths"].values() for each in item.values())

    assert counted(built).startswith(f"{operations} operations, {len(built.bundle['webhooks'])} callback services, ")


def test_dropped_operation_is_named(copied: Built) -> None:
    (copied.tree / "thingspace_client/api/sessions/end_session.py").unlink()

    with pytest.raises(PipelineError, match="operation POST /m2m/v1/session/logout has no endpoint module"):
        counted(copied)


def test_operation_the_generator_never_saw_is_named(copied: Built) -> None:
    copied.bundle["paths"]["/late"] = {"get": {"operationId": "late"}}

    with pytest.raises(PipelineError, match="operation GET /late has no endpoint module"):
        counted(copied)


def test_dropped_service_is_named(copied: Built) -> None:
    copied.bundle["webhooks"]["LateService"] = {}

    with pytest.raises(PipelineError, match=r"webhook LateService has no entry of callbacks\.SERVICES"):
        counted(copied)


def test_dropped_model_is_named(copied: Built) -> None:
    (copied.tree / "thingspace_client/models/device_id.py").unlink()

    with pytest.raises(PipelineError, match="component DeviceId has no model module"):
        counted(copied)


def test_model_without_a_component_is_named(copied: Built) -> None:
    """An object inside an object gets a name nobody chose; it wants a file of its own in spec/."""
    (copied.tree / "thingspace_client/models/device_id_type_0.py").touch()

    with pytest.raises(PipelineError, match=r"model module models/device_id_type_0\.py has no component"):
        counted(copied)


def test_plain_values_and_unions_need_no_model(copied: Built) -> None:
    copied.bundle["components"]["schemas"]["Text"] = {"type": "string"}
    copied.bundle["components"]["schemas"]["Either"] = {"anyOf": [{"$ref": "#/components/schemas/Text"}]}

    assert counted(copied)
