"""What proves a statement, computed on every view and never stored; and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher

from django.db.models import F
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst

from articles.models import Statement
from articles.models.changes import FieldChange, history_of
from articles.search import cards
from articles.search.engine import DAY

MOST_ELSEWHERE = 50


@dataclass(frozen=True, slots=True)
class Proof:
    """``text_stands``: the characters [start, end) of the body are the text. ``hash_matches``: the body hashes to the
    SHA-256 kept with it."""

    sha256: str
    text_stands: bool
    hash_matches: bool

    @property
    def verified(self) -> bool:
        return self.text_stands and self.hash_matches


def proof(statement: Statement) -> Proof:
    article = statement.article
    digest = hashlib.sha256(article.body.encode()).hexdigest()
    return Proof(
        sha256=digest,
        text_stands=article.body[statement.start : statement.end] == statement.text,
        hash_matches=digest == article.body_sha256,
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words: ``kind`` is "same", "more" (printed there and not here) or "less" (here and not there)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """The same utterance as printed in another place; ``runs`` is empty where it is letter for letter the same."""

    statement: Statement
    runs: tuple[Run, ...]


def elsewhere(statement: Statement) -> tuple[Variant, ...]:
    """The same utterance as printed in other places, oldest first."""
    if statement.utterance_id is None:
        return ()
    rows = Statement.objects.published().filter(utterance=statement.utterance_id).exclude(pk=statement.pk)
    rows = rows.annotate(day=DAY).order_by(F("day").asc(nulls_last=True), "pk")
    others = cards.statements(rows.values_list("pk", flat=True)[:MOST_ELSEWHERE])
    return tuple(Variant(other, differences(statement.text, other.text)) for other in others)


def differences(here: str, there: str) -> tuple[Run, ...]:
    """Word by word, the order of ``there``; empty where nothing but white space differs."""
    mine, theirs = here.split(), there.split()
    if mine == theirs:
        return ()
    runs = []
    for tag, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", " ".join(theirs[c:d])))
            continue
        runs += [Run(kind, " ".join(words)) for kind, words in (("less", mine[a:b]), ("more", theirs[c:d])) if words]
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of a statement, in words; who took it stays inside the newsroom."""

    at: datetime
    what: str
    reason: str = ""


TOLD = ("text", "kind", "speaker", "speaker printed", "via", "via printed", "tenure", "country", "topic")
CALLED = {"speaker printed": "speaker as printed", "via": "relayed by", "via printed": "relayed by, as printed",
          "tenure": "role then"}  # fmt: skip


def history(statement: Statement) -> list[Step]:
    """Oldest first; steps that changed nothing a reader sees are left out."""
    first, *later = reversed(history_of(statement))
    by = "Read from the article by the program" if statement.origin == "machine" else "Entered by a curator"
    steps = [Step(first.at, by)]
    for change in later:
        fields = {field.name: field for field in change.fields}
        told = list(in_words(change.fields))
        if review := fields.get("review"):
            told.insert(0, "put back to unreviewed" if review.after == "proposed" else review.after)
        if told:
            why = fields.get("review reason")
            steps.append(Step(change.at, capfirst("; ".join(told)), change.reason or (why.after if why else "")))
    return steps


def in_words(changes: Sequence[FieldChange]) -> Iterator[str]:
    """What changed, as a reader would say it: no offsets, days as far as they are known."""
    fields = {change.name: change for change in changes}
    for name, change in ((change.name, change) for change in changes if change.name in TOLD):
        called = CALLED.get(name, name)
        if name in ("country", "topic"):
            yield f"{called} added: {change.after}" if change.after else f"{called} taken away: {change.before}"
        else:
            yield f"{called}: {change.before or 'none'} → {change.after or 'none'}"
    if ("start" in fields or "end" in fields) and "text" not in fields:
        yield "the same words, found again at another place of the text"
    if "said on" in fields:
        before, after = (said(day) for day in (fields["said on"].before, fields["said on"].after))
        yield f"said on: {before} → {after}"
    elif "said precision" in fields:
        change = fields["said precision"]
        yield f"day it was said, known to the: {change.before} → {change.after}"


def said(day: str) -> str:
    return format_date(date.fromisoformat(day), "j F Y") if day else "unknown"
