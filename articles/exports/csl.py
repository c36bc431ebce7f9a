"""CSL-JSON, which Zotero, Pandoc and every citeproc read."""

from __future__ import annotations

import json
from typing import Any

from articles.exports import sources
from articles.exports.about import About
from articles.exports.rows import Row, Withheld

BETWEEN = ",\n"
CLOSING = "\n]\n"


def opening(about: About) -> str:
    return "[\n"


def entry(row: Row) -> str:
    return json.dumps(item(row), ensure_ascii=False)


def withheld(row: Withheld) -> str:
    return json.dumps(_item(sources.withheld(row)), ensure_ascii=False)


def item(row: Row) -> dict[str, Any]:
    return _item(sources.reference(row))


def _item(work: sources.Reference) -> dict[str, Any]:
    """A name stays as it was printed: nobody can tell surnames in every language. Without ``issued`` a style prints
    its own word for "no date"."""
    day = work.printed
    issued = {"date-parts": day.parts} | ({"circa": True} if day.inferred else {})
    fields = {
        "id": work.key,
        "type": "article-newspaper",
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        "container-title": work.outlet,
        "issued": issued if day.parts else None,
        "language": work.language,
        "URL": work.address,
        "archive": sources.ARCHIVE,
        "archive_location": work.place,
        "abstract": work.words,
        "keyword": ", ".join(work.keywords),
        "note": work.note,
    }
    return {name: value for name, value in fields.items() if value}
