"""RIS: the dispatch as a newspaper article, the statement as its abstract. The source's own address stands in the
note: the one under UR is ours, which stays."""

from __future__ import annotations

from articles.exports import sources
from articles.exports.rows import Row


def entry(row: Row) -> str:
    fields = [
        ("TY", "NEWS"),
        ("ID", f"newsdesk-{row.statement}"),
        ("AU", row.author),
        ("TI", sources.title(row)),
        ("T2", row.outlet),
        *_date(row),
        ("AB", row.text),
        ("LA", row.language),
        ("UR", row.address),
        ("AN", f"statement {row.statement}"),
        *(("KW", keyword) for keyword in (*row.countries, *row.topics)),
        ("N1", sources.note(row)),
    ]
    lines = [f"{tag}  - {value}" for tag, told in fields if (value := sources.one_line(told))]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _date(row: Row) -> list[tuple[str, str]]:
    """year/month/day/anything else, where slashes stay. A year that was inferred is none for PY."""
    day = sources.printed(row)
    if not day.parts:
        return []
    year, month, of_month = (*day.parts[0], 0, 0)[:3]
    other = f"{sources.chicago_date(day)}, inferred" if day.inferred else ""
    told = f"{year:04}/{f'{month:02}' if month else ''}/{f'{of_month:02}' if of_month else ''}/{other}"
    return [("DA", told)] if day.inferred else [("PY", f"{year:04}"), ("DA", told)]
