"""What can be done with a contract document: read, bundle, overlay and lint it.

This room is a leaf: it imports nothing else of ours and works where there is no generated client.
"""

from __future__ import annotations

from .bundle import bundle
from .errors import DocumentError
from .json import dump_json
from .lint import Finding, lint
from .nulls import write_out_nulls
from .overlay import OverlayError, apply_overlay
from .yaml import load_yaml, parse_yaml

__all__ = [
    "DocumentError",
    "Finding",
    "OverlayError",
    "apply_overlay",
    "bundle",
    "dump_json",
    "lint",
    "load_yaml",
    "parse_yaml",
    "write_out_nulls",
]
