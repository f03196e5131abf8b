"""spec/FACTS.md: each fact of the seed documents beside the place where the contract states it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from .facts import DOCUMENTS, Fact, Place
from .markdown import decision_links, table_head, table_row

__all__ = ["FACTS_PAGE", "facts_page"]

FACTS_PAGE = "FACTS.md"
_INTRODUCTION = """\
# Facts

What the five seed documents say, fact by fact, and where the contract states each of them.
`scripts/coverage` writes this page from [facts.tsv](facts.tsv).
`scripts/gate` fails when the page is stale, or when a place that it names is not there.

- **Fact**: one thing that a document says, in our words, in the order of the document.
  What two documents say has a row in each; what a page has lost, or contradicts, is a fact too.
  Advertising, and references from page to page, are left out.
- **Stated by**: a file of the contract, and the JSON pointer of the part that states it.
  A decision of [DECISIONS.md](DECISIONS.md) follows where the contract had to choose.
  It stands alone where the contract says otherwise, or leaves the fact open.
- A member is required, or optional, by the `required` of its schema: optional are those that it does not list.
"""


def facts_page(facts: Sequence[Fact], headings: Mapping[str, str]) -> str:
    """Return the text of the page.

    Args:
        facts: All facts, in the order of the table.
        headings: Heading of each decision by its number.
    """
    of = {name: [fact for fact in facts if fact.document == name] for name in DOCUMENTS}
    named = {place.decision for fact in facts for place in fact.places}
    lines = [_INTRODUCTION, *_summary(of), ""]
    for name, title in DOCUMENTS.items():
        lines += [f"## {title}", "", *_table(of[name]), ""]
    lines += decision_links({number: heading for number, heading in headings.items() if number in named})
    return "\n".join(lines) + "\n"


def _summary(of: Mapping[str, Sequence[Fact]]) -> Iterator[str]:
    yield from table_head("Document", "Facts", "Stated by a file", "By a decision alone")
    for name, title in DOCUMENTS.items():
        yield table_row(title, *_counts(of[name]))
    yield table_row("All", *_counts([fact for facts in of.values() for fact in facts]))


def _counts(facts: Sequence[Fact]) -> list[str]:
    filed = sum(any(place.file for place in fact.places) for fact in facts)
    return [str(count) for count in (len(facts), filed, len(facts) - filed)]


def _table(facts: Sequence[Fact]) -> Iterator[str]:
    yield from table_head("No.", "Fact", "Stated by")
    for number, fact in enumerate(facts, 1):
        yield table_row(str(number), fact.text, "<br>".join(map(_place, fact.places)))


def _place(place: Place) -> str:
    if place.decision:
        return f"[{place.decision}]"
    link = f"[{_label(PurePosixPath(place.file))}]({quote(place.file)})"
    return f"{link} `{place.pointer}`" if place.pointer else link


def _label(file: PurePosixPath) -> str:
    """A short name: the schema, path or example; a callback service is known by its folder."""
    return file.parent.name if file.name == "callback.yaml" else file.stem
