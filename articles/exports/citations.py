"""One statement as a citation, in the styles people paste and the formats programs read.

Chicago (17th edition, bibliography) and APA (7th edition) are written for exactly this case: words in a dispatch,
quoted or reported, with the place that proves them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import quote

from articles.exports import bibtex, csl, ris, sources
from articles.exports.rows import Row
from articles.extraction.records import Kind
from articles.models import ResultSet

WHOLE = 80  # characters of a statement that go into a link as they are; of a longer one, its first and last words
AT_EACH_END = 5  # words
INNER_MARKS = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Citation:
    """``key`` is unique on a page; ``block`` tells what a program reads, line by line, from prose."""

    key: str
    label: str
    text: str
    block: bool = False


def citations(row: Row) -> tuple[Citation, ...]:
    return (
        Citation("chicago", "Chicago", chicago(row)),
        Citation("apa", "APA", apa(row)),
        Citation("bibtex", "BibTeX", bibtex.entry(row).strip(), block=True),
        Citation("ris", "RIS", ris.entry(row).strip().replace("\r\n", "\n"), block=True),
        Citation("csl", "CSL-JSON", json.dumps([csl.item(row)], ensure_ascii=False, indent=2), block=True),
    )


def chicago(row: Row) -> str:
    """Ana Testić, quoted in “The bridge opens,” The Daily Example, May 1, 2023, https://…. Newsdesk …"""
    verb = "reported" if row.kind == Kind.INDIRECT else "quoted"
    title = sources.one_line(row.title).translate(INNER_MARKS)
    parts = [
        f"{row.author}," if row.author else "",
        f"“{title}{'' if title[-1:] in '?!…' else ','}”",
        f"{row.outlet}," if row.outlet else "",
        sources.chicago_date(sources.printed(row)) + (f", {row.url}" if row.url else ""),
    ]
    dispatch = " ".join(part for part in parts if part)
    return f"{row.who}, {verb} in {dispatch}{'' if dispatch.endswith('.') else '.'} {record(row)}"


def apa(row: Row) -> str:
    """The bridge opens [Statement by Ana Testić]. (2023, May 1). The Daily Example. https://… Newsdesk …"""
    title = f"{sources.one_line(row.title)} [Statement by {row.who}]."
    day = f"({sources.apa_date(sources.printed(row))})."
    begins = f"{row.author.rstrip('.')}. {day} {title}" if row.author else f"{title} {day}"
    return " ".join(part for part in (begins, f"{row.outlet}." if row.outlet else "", row.url, record(row)) if part)


def record(row: Row) -> str:
    """What proves it, and how far it was checked when it was cited."""
    footnotes = "".join(f" {footnote.rstrip('.')}." for footnote in row.footnotes)
    return (
        f"{sources.ARCHIVE} {sources.place(row)} ({sources.said(row)}; {row.review}; collection "
        f"{row.collection_version}), {row.address}.{footnotes}"
    )


def at_the_source(row: Row) -> str:
    """The source's own address with a text fragment, which opens it at the words where they still stand; empty without
    an address of the web. Parts are percent-encoded, hyphens and commas too: in a fragment they would be syntax."""
    if not re.match(r"https?://", row.url):
        return ""
    words = row.text.split()
    if len(row.text) <= WHOLE or len(words) <= 2 * AT_EACH_END:
        told = [" ".join(words)]
    else:
        told = [" ".join(words[:AT_EACH_END]), " ".join(words[-AT_EACH_END:])]
    directive = ",".join(quote(part, safe="").replace("-", "%2D") for part in told)
    return f"{row.url}{'' if '#' in row.url else '#'}:~:text={directive}"


def of_set(kept: ResultSet, address: str) -> str:
    """A result set, for a footnote or a list of data."""
    statements = "statement" if kept.total == 1 else "statements"
    return (
        f"{sources.ARCHIVE}, result set {kept.pk} ({kept.words}), {kept.total:,} {statements} as of "
        f"{kept.made_at:%Y-%m-%d}, collection {kept.collection_version}, SHA-256 {kept.sha256}, {address}."
    )
