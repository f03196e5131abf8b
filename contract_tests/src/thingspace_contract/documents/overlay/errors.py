"""What is raised when an overlay cannot be read or applied."""

from __future__ import annotations

from ..errors import DocumentError

__all__ = ["OverlayError"]


class OverlayError(DocumentError):
    """An overlay breaks the Overlay Specification, or does not fit the document it is laid over.

    `where` names the overlay, its line when known, and the action by index and description:
    `prism.overlay.yaml:12: actions[2] "No callbacks"`.
    The message names the action's target, and the advice says what to do.
    """
