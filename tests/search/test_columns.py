"""Columns in memory answer as SQL does, whole and read again in part."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from django.db import connection
from django.http import QueryDict

from articles.models import Article, ListedStatement, Mention, Statement
from articles.search import StatementQuery, columns, counts, days, engine
from articles.search.columns import table as reading
from articles.search.columns.keeping import Kept, Look
from articles.search.conditions import DATES
from articles.search.filters import FILTERS
from articles.search.query import Cursor
from tests import factories as make
from tests.search.test_filters import random_query, world  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db

JOBS = [*FILTERS, DATES, counts.TOTAL]
EVERYTHING = "SELECT statement_id FROM articles_listedstatement UNION SELECT id FROM articles_statement"


@pytest.fixture
def held(monkeypatch):
    """Makes queries ask the table given, which a transaction that has written otherwise never does."""

    def hold(table: reading.Table | None) -> None:
        kept = (Kept(100), Kept(100)) if table else (None, None)
        monkeypatch.setattr(columns, "look", lambda: Look(table, *kept))

    return hold


def answers(query: StatementQuery) -> tuple[counts.Found, list, list, list]:
    """Counts, the first rows, those after the third, and on which days of a few weeks they were said."""
    first = engine.places(query, after=None, count=9)
    third = Cursor(first[2][1], first[2][0]) if len(first) > 2 else None
    found = counts.count(query.conditions, JOBS, fold=query.fold)
    by_day = days.said(query, date(2023, 2, 6), date(2023, 3, 12))
    return found, first, engine.places(query, after=third, count=9), sorted(by_day.items())


def nonzero(answer: tuple) -> tuple:
    found, *rows = answer
    return {param: {key: n for key, n in found[param].items() if n} for param in found}, *rows


def same(held, table: reading.Table, queries: list[StatementQuery]) -> int:
    held(table)
    by_columns = [nonzero(answers(query)) for query in queries]
    held(None)
    for query, answer in zip(queries, by_columns, strict=True):
        assert answer == nonzero(answers(query)), query
    return sum(len(rows) for _, rows, *_ in by_columns)


def test_columns_answer_any_question_as_sql_does(held, world: Random):  # noqa: F811
    asked = [random_query(world) for _ in range(80)]
    assert {query.fold for query in asked} == {True, False}
    assert same(held, reading.whole(), asked) > 200
    assert sum(bool(answers(query)[3]) for query in asked) > 10


def test_what_is_read_again_is_as_if_everything_were(held, world: Random):  # noqa: F811
    table = reading.whole()
    asked = [random_query(world) for _ in range(25)]
    for change in (
        lambda: Statement.objects.filter(pk__in=list(ListedStatement.objects.values_list("pk", flat=True)[:9])).update(
            review="rejected"
        ),
        lambda: Statement.objects.filter(review="confirmed").update(said_on="1804-02-29", said_precision="month"),
        lambda: Article.objects.update(language="mk"),
        lambda: [
            row.country_tags.create(country=make.country()) for row in Statement.objects.filter(kind="direct")[:5]
        ],
        lambda: Mention.objects.create(statement=Statement.objects.latest("pk"), actor=make.actor(), start=1, end=2),
        lambda: make.statement(speaker=make.actor(), said_on="2024-05-05"),
        lambda: Article.objects.update(status="withdrawn", status_reason="a mistake"),
    ):
        change()
        table = reading.again(table, EVERYTHING)
        fresh = reading.whole()
        assert table.statement.tolist() == fresh.statement.tolist()
        same(held, table, asked)
    assert len(table) == 0


def test_only_the_statements_named_are_read_again(held):
    one, two = make.statement(kind="direct"), make.statement(kind="direct")
    table = reading.whole()
    Statement.objects.update(kind="mixed")
    table = reading.again(table, f"SELECT {one.pk}")
    held(table)
    listed = {kind: list(StatementQuery(kinds=(kind,)).ids()) for kind in ("direct", "mixed")}
    assert listed == {"direct": [two.pk], "mixed": [one.pk]}


def test_an_empty_record_is_answered_too(held):
    held(reading.whole())
    query = StatementQuery()
    assert (query.total(), query.rows(), query.timeline().bins) == (0, (), ())
    assert StatementQuery.from_params(QueryDict("kind=direct&since=2020-01-01&fold=yes")).total() == 0


def test_a_set_that_is_gone_when_its_members_are_asked_for_is_noticed(monkeypatch):
    make.statement(topics=(make.topic(),))

    def late(column: str, statements: object) -> dict:
        ListedStatement.objects.update(topics_key=5)
        return reading_members(column, statements)

    reading_members = reading._members
    monkeypatch.setattr(reading, "_members", late)
    with pytest.raises(reading.Changed):
        reading.whole()


def test_a_row_takes_no_more_memory_than_was_promised(world: Random):  # noqa: F811
    table = reading.whole()
    assert table.bytes / len(table) <= 80


def test_many_rows_are_read_in_parts(monkeypatch, world: Random):  # noqa: F811
    whole = reading.whole()
    monkeypatch.setattr(reading, "ROWS_AT_ONCE", 7)
    assert reading.whole().statement.tolist() == whole.statement.tolist()
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_id FROM articles_listedstatement ORDER BY day DESC NULLS LAST, 1 DESC")
        assert [pk for (pk,) in cursor.fetchall()] == whole.statement.tolist()
