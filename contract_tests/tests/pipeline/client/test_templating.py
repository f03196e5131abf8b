"""What is changed in the generator's templates must be there to be changed: masking and escaping hang on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment

from pipeline.client.command import main
from pipeline.client.templating import install_filters
from pipeline.places import Places
from pipeline.problems import PipelineError

ROOT = Path(__file__).resolve().parents[4]


def render(template: str) -> str:
    made = Environment(autoescape=False)
    install_filters(made, ROOT / "overlays" / "templates")
    return made.from_string(template).render()


@pytest.mark.parametrize(
    ("options", "text"),
    [("", "new new text"), (", times=2", "new new text"), (", optional=true", "new new text")],
)
def test_rewrite_replaces_every_match(options: str, text: str) -> None:
    assert render("{% filter rewrite('o.d', 'new'" + options + ") %}old odd text{% endfilter %}") == text


@pytest.mark.parametrize("options", [", optional=true", ", times=0"])
def test_rewrite_may_match_nothing_where_that_is_said(options: str) -> None:
    assert render("{% filter rewrite('old', 'new'" + options + ") %}other text{% endfilter %}") == "other text"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("", "no longer contains what 'o.d' matches: compare the one in overlays/templates"),
        (", times=1", "has 0 matches of 'o.d', where 1 are due: compare the one in overlays/templates"),
    ],
)
def test_rewrite_that_matches_nothing_stops(options: str, message: str) -> None:
    with pytest.raises(PipelineError, match=message):
        render("{% filter rewrite('o.d', 'new'" + options + ") %}other text{% endfilter %}")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_rewrite_stops_at_more_or_fewer_matches_than_are_due(count: int) -> None:
    with pytest.raises(PipelineError, match=f"has 2 matches of 'old', where {count} are due"):
        render("{% filter rewrite('old', 'new', times=" + str(count) + ") %}old old{% endfilter %}")


@pytest.mark.parametrize(
    ("template", "there", "gone"),
    [
        ("model", "factory=dict", "factory=OrderedDict"),
        ("model", "= UNSET$", "= NOTHING$"),
        ("endpoint_module", "=quote", "=percent_encoded"),
        ("endpoint_module", "= read_json", "= decoded"),
        ("property_templates/list_property", "for (", "while ("),
    ],
)
@pytest.mark.usefixtures("unlinted")
def test_generation_stops_where_a_masked_or_escaped_place_has_gone(
    template: str,
    there: str,
    gone: str,
    repository: Places,
    is_untouched: Callable[[Places], bool],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As when the next version of the generator writes it in another way."""
    file = repository.templates / f"{template}.py.jinja"
    text = file.read_text("utf-8")
    head, rewrite, rest = text.partition("rewrite(")
    file.write_text(head + rewrite + rest.replace(there, gone, 1), "utf-8")

    assert main(repository.root, []) == 1
    assert is_untouched(repository)
    seen = capsys.readouterr().err
    assert "error: a template of the generator has 0 matches of " in seen
    assert "compare the one in overlays/templates that replaces it with the version that is installed" in seen
