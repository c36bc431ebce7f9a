"""What proves a statement, computed on every view and never stored; and what became of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q
from django.utils.text import capfirst

from articles.models import Statement
from articles.models.changes import history_of
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


def elsewhere(statement: Statement) -> tuple[Statement, ...]:
    """The same utterance as printed in other places, oldest first."""
    if statement.utterance_id is None:
        return ()
    rows = Statement.objects.published().filter(utterance=statement.utterance_id).exclude(pk=statement.pk)
    rows = rows.annotate(day=DAY).order_by(F("day").asc(nulls_last=True), "pk")
    return cards.statements(rows.values_list("pk", flat=True)[:MOST_ELSEWHERE])


def neighbour(statement: Statement, *, later: bool) -> Statement | None:
    """The statement of the same speaker just after or before this one; on one day, in the order of their numbers.
    Undated statements stand after the dated ones."""
    if statement.speaker_id is None:
        return None
    day = statement.said_on or statement.article.day
    rows = Statement.objects.published().filter(speaker=statement.speaker_id, in_title=False).annotate(day=DAY)
    rows = rows.defer("search", "article__body").exclude(pk=statement.pk)
    if later:
        after = Q(day__isnull=True, pk__gt=statement.pk)
        if day:
            after = Q(day__gt=day) | Q(day=day, pk__gt=statement.pk) | Q(day__isnull=True)
        return rows.filter(after).order_by(F("day").asc(nulls_last=True), "pk").first()
    before = Q(day__isnull=False) | Q(day__isnull=True, pk__lt=statement.pk)
    if day:
        before = Q(day__lt=day) | Q(day=day, pk__lt=statement.pk)
    return rows.filter(before).order_by(F("day").desc(nulls_first=True), "-pk").first()


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of a statement, in words; who took it stays inside the newsroom."""

    at: datetime
    what: str
    reason: str = ""


TOLD = (
    "text", "start", "end", "kind", "speaker", "speaker printed", "via", "via printed", "tenure", "said on",
    "said precision", "country", "topic",
)  # fmt: skip


def history(statement: Statement) -> list[Step]:
    """Oldest first; steps that changed nothing a reader sees are left out."""
    first, *later = reversed(history_of(statement))
    by = "Read from the article by the program" if statement.origin == "machine" else "Entered by a curator"
    steps = [Step(first.at, by)]
    for change in later:
        fields = {field.name: field for field in change.fields}
        told = [f"{f.name}: {f.before or 'none'} → {f.after or 'none'}" for f in change.fields if f.name in TOLD]
        if review := fields.get("review"):
            told.insert(0, "put back to unreviewed" if review.after == "proposed" else review.after)
        if told:
            why = fields.get("review reason")
            steps.append(Step(change.at, capfirst("; ".join(told)), change.reason or (why.after if why else "")))
    return steps
