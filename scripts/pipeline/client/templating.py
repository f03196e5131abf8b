"""The Jinja environments: one for files beside the generator's, one with the generator's own templates within reach."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined

from ..problems import PipelineError

__all__ = ["environment", "install_filters"]

_DESCRIPTION = re.compile(r'(?s)(?<=:\n    """ ).*?(?=\n\n        Attributes:)')
_ADVICE = "compare the one in overlays/templates that replaces it with the version that is installed"
_UNION = re.compile(r"[\w.]+(?:\[[\w.]+\])?(?: \| [\w.]+(?:\[[\w.]+\])?)+")


def environment(root: Path) -> Environment:
    """Return an environment for the files that the generator does not render; templates are named from `root`."""
    return Environment(
        loader=FileSystemLoader(root, encoding="utf-8"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  # it writes Python and TOML, no HTML
    )


def install_filters(generator: Environment, templates: Path) -> None:
    """Let templates of ours include the generator's as `upstream/…` and change what they render.

    An override is then the list of its changes instead of a copy that ages.
    `swap(old, new)` replaces a piece of text, `rewrite(pattern, new)` what matches; both stop when there is nothing
    to replace, because masking and escaping hang on them. `optional` is for what not every file has; better, where
    it is known how often a pattern must match, is `times`.
    `unite` names each type of a union once; `align` puts the lines of a class's description under each other.
    The test `fullmatch(pattern)` asks whether a whole text matches.
    """
    upstream = PackageLoader("openapi_python_client")
    ours: BaseLoader = FileSystemLoader(templates, encoding="utf-8")
    generator.loader = ChoiceLoader([ours, PrefixLoader({"upstream": upstream}), upstream])
    generator.filters["swap"] = _swap
    generator.filters["rewrite"] = _rewrite
    generator.filters["unite"] = _unite
    generator.filters["align"] = _align
    generator.tests["fullmatch"] = _fullmatch


def _swap(text: str, old: str, new: str, *, optional: bool = False) -> str:
    if not optional and old not in text:
        raise PipelineError(f"a template of the generator no longer contains {old!r}: {_ADVICE}")
    return text.replace(old, new)


def _rewrite(text: str, pattern: str, new: str, *, optional: bool = False, times: int | None = None) -> str:
    made, count = re.subn(pattern, new, text)
    if times is not None and count != times:
        raise PipelineError(
            f"a template of the generator has {count} matches of {pattern!r}, where {times} are due: {_ADVICE}"
        )
    if times is None and not optional and not count:
        raise PipelineError(f"a template of the generator no longer contains what {pattern!r} matches: {_ADVICE}")
    return made


def _fullmatch(text: str, pattern: str) -> bool:
    return re.fullmatch(pattern, text) is not None


def _unite(text: str) -> str:
    return _UNION.sub(lambda found: " | ".join(dict.fromkeys(found.group().split(" | "))), text)


def _align(text: str) -> str:
    return _DESCRIPTION.sub(lambda found: re.sub(r"\n    (?=\S)", "\n        ", found.group()), text)
