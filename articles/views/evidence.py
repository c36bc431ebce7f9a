"""What proves a statement, computed on every view and never stored; and what became of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from articles.models import Actor, Statement
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
    day = statement.said_on or statement.article.published_on
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
class Change:
    """One step in the life of a statement, in words; who took it stays inside the newsroom."""

    at: datetime
    what: str
    reason: str = ""


SHOWN = {
    "kind": "kind",
    "text": "text",
    "start": "span",
    "end": "span",
    "speaker_id": "speaker",
    "speaker_printed": "speaker as printed",
    "via_id": "relayed by",
    "said_on": "date",
    "said_precision": "date",
    "tenure_id": "role",
}


def history(statement: Statement) -> list[Change]:
    """Oldest first; steps that changed nothing a reader sees are left out."""
    events: list[Any] = list(statement.events.order_by("pgh_id"))  # type: ignore[attr-defined]
    ids = {getattr(event, name) for event in events for name in ("speaker_id", "via_id")} - {None}
    names = dict(Actor.objects.filter(pk__in=ids).values_list("pk", "name"))
    changes = []
    for before, now in zip([None, *events], events, strict=False):
        if before is None or now.pgh_label == "insert":
            by = "Read from the article by the program" if now.origin == "machine" else "Entered by a curator"
            changes.append(Change(now.pgh_created_at, by))
            continue
        steps = []
        if before.review != now.review:
            steps.append({"proposed": "Put back to unreviewed"}.get(now.review, now.review.capitalize()))
        if before.speaker_id != now.speaker_id:
            was, is_ = (names.get(row.speaker_id, "nobody known") for row in (before, now))
            steps.append(f"Speaker changed from {was} to {is_}")
        other = {
            word for name, word in SHOWN.items() if name != "speaker_id" and getattr(before, name) != getattr(now, name)
        }
        if other:
            steps.append(f"Changed: {', '.join(sorted(other))}")
        if steps:
            reason = now.review_reason if before.review != now.review else ""
            changes.append(Change(now.pgh_created_at, "; ".join(steps), reason))
    return changes
