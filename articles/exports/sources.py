"""What is cited, in the words all bibliographic formats share.

The work is the dispatch, whose author and outlet are its own; the statement is a part of it. So the title says which
part, and two statements of one dispatch are two entries: a person's words are never listed as something they published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from articles.exports.rows import Row, Withheld

ARCHIVE = "Newsdesk"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    return " ".join(CONTROL.sub(" ", text).split())


@dataclass(frozen=True, slots=True)
class Printed:
    """When a dispatch was printed: ``parts`` is empty where nobody knows, [[2023, 5]] for a month, [[2022], [2023]] for
    a stretch."""

    parts: list[list[int]] = field(default_factory=list)
    inferred: bool = False


def printed(row: Row) -> Printed:
    """An inferred stretch is told as coarsely as it takes to be true: the day, month or year that holds all of it, or
    the years."""
    if row.published_on:
        return Printed([_parts(row.published_on)])
    if not row.dated_from:
        return Printed()
    first, last = _parts(row.dated_from), _parts(row.dated_until)
    shared = next((n for n in (3, 2, 1) if first[:n] == last[:n]), 0)
    return Printed([first[:shared]] if shared else [first[:1], last[:1]], inferred=True)


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]


def chicago_date(day: Printed) -> str:
    """May 1, 2023; May 2023; 2023; ca. 2022–2023; n.d."""
    return _told(day, "{month} {day}, {year}", "{month} {year}")


def apa_date(day: Printed) -> str:
    """2023, May 1; 2023, May; 2023; ca. 2022–2023; n.d."""
    return _told(day, "{year}, {month} {day}", "{year}, {month}")


def _told(day: Printed, with_day: str, with_month: str) -> str:
    if not day.parts:
        return "n.d."
    told = []
    for year, *rest in day.parts:
        pattern = (("{year}", with_month, with_day))[len(rest)]
        told.append(pattern.format(year=year, month=MONTHS[rest[0] - 1] if rest else "", day=rest[-1] if rest else ""))
    return ("ca. " if day.inferred else "") + "–".join(told)


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a bibliography, in the terms all formats share; what is empty is left out."""

    statement: int
    address: str
    title: str
    note: str
    place: str = ""
    author: str = ""
    outlet: str = ""
    printed: Printed = field(default_factory=Printed)
    words: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"newsdesk-{self.statement}"


def reference(row: Row) -> Reference:
    return Reference(
        statement=row.statement,
        address=row.address,
        title=title(row),
        note=note(row),
        place=place(row),
        author=row.author,
        outlet=row.outlet,
        printed=printed(row),
        words=row.text,
        language=row.language,
        keywords=(*row.countries, *row.topics),
    )


def withheld(row: Withheld) -> Reference:
    """An entry that says why there is none: whoever keeps the file beside others sees the gap."""
    return Reference(
        statement=row.statement,
        address=row.address,
        title=f"Statement {row.statement} [withdrawn since]",
        note=f"Withdrawn since it was kept: {row.reason.rstrip('.')}. SHA-256 of the row: {row.sha256}.",
    )


def title(row: Row) -> str:
    return f"{row.title} [statement by {row.who}, characters {row.start}–{row.end}]"


def place(row: Row) -> str:
    return f"statement {row.statement}, characters {row.start}–{row.end} of the text with SHA-256 {row.body_sha256}"


def said(row: Row) -> str:
    """Said 2023-05 (month known); said on an unknown day."""
    if not row.said_on:
        return f"day said unknown (“{row.said_phrase}”)" if row.said_phrase else "day said unknown"
    doubts = [f"{row.said_precision} known"] if row.said_precision != "day" else []
    doubts += ["inferred"] if row.said_inferred else []
    return f"said {row.said_on}" + (f" ({', '.join(doubts)})" if doubts else "")


def note(row: Row) -> str:
    """Everything a reader needs to find and judge it, as one line."""
    speaker = row.who + (f", {row.role_then}" if row.role_then else "")
    if row.speaker_printed and row.speaker_printed != row.speaker and not row.joint_speakers:
        speaker += f" (printed as “{row.speaker_printed}”)" if row.speaker else " (as printed, not identified)"
    if row.via:
        speaker += f", via {row.via}"
    when = f"; printed between {row.dated_from} and {row.dated_until}, inferred" if row.dated_from else ""
    if not row.published_on and not row.dated_from:
        when = "; date of publication unknown"
    sentences = [
        f"{ARCHIVE} {place(row)}",
        f"Speaker: {speaker}",
        f"{row.kind.capitalize()} {row.form}, {said(row)}{when}",
        f"Record: {row.review}, rule “{row.rule}”, confidence {row.confidence:.2f}, extractor "
        f"{row.extractor_version or 'unknown'}, collection {row.collection_version}",
        *([f"Source: {row.url}"] if row.url else []),
        *(footnote.rstrip(".") for footnote in row.footnotes),
    ]
    return ". ".join(sentences) + "."
