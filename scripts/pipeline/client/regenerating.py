"""From spec/ to generated/ in one direction: lint, bundle, generate, assemble, count, stamp, swap."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thingspace_contract.documents import bundle as bundle_documents
from thingspace_contract.documents import lint, write_out_nulls

from ..places import PACKAGE, Places
from ..problems import PipelineError
from ..staging import staging_area, swap_in
from .assembly import assemble
from .counting import count
from .drift import drift
from .generating import Generated, generate
from .manifest import Manifest, load_manifest
from .relaxing import relax
from .stamping import stamp

__all__ = ["Built", "build", "check", "regenerate"]

Say = Callable[[str, str], None]


@dataclass(frozen=True)
class Built:
    """A complete tree and what it was made from."""

    tree: Path
    bundle: dict[str, Any]
    generated: Generated
    manifest: Manifest


def build(places: Places, area: Path, say: Say) -> Built:
    """Build a complete tree in `area`; nothing outside of it is touched.

    Raises:
        PipelineError: with the findings of the stage that stopped.
        DocumentError: when the contract or an overlay cannot be read.
    """
    manifest = load_manifest(places)
    findings = lint(places.spec)
    if findings:
        raise PipelineError(
            *(f"{finding.where}: {finding.message} [{finding.rule}] {finding.advice}" for finding in findings)
        )
    say("lint", "clean")
    written = bundle_documents(places.spec, with_nulls=False)
    bundle = write_out_nulls(written)
    say("bundle", f"{len(bundle.get('paths', {}))} paths, {len(bundle['components']['schemas'])} schemas")
    tree = area / "generated"
    package = tree / PACKAGE
    tree.mkdir()
    generated = generate(relax(written, places), places, package)
    say("generate", f"{len(generated.endpoints)} endpoint modules, {len(generated.models)} models")
    assemble(bundle, generated, manifest, tree)
    say("assemble", "contract, callback table, runtime, metadata")
    say("count", count(bundle, generated, tree))
    stamp(manifest, tree)
    say("stamp", "PROVENANCE.toml")
    return Built(tree, bundle, generated, manifest)


def regenerate(places: Places, say: Say) -> str:
    """Replace generated/ by what spec/ and overlays/ say; return the closing line.

    The old tree stays untouched until the new one is complete.
    """
    started = time.monotonic()
    with staging_area(places) as area:
        built = build(places, area, say)
        swap_in(built.tree, places.generated)
    return f"generated/ is current ({time.monotonic() - started:.1f} s)"


def check(places: Places, say: Say) -> list[str]:
    """Return a line for each file of generated/ that is not what would be generated."""
    with staging_area(places) as area:
        built = build(places, area, say)
        return drift(built.bundle, built.generated, built.manifest, built.tree)
