"""An overlaid document as YAML text that readers of YAML 1.1 and 1.2 understand alike."""

from __future__ import annotations

import re
from typing import Any

import yaml

from ..yaml_loader import resolve_json_scalars

__all__ = ["as_yaml"]

_WIDTH = 1_000_000  # no line is folded
_STR, _BOOL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:bool"


class _Writer(yaml.SafeDumper):
    """PyYAML's writer in Python: the one in C lays out long keys differently, and not every machine has it."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def text(self, text: str) -> yaml.ScalarNode:
        """Show lines as lines, and what cannot be seen as escapes: some readers break lines at more than newlines."""
        if text.isprintable():
            return self.represent_scalar(_STR, text)
        return self.represent_scalar(_STR, text, style="|" if text.replace("\n", "").isprintable() else '"')


_Writer.add_representer(str, _Writer.text)
# A text is quoted that PyYAML, our loader, or a reader to the letter of YAML 1.1 would take for something else.
resolve_json_scalars(_Writer)
_Writer.add_implicit_resolver(_BOOL, re.compile(r"[yYnN]\Z"), "yYnN")


def as_yaml(value: Any) -> str:
    """Return a value of JSON types as YAML, in its own key order, without anchors, ending in a newline."""
    return yaml.dump(value, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=_WIDTH)
