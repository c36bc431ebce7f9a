"""From one statement to others: what the same speaker said before and after on a topic, and who answered.

Like every list these read ``articles_listedstatement``, in the order of lists: by day, undated ones last, on one day by
number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from articles.models import ListedStatement, Statement
from articles.search import cards
from articles.search.query import StatementQuery

ANSWER_DAYS = 30
MOST_ANSWERS = 6


@dataclass(frozen=True, slots=True)
class Walk:
    """One speaker on one topic, or on anything where ``topic`` is empty: the statements right before and after, by
    number, and how many there are in all at ``url``."""

    topic: str
    previous: int | None
    next: int | None
    total: int
    url: str


WALK = """
    SELECT t.topic, before.id, after.id, whole.n
    FROM unnest(%s::integer[]) t(topic)
    LEFT JOIN LATERAL (
        SELECT l.statement_id AS id FROM articles_listedstatement l
        WHERE l.actors && ARRAY[%s]::integer[] AND (t.topic = 0 OR l.topics && ARRAY[t.topic])
            AND (coalesce(l.day, 'infinity'), l.statement_id) < (coalesce(%s::date, 'infinity'), %s)
        ORDER BY coalesce(l.day, 'infinity') DESC, l.statement_id DESC LIMIT 1
    ) before ON true
    LEFT JOIN LATERAL (
        SELECT l.statement_id AS id FROM articles_listedstatement l
        WHERE l.actors && ARRAY[%s]::integer[] AND (t.topic = 0 OR l.topics && ARRAY[t.topic])
            AND (coalesce(l.day, 'infinity'), l.statement_id) > (coalesce(%s::date, 'infinity'), %s)
        ORDER BY coalesce(l.day, 'infinity'), l.statement_id LIMIT 1
    ) after ON true
    CROSS JOIN LATERAL (
        SELECT count(*) AS n FROM articles_listedstatement l
        WHERE l.actors && ARRAY[%s]::integer[] AND (t.topic = 0 OR l.topics && ARRAY[t.topic])
    ) whole
"""


def walks(statement: Statement) -> list[Walk]:
    """One a topic of the statement; one over everything its speaker said where it has none. One query."""
    if statement.speaker is None:
        return []
    topics = {topic.pk: topic for topic in statement.topics.all()}
    place = (statement.speaker_id, statement.said_on or statement.article.day, statement.pk)
    with connection.cursor() as cursor:
        cursor.execute(WALK, [list(topics) or [0], *place, *place, statement.speaker_id])
        rows = cursor.fetchall()
    found = []
    for key, previous, following, total in rows:
        query = StatementQuery(actors=(statement.speaker.slug,))
        if key:
            query = query.with_value("topic", topics[key].slug)
        if total > 1 or not topics:
            found.append(Walk(topics[key].label if key else "", previous, following, total, query.url()))
    return sorted(found, key=lambda walk: walk.topic)


@dataclass(frozen=True, slots=True)
class Answers:
    """The first of the ``total`` statements at ``url``. That they came later is known; that they answer is not."""

    statements: tuple[Statement, ...]
    total: int
    url: str
    days: int = ANSWER_DAYS


def answers(statement: Statement) -> Answers | None:
    """Statements by others that mention the speaker, on one of the topics of the statement, said or printed within
    ``ANSWER_DAYS`` after the last day on which it can have been said. None where there is no speaker, day or topic.

    Days compare as in every list: what is known only to a month or year is there if it can have been then.
    """
    row = ListedStatement.objects.filter(pk=statement.pk).first()
    if row is None or row.day_until is None or not row.topics or statement.speaker is None:
        return None
    if row.day_until > date.max - timedelta(days=ANSWER_DAYS):
        return None  # a slip of the finger
    slug = statement.speaker.slug
    query = StatementQuery(
        about=(slug,),
        topics=tuple(sorted(topic.slug for topic in statement.topics.all())),
        without=(("actor", slug),),
        since=row.day_until + timedelta(days=1),
        until=row.day_until + timedelta(days=ANSWER_DAYS),
    )
    total = query.total()
    first = cards.statements(earliest(query, MOST_ANSWERS)) if total else ()
    return Answers(first, total, query.url())


def earliest(query: StatementQuery, count: int) -> Sequence[int]:
    """The numbers of the first statements by day, where lists begin with the last."""
    ctes, words = query.conditions.with_words()
    where, asked = query.conditions.where()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""{ctes} SELECT l.statement_id FROM articles_listedstatement l WHERE {where}
                ORDER BY l.day, l.statement_id LIMIT %s""",  # noqa: S608 (conditions are the program's own)
            [*words, *asked, count],
        )
        return [pk for (pk,) in cursor.fetchall()]
