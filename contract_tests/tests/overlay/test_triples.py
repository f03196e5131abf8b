"""Each folder in triples/ restates one rule of the Overlay Specification as document, overlay and output.

`rule.yaml` names version and section; instead of `output.yaml`, `error.txt` holds a part of the message.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thingspace_contract.documents import load_yaml
from thingspace_contract.documents.overlay import OverlayError, apply_overlay

TRIPLES = sorted((Path(__file__).parent / "triples").iterdir())
SECTIONS = {
    "Action Object",
    "Array Modification Examples",
    "Copy Example",
    "Format",
    "Info Object",
    "Move Example",
    "Overlay Object",
    "RFC9535 Compliance",
    "Specification Extensions",
    "Traits Example",
    "Versions",
}


@pytest.mark.parametrize("triple", TRIPLES, ids=lambda triple: triple.name)
def test_apply_overlay_obeys_rule(triple: Path) -> None:
    """The output has the expected values and types, properties in the expected order; or the error says why not."""
    rule = load_yaml(triple / "rule.yaml")
    document, overlay = load_yaml(triple / "document.yaml"), load_yaml(triple / "overlay.yaml")
    before = json.dumps([document, overlay])
    allow_unmatched = rule.get("allow_unmatched", False)

    if (triple / "error.txt").exists():
        with pytest.raises(OverlayError) as caught:
            apply_overlay(document, overlay, allow_unmatched=allow_unmatched, where="o.yaml")
        assert (triple / "error.txt").read_text().strip() in str(caught.value)
        assert str(caught.value).startswith("o.yaml: ")
    else:
        result = apply_overlay(document, overlay, allow_unmatched=allow_unmatched)
        assert json.dumps(load_yaml(triple / "output.yaml")) == json.dumps(result)
    assert before == json.dumps([document, overlay])


@pytest.mark.parametrize("triple", TRIPLES, ids=lambda triple: triple.name)
def test_triple_names_its_section(triple: Path) -> None:
    """A reader can find the sentence of the specification that a triple restates."""
    rule = load_yaml(triple / "rule.yaml")

    assert rule["version"] in ("1.0.0", "1.1.0")
    assert triple.name.startswith(rule["version"].rpartition(".")[0].replace(".", "_"))
    assert rule["section"].partition(",")[0] in SECTIONS
    assert rule["rule"].endswith(".")
    assert (triple / "error.txt").exists() != (triple / "output.yaml").exists()
