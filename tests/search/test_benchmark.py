"""The invented record of the benchmark is sound, the same every time, and kept away from the real one."""

from __future__ import annotations

from random import Random

import pytest
from django.core.management.base import CommandError
from django.db import connection
from django.http import QueryDict

from articles.benchmarks import fiction, search
from articles.models import ListedStatement, Statement
from articles.search import StatementQuery

pytestmark = pytest.mark.django_db


def write(size: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        fiction._write_names(Random(1))
        fiction._write_rows(cursor, size, Random(1))
        cursor.execute("INSERT INTO articles_listedstatement SELECT * FROM articles_listable()")
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_every_invented_statement_stands_in_its_article_and_is_listed():
    write(90)
    for row in Statement.objects.select_related("article"):
        assert row.article.body[row.start : row.end] == row.text
    assert Statement.objects.count() == 90
    assert list(ListedStatement.objects.faults()) == []
    assert StatementQuery().total() == Statement.objects.published().count()
    assert len(StatementQuery().rows()) == 25
    for address in search.questions(Random(1))[:40]:
        query = StatementQuery.from_params(QueryDict(address))
        assert not query.errors
        assert query.total() == len(list(query.ids()))


def test_the_same_seed_asks_the_same_questions():
    asked = search.questions(Random(5))
    assert asked == search.questions(Random(5)) != search.questions(Random(6))
    assert len(asked) == search.QUESTIONS
    assert len({address.count("=") for address in asked}) > 3


def test_a_database_that_is_not_its_own_is_left_alone():
    name = f"{connection.settings_dict['NAME']}_benchmark_7"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        with pytest.raises(CommandError, match="left alone"), fiction.record_of(7, seed=1):
            pass
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')


def test_the_time_of_ninety_five_in_a_hundred():
    assert [search.at(list(range(1, 201)), percent) for percent in (50, 95, 100)] == [100, 190, 200]
