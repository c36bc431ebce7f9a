"""Statements with everything a card shows, in a number of queries that does not depend on how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Prefetch, TextField, Value, prefetch_related_objects
from django.db.models.functions import Greatest, Least, Left, Substr

from articles.models import JointSpeaker, Statement
from articles.models.articles import HEAD

OPENING = frozenset("“„”«»‘‚\"'")
CONTEXT = 240  # characters before and after


def statements(pks: Iterable[int]) -> tuple[Statement, ...]:
    """Published statements in the order given, with speaker, role, outlet, countries and topics. ``lead`` and ``tail``
    are what stands before and after them in their sentence, ``hangs`` is True where ``lead`` is an opening mark alone.
    The bodies of the articles stay in the database."""
    pks = list(pks)
    if not pks:
        return ()
    found = (
        Statement.objects.published()
        .filter(pk__in=pks)
        .select_related("speaker__country", "via__country", "tenure__office", "article__outlet")
        .defer("search", "article__body", "article__notes")
        .prefetch_related("countries", "topics")
        .annotate(
            before=Substr(
                "article__body",
                Greatest(F("start") - Value(CONTEXT), Value(0)) + 1,
                Least(F("start"), Value(CONTEXT)),
                output_field=TextField(),
            ),
            after=Substr("article__body", F("end") + 1, CONTEXT, output_field=TextField()),
            head=Left("article__body", HEAD),
        )
        .in_bulk(pks)
    )
    rows: tuple[Any, ...] = tuple(found[pk] for pk in pks if pk in found)
    prefetch_related_objects([row for row in rows if row.speaker is None], joint_speakers())
    for row in rows:
        row.article.head = row.head
        row.lead, row.tail = lead(row.before), tail(row.after)
        row.hangs = row.lead in OPENING
    return rows


def joint_speakers() -> Prefetch:
    """For statements whose speaker is nobody we know, or several: those who said it together, in one query."""
    return Prefetch("joint", JointSpeaker.objects.select_related("actor__country"))


def lead(before: str) -> str:
    """The part of ``before`` that belongs to the sentence which follows it: "x. He said " → "He said "."""
    line = before[before.rfind("\n") + 1 :]
    starts = [i + 2 for i in range(len(line) - 2) if ends_sentence(line, i) and line[i + 1] == " "]
    if starts:
        return line[starts[-1] :].lstrip()
    if len(line) == CONTEXT:
        return "… " + line.partition(" ")[2]
    return line


def tail(after: str) -> str:
    """The part of ``after`` that ends the sentence before it: "” he said. Then" → "” he said."."""
    line = after.partition("\n")[0]
    for i in range(len(line)):
        if ends_sentence(line, i):
            closing = i + 1
            while closing < len(line) and line[closing] in "”“\"'’»)":
                closing += 1
            if closing == len(line) or line[closing] == " ":
                return line[:closing]
    if len(line) == CONTEXT:
        return line.rpartition(" ")[0] + " …"
    return line


def ends_sentence(line: str, i: int) -> bool:
    """Whether the mark at ``i`` ends one; the point of an initial or a title ("J.", "Mr.") does not."""
    if line[i] in "!?":
        return True
    if line[i] != ".":
        return False
    word = line[:i].rpartition(" ")[2]
    return not (len(word) == 1 and word.isupper()) and word not in {"Mr", "Mrs", "Ms", "Dr", "Gen", "Lt", "Col", "St"}
