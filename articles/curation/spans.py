"""Where a statement stands in its article, put right by a person: the characters stay the proof of the words."""

from __future__ import annotations

import re

import pghistory
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Mention, Statement

# Marks that keyboards do not have are found by those that they have.
_ALIKE = ("'’‘‚`", '"“”„«»', "-‐‑–—")


def find(body: str, *, begins: str, ends: str, near: tuple[int, int]) -> tuple[int, int]:
    """The span from the first words ``begins`` to the last words ``ends``; of several places the one nearest to the
    span ``near``. Case, white space and the shape of marks do not matter; empty words leave that edge where it is.
    Raises ValidationError by field."""
    start, end = near
    if begins.strip():
        places = [match.start() for match in _words(begins).finditer(body)]
        if not places:
            raise ValidationError({"begins": _("These words do not stand in the article.")})
        start = min(places, key=lambda place: abs(place - near[0]))
    if ends.strip():
        places = [match.end() for match in _words(ends).finditer(body) if match.end() > start]
        if not places:
            raise ValidationError({"ends": _("These words do not stand in the article after the first ones.")})
        end = min(places, key=lambda place: abs(place - near[1]))
    if end <= start:
        raise ValidationError({"ends": _("The last words stand before the first ones.")})
    return start, end


def _words(typed: str) -> re.Pattern[str]:
    def letter(character: str) -> str:
        alike = next((marks for marks in _ALIKE if character in marks), character)
        return f"[{re.escape(alike)}]" if len(alike) > 1 else re.escape(character)

    return re.compile(r"\s+".join("".join(map(letter, word)) for word in typed.split()), re.IGNORECASE)


def trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at either end."""
    words = body[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def at_span(statement: Statement, start: int, end: int) -> Statement | None:
    """Another statement of the same article at exactly these characters."""
    rows = Statement.objects.filter(article=statement.article_id, start=start, end=end)
    return rows.exclude(pk=statement.pk).first()


def move(statement: Statement, start: int, end: int) -> set[str]:
    """Sets span and words, unsaved, and returns the names of the fields that changed.

    Mentions that no longer stand inside are deleted, and kept in the context of the change. Raises ValidationError.
    """
    body = statement.article.body
    if not 0 <= start < end <= len(body):
        raise ValidationError({"span": _("These characters are not in the article.")})
    start, end = trimmed(body, start, end)
    if start >= end:
        raise ValidationError({"span": _("There are no words at these characters.")})
    if (start, end) == (statement.start, statement.end):
        return set()
    if other := at_span(statement, start, end):
        told = _("Statement %(number)s (%(review)s) stands at exactly these characters.")
        told %= {"number": other.pk, "review": other.get_review_display().lower()}
        raise ValidationError({"span": told})
    statement.start, statement.end, statement.text = start, end, body[start:end]
    statement.in_title = start < statement.article.title_end
    lost = [
        [mention.actor_id, mention.start, mention.end]
        for mention in statement.mentions.order_by("start")
        if mention.start < start or mention.end > end
    ]
    if lost:
        pghistory.context(mentions_lost=lost)
        outside = Mention.objects.filter(statement=statement)
        (outside.filter(start__lt=start) | outside.filter(end__gt=end)).delete()
    return {"start", "end", "text", "in_title"}
