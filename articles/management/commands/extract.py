"""manage.py extract --jsonl < IN > OUT: statements of texts that need not be in the record."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from io import TextIOWrapper
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import gazetteer
from articles.extraction.extract import extract
from articles.extraction.records import ExtractedStatement, Extraction, Gazetteer, Span


class Command(BaseCommand):
    help = (
        'Reads lines {"id", "text", "published_on"?} and writes lines {"id", "quotes": [...]}, offsets in code points '
        "into the given text. Stores nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jsonl", action="store_true", required=True, help="one JSON object a line, in and out")
        parser.add_argument(
            "--reference-only", action="store_true", help="names from the reference files; needs no database"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        known = gazetteer.from_reference() if options["reference_only"] else gazetteer.from_database()
        unreadable = 0
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # told at the line that has them
        for number, line in enumerate(sys.stdin, start=1):
            if not line.strip():
                continue
            try:
                answer = read_line(line, known)
            except ValueError as problem:
                unreadable += 1
                self.stderr.write(f"line {number}: {problem}")
                continue
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if unreadable:
            raise CommandError(f"{unreadable} line(s) could not be read; see above")


def read_line(line: str, known: Gazetteer) -> dict[str, Any]:
    """The answer to one line of input. Raises ValueError, with a sentence for the person who wrote the line."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at column {error.colno})") from None
    except RecursionError:
        raise ValueError("not JSON that anybody means: it is nested too deeply") from None
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("text"), str):
        raise ValueError('expected an object with "id" and a string "text"')
    try:
        json.dumps([row["id"], row["text"]], ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise ValueError("no Unicode text: save it again as UTF-8, whole signs and no halves of them") from None
    published_on = None
    if row.get("published_on"):
        try:
            published_on = date.fromisoformat(row["published_on"])
        except (TypeError, ValueError):
            raise ValueError(f'"published_on" is not a date like 2023-11-21: {row["published_on"]!r}') from None
    return {"id": row["id"], "quotes": quotes(extract(row["text"], known, published_on=published_on))}


def quotes(extraction: Extraction) -> list[dict[str, Any]]:
    """Statements in the exchange format of the evaluation. A piece without an attribution of its own gets the speaker
    span of the utterance it belongs to."""
    leads: dict[int | None, Span] = {}
    for statement in extraction.statements:
        if statement.group is not None and statement.mention is not None:
            leads.setdefault(statement.group, statement.mention)
    return [quote(statement, statement.mention or leads.get(statement.group)) for statement in extraction.statements]


def quote(statement: ExtractedStatement, mention: Span | None) -> dict[str, Any]:
    return {
        "start": statement.start,
        "end": statement.end,
        "type": statement.kind.value,
        "form": statement.form.value,
        "speaker_span": span(mention),
        "speaker": statement.speaker,
        "speaker_rule": statement.speaker_rule,
        "actor": statement.actor,
        "joint": list(statement.joint),
        "via": statement.via,
        "cue_span": span(statement.cue),
        "countries": keys(statement.countries),
        "topics": keys(statement.topics),
        "in_title": statement.in_title,
        "group": statement.group,
        "rule": statement.rule,
        "confidence": statement.confidence,
    }


def span(found: Span | None) -> list[int] | None:
    return [found.start, found.end] if found else None


def keys(tags: Iterable[Any]) -> list[str]:
    return [tag.key for tag in tags]
