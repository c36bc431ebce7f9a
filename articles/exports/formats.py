"""The formats by their suffix, and how a file of any of them is streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from articles.exports import atom, bibtex, csl, csv, json_lines, ris
from articles.exports.about import About
from articles.exports.rows import Row, Withheld

__all__ = ["FORMATS", "About", "Format", "filename", "stream"]

LONGEST_NAME = 80


def nothing(about: About) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Format:
    """A file is ``opening``, the entries with ``between`` in their midst, and ``closing``. ``withheld`` writes the
    entry of a row of a result set whose words are no longer public; sets are had in the formats that can do that."""

    suffix: str
    label: str
    content_type: str
    entry: Callable[[Row], str]
    withheld: Callable[[Withheld], str] | None = None
    opening: Callable[[About], str] = nothing
    between: str = ""
    closing: str = ""
    saved: bool = True  # a browser saves it instead of showing it


FORMATS = {
    form.suffix: form
    for form in (
        Format("csv", "CSV", "text/csv; charset=utf-8; header=present", csv.entry, csv.withheld, opening=csv.opening),
        Format("jsonl", "JSON Lines", "application/jsonl; charset=utf-8", json_lines.entry, json_lines.withheld),
        Format("ris", "RIS", "application/x-research-info-systems; charset=utf-8", ris.entry, ris.withheld),
        Format("bib", "BibTeX", "application/x-bibtex; charset=utf-8", bibtex.entry, bibtex.withheld),
        Format(
            "json",
            "CSL-JSON",
            "application/vnd.citationstyles.csl+json; charset=utf-8",
            csl.entry,
            csl.withheld,
            opening=csl.opening,
            between=csl.BETWEEN,
            closing=csl.CLOSING,
        ),
        Format(
            "atom",
            "Atom",
            "application/atom+xml; charset=utf-8",
            atom.entry,
            opening=atom.opening,
            closing=atom.CLOSING,
            saved=False,
        ),
    )
}


def stream(form: Format, batches: Iterable[Sequence[Row | Withheld]], about: About) -> Iterator[str]:
    """A piece a batch, so that no more than one batch is ever held."""
    yield form.opening(about)
    before = ""
    for batch in batches:
        if batch:
            yield before + form.between.join(_entry(form, row) for row in batch)
            before = form.between
    yield form.closing


def _entry(form: Format, row: Row | Withheld) -> str:
    if isinstance(row, Row):
        return form.entry(row)
    if form.withheld is None:
        raise TypeError(f"{form.label} has no entry for what is withheld")
    return form.withheld(row)


def filename(stem: str, pairs: Iterable[tuple[str, str]], day: date, suffix: str) -> str:
    """What was asked for, in plain letters: newsdesk-statements-ana-testic-since-2023-01-01-on-2026-11-21.csv"""
    parts = [
        value if param in ("actor", "about", "country", "topic", "outlet") else f"{param} {value}"
        for param, value in pairs
    ]
    asked = slugify(" ".join([stem, *parts]))[:LONGEST_NAME].strip("-")
    return f"newsdesk-{asked}-on-{day}.{suffix}"
