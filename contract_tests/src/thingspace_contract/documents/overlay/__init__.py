"""OpenAPI Overlays: changes kept apart from the document they are laid over.

The whole Overlay Specification, 1.0 and 1.1, on the whole of JSONPath (RFC 9535).
`reading` checks an overlay, `queries` and `nodes` find what an action selects, `merging` holds the rules for
one node, `applying` runs the actions in order; `warning` and `files` serve the people who wrote it.
"""

from __future__ import annotations

from .applying import apply_overlay
from .errors import OverlayError
from .files import overlay_files
from .warning import overlay_warnings

__all__ = ["OverlayError", "apply_overlay", "overlay_files", "overlay_warnings"]
