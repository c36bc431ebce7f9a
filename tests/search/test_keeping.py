"""Counts are kept from one question to the next, and never a moment longer than they hold."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.models import Article, RecordChange, Statement
from articles.search import StatementQuery, counts
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_kept():
    counts.forget()
    yield
    counts.forget()


def total(address: str = "") -> tuple[int, bool]:
    """And whether anything was counted for it."""
    with CaptureQueriesContext(connection) as asked:
        found = StatementQuery.from_params(QueryDict(address)).total()
    return found, any("articles_listedstatement" in query["sql"] for query in asked)


def test_a_count_is_kept_until_a_statement_comes_changes_or_goes():
    one = make.statement()
    assert [total(), total()] == [(1, True), (1, False)]
    make.statement()
    assert [total(), total()] == [(2, True), (2, False)]
    Statement.objects.filter(pk=one.pk).update(review="rejected")
    assert [total(), total()] == [(1, True), (1, False)]
    Article.objects.update(status="withdrawn", status_reason="a mistake")
    assert [total(), total()] == [(0, True), (0, False)]


def test_what_no_list_shows_disturbs_nothing():
    make.statement()
    total()
    Article.objects.update(title="Another")
    assert total() == (1, False)


def test_who_is_writing_sees_their_own_rows_and_leaves_them_to_nobody():
    make.statement()
    total()
    with transaction.atomic():
        make.statement()
        assert [total(), total()] == [(2, True), (2, True)]
        transaction.set_rollback(True)
    assert total() == (1, False)


def test_a_transaction_that_ends_after_the_count_ends_its_keeping():
    """It began before, so its number is lower than those of many that count has seen."""
    make.statement()
    began, counted = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                make.statement()
                began.set()
                counted.wait(10)
        finally:
            connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    assert began.wait(10)
    make.statement()  # begun later, ended earlier
    assert [total(), total()] == [(2, True), (2, False)]
    counted.set()
    writer.join()
    assert [total(), total()] == [(3, True), (3, False)]


def test_questions_with_words_are_counted_each_time():
    make.statement(text="a dam")
    assert [total("q=dam"), total("q=dam")] == [(1, True), (1, True)]


def test_a_transaction_is_noted_once_however_much_it_changes():
    before = RecordChange.objects.count()
    with transaction.atomic():
        for _ in range(3):
            make.statement(countries=(make.country(),))
    assert RecordChange.objects.count() == before + 1


def test_two_who_change_a_statement_at_once_are_both_seen():
    """The second waits for the first, and lists the statement with what both did."""
    row = make.statement()
    country, topic = make.country(), make.topic()
    tagged = threading.Event()

    def first() -> None:
        try:
            with transaction.atomic():
                row.country_tags.create(country=country)
                tagged.set()
                threading.Event().wait(0.3)
        finally:
            connection.close()

    writer = threading.Thread(target=first)
    writer.start()
    assert tagged.wait(10)
    row.topic_tags.create(topic=topic)
    writer.join()
    assert StatementQuery(countries=(country.code,), topics=(topic.slug,)).total() == 1
