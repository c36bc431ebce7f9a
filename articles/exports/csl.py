"""CSL-JSON, which Zotero, Pandoc and every citeproc read."""

from __future__ import annotations

import json
from typing import Any

from articles.exports import sources
from articles.exports.about import About
from articles.exports.rows import Row

BETWEEN = ",\n"
CLOSING = "\n]\n"


def opening(about: About) -> str:
    return "[\n"


def entry(row: Row) -> str:
    return json.dumps(item(row), ensure_ascii=False)


def item(row: Row) -> dict[str, Any]:
    """A name stays as it was printed: nobody can tell surnames in every language. Without ``issued`` a style prints
    its own word for "no date"."""
    day = sources.printed(row)
    issued = {"date-parts": day.parts} | ({"circa": True} if day.inferred else {})
    fields = {
        "id": f"newsdesk-{row.statement}",
        "type": "article-newspaper",
        "title": sources.title(row),
        "author": [{"literal": row.author}] if row.author else None,
        "container-title": row.outlet,
        "issued": issued if day.parts else None,
        "language": row.language,
        "URL": row.address,
        "archive": sources.ARCHIVE,
        "archive_location": sources.place(row),
        "abstract": row.text,
        "keyword": ", ".join((*row.countries, *row.topics)),
        "note": sources.note(row),
    }
    return {name: value for name, value in fields.items() if value}
