"""RIS: the dispatch as a newspaper article, the statement as its abstract. The source's own address stands in the
note: the one under UR is ours, which stays."""

from __future__ import annotations

from articles.exports import sources
from articles.exports.rows import Row, Withheld


def entry(row: Row) -> str:
    return _written(sources.reference(row))


def withheld(row: Withheld) -> str:
    return _written(sources.withheld(row))


def _written(work: sources.Reference) -> str:
    fields = [
        ("TY", "NEWS"),
        ("ID", work.key),
        ("AU", work.author),
        ("TI", work.title),
        ("T2", work.outlet),
        *_date(work.printed),
        ("AB", work.words),
        ("LA", work.language),
        ("UR", work.address),
        ("AN", f"statement {work.statement}"),
        *(("KW", keyword) for keyword in work.keywords),
        ("N1", work.note),
    ]
    lines = [f"{tag}  - {value}" for tag, told in fields if (value := sources.one_line(told))]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _date(day: sources.Printed) -> list[tuple[str, str]]:
    """year/month/day/anything else, where slashes stay. A year that was inferred is none for PY."""
    if not day.parts:
        return []
    year, month, of_month = (*day.parts[0], 0, 0)[:3]
    other = f"{sources.chicago_date(day)}, inferred" if day.inferred else ""
    told = f"{year:04}/{f'{month:02}' if month else ''}/{f'{of_month:02}' if of_month else ''}/{other}"
    return [("DA", told)] if day.inferred else [("PY", f"{year:04}"), ("DA", told)]
