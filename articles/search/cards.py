# ruff: noqa: S608 - tables and columns are named here, values go as values
"""Statements with everything a card shows, in a number of queries that does not depend on how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import F, Prefetch, TextField, Value, prefetch_related_objects
from django.db.models.functions import Greatest, Least, Left, Substr

from articles.models import Actor, Article, Country, JointSpeaker, Office, Outlet, Statement, Tenure
from articles.models.articles import HEAD
from articles.search import addresses

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
        _surrounded(row, row.before, row.after, row.head)
    return rows


def joint_speakers() -> Prefetch:
    """For statements whose speaker is nobody we know, or several: those who said it together, in one query."""
    return Prefetch("joint", JointSpeaker.objects.select_related("actor__country"))


def _surrounded(row: Any, before: str, after: str, head: str) -> None:
    row.article.head = head
    row.lead, row.tail = lead(before), tail(after)
    row.hangs = row.lead in OPENING


# What a card shows of each table, which is a small part of it: alias → model and fields in its order. A page of cards
# by the queries of ``statements`` costs three times as much.
SHOWN = {
    alias: (model, tuple(field.attname for field in model._meta.concrete_fields if field.attname in fields))
    for alias, (model, fields) in {
        "s": (
            Statement,
            {
                *("id", "article_id", "start", "end", "text", "kind", "form", "review", "said_on", "said_precision"),
                *("said_phrase", "speaker_id", "speaker_printed", "tenure_id", "via_id", "via_printed"),
            },
        ),
        "a": (
            Article,
            {"id", "title", "outlet_id", "published_on", "published_precision", "dated_from", "dated_until"},
        ),
        "outlet": (Outlet, {"id", "name"}),
        "speaker": (Actor, {"id", "slug", "kind", "name", "country_id"}),
        "speaker_country": (Country, {"id", "label"}),
        "via": (Actor, {"id", "slug", "kind", "name", "country_id"}),
        "via_country": (Country, {"id", "label"}),
        "tenure": (Tenure, {"id", "office_id"}),
        "office": (Office, {"id", "title"}),
    }.items()
}
FIELDS = dict(SHOWN.values())
PLACES: list[tuple[str, Any, slice]] = []  # alias, model, and where in a row its fields stand
for _alias, (_model, _fields) in SHOWN.items():
    _start = PLACES[-1][2].stop if PLACES else 0
    PLACES.append((_alias, _model, slice(_start, _start + len(_fields))))
TAGS = {
    "countries": ("articles_statementcountry", "country", "name"),
    "topics": ("articles_statementtopic", "topic", "label"),
}
ROWS = f"""
    SELECT {", ".join(f'{alias}."{field}"' for alias, (_, fields) in SHOWN.items() for field in fields)},
        substr(a.body, greatest(s.start - {CONTEXT}, 0) + 1, least(s.start, {CONTEXT})),
        substr(a.body, s."end" + 1, {CONTEXT}),
        left(a.body, {HEAD}),
        {
    ", ".join(
        f"ARRAY(SELECT ARRAY[t.slug, t.label] FROM {tags} tag JOIN articles_{kind} t ON t.id = tag.{kind}_id"
        f" WHERE tag.statement_id = s.id ORDER BY t.{by}, t.id)"
        for tags, kind, by in TAGS.values()
    )
}
    , EXISTS (SELECT FROM articles_jointspeaker joint WHERE joint.statement_id = s.id)
    FROM articles_statement s
    JOIN articles_article a ON a.id = s.article_id
    LEFT JOIN articles_outlet outlet ON outlet.id = a.outlet_id
    LEFT JOIN articles_actor speaker ON speaker.id = s.speaker_id
    LEFT JOIN articles_country speaker_country ON speaker_country.id = speaker.country_id
    LEFT JOIN articles_actor via ON via.id = s.via_id
    LEFT JOIN articles_country via_country ON via_country.id = via.country_id
    LEFT JOIN articles_tenure tenure ON tenure.id = s.tenure_id
    LEFT JOIN articles_office office ON office.id = tenure.office_id
    WHERE s.id = ANY(%s) AND a.status = %s AND s.review <> %s
"""


def listed(pks: Iterable[int]) -> tuple[Statement, ...]:
    """Like ``statements``, for lists: only the fields that a card shows, and ``tags``, which are
    ``{"countries": [(address, label), …], "topics": …}``."""
    pks = list(pks)
    if not pks:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [pks, Article.Status.PUBLISHED, Statement.Review.REJECTED])
        shared: dict[tuple[Any, int], Any] = {}
        found = {row.pk: row for row in (_row(line, shared) for line in cursor.fetchall())}
    rows = tuple(found[pk] for pk in pks if pk in found)
    prefetch_related_objects([row for row in rows if row.is_joint], joint_speakers())
    return rows


def _row(line: tuple[Any, ...], shared: dict[tuple[Any, int], Any]) -> Any:
    """``shared``: what several rows of a page have is read once."""
    read = {alias: _instance(model, line[place], shared) for alias, model, place in PLACES}
    values = iter(line[PLACES[-1][2].stop :])
    row, article = read["s"], read["a"]
    for actor in ("speaker", "via"):
        if read[actor]:
            read[actor].country = read[f"{actor}_country"]
    if read["tenure"]:
        read["tenure"].office = read["office"]
    row.article, row.speaker, row.via, row.tenure = article, read["speaker"], read["via"], read["tenure"]
    article.outlet = read["outlet"]
    _surrounded(row, next(values), next(values), next(values))
    row.tags = {
        name: [(addresses.path(kind, slug), label) for slug, label in next(values)]
        for name, (_, kind, _) in TAGS.items()
    }
    row.is_joint = next(values)
    if not row.is_joint:
        row._prefetched_objects_cache = {"joint": JointSpeaker.objects.none()}  # known without asking
    return row


def _instance(model: Any, own: tuple[Any, ...], shared: dict[tuple[Any, int], Any]) -> Any:
    """None for the row that a join did not find."""
    if own[0] is None:
        return None
    key = (model, own[0])
    if key not in shared:
        shared[key] = model.from_db(connection.alias, FIELDS[model], own)
    return shared[key]


def lead(before: str) -> str:
    """The part of ``before`` that belongs to the sentence which follows it: "x. He said " → "He said "."""
    line = before[before.rfind("\n") + 1 :]
    ends = [mark.start() for mark in re.finditer("[.!?] ", line[:-1]) if ends_sentence(line, mark.start())]
    if ends:
        return line[ends[-1] + 2 :].lstrip()
    if len(line) == CONTEXT:
        return "… " + line.partition(" ")[2]
    return line


def tail(after: str) -> str:
    """The part of ``after`` that ends the sentence before it: "” he said. Then" → "” he said."."""
    line = after.partition("\n")[0]
    for mark in re.finditer("[.!?]", line):
        if ends_sentence(line, mark.start()):
            closing = mark.end()
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
