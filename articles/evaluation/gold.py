"""Gold: texts with the statements that people, or a stated rule, marked in them.

Two formats. A line of JSON a document: ``{"id", "text", "quotes": [{"start", "end", "spans"?, "type", "speaker_span"?,
"speaker"?, "cue_span"?, "aliases"?, "ignore"?, "speaker_unknown"?, "countries"?, "topics"?}]}``. Or one document a
``.json`` file with ``statements`` in which ``core`` is false for what need not be found. Offsets are code points, end
exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.extraction.records import Kind

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement, as marked or as found. ``optional`` ones are neither required nor punished. ``countries`` and
    ``topics`` are None where nobody tagged. ``actor`` and ``confidence`` are known of what was found only."""

    spans: tuple[Pair, ...]
    kind: Kind
    speaker: str = ""
    speaker_span: Pair | None = None
    cue_span: Pair | None = None
    aliases: tuple[str, ...] = ()
    speaker_unknown: bool = False
    optional: bool = False
    countries: frozenset[str] | None = None
    topics: frozenset[str] | None = None
    actor: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with its quotes; ``published_on`` where the gold says so."""

    id: str
    text: str
    quotes: tuple[Quote, ...]
    published_on: date | None = None


def read(name: str, content: str) -> Iterator[Marked | str]:
    """The documents of one file, and in the place of each that cannot be read a sentence that names its line."""
    if name.endswith(".json"):
        yield _document(content, name)
        return
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield _document(line, f"{name}, line {number}")


def _document(content: str, where: str) -> Marked | str:
    try:
        row = json.loads(content)
        return document(row)
    except json.JSONDecodeError as error:
        return f"{where}: not JSON ({error.msg} at column {error.colno})"
    except ValueError as problem:
        return f"{where}: {problem}"


def document(row: Any) -> Marked:
    """Raises ValueError with what is wrong, in words."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise ValueError('expected an object with "id" and a string "text"')
    found = row.get("statements") if "statements" in row else row.get("quotes")
    if not isinstance(found, list):
        raise ValueError('expected a list of "quotes" or "statements"')
    annotated = "statements" in row
    published = row.get("published_on") or row.get("published")
    try:
        published_on = date.fromisoformat(published) if published else None
    except (TypeError, ValueError):
        raise ValueError(f"{published!r} is not a date like 2023-11-21") from None
    quotes = tuple(quote(one, row["text"], number, annotated=annotated) for number, one in enumerate(found, start=1))
    return Marked(str(row["id"]), row["text"], quotes, published_on)


def quote(row: Any, text: str, number: int, *, annotated: bool = False) -> Quote:
    """One entry of ``quotes``, or of ``statements`` where ``annotated``. Raises ValueError."""
    if not isinstance(row, dict):
        raise ValueError(f"quote {number} is no object")
    spans = row.get("spans") or [[row.get("start"), row.get("end")]]
    try:
        kind = Kind(row.get("type") or Kind.INDIRECT)
    except ValueError:
        raise ValueError(f"quote {number} is {row['type']!r}, not direct, mixed or indirect") from None
    mention = row.get("speaker_mention" if annotated else "speaker_span")
    return Quote(
        spans=tuple(_span(span, text, number) for span in spans),
        kind=kind,
        speaker=str(row.get("speaker") or ""),
        speaker_span=_span(mention, text, number) if mention else None,
        cue_span=_span(row["cue_span"], text, number) if row.get("cue_span") else None,
        aliases=tuple(row.get("aliases") or ()),
        speaker_unknown=bool(row.get("speaker_unknown")),
        optional=not row.get("core", True) if annotated else bool(row.get("ignore")),
        countries=frozenset(row["countries"]) if row.get("countries") is not None else None,
        topics=frozenset(row["topics"]) if row.get("topics") is not None else None,
        actor=row.get("actor"),
        confidence=row.get("confidence"),
    )


def _span(span: Any, text: str, number: int) -> Pair:
    match span:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return start, end
    raise ValueError(f"quote {number} has the span {span}, which is not inside its text")
