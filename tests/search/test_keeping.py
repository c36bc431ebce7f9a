"""Counts are kept from one question to the next, and never a moment longer than they hold."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ListedStatement, Office, RecordChange, Statement, Tenure
from articles.search import StatementQuery, columns
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_kept():
    columns.forget()
    yield
    columns.forget()


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


def test_what_was_found_by_words_is_kept_until_the_words_of_a_statement_change():
    article = make.article(body="A dam and a road.")
    row = make.statement(of=article, text="A dam")
    assert [total("q=dam"), total("q=dam")] == [(1, True), (1, False)]
    Statement.objects.filter(pk=row.pk).update(text="a road", start=10, end=16)
    assert [total("q=dam")[0], total("q=road")[0]] == [0, 1]


def test_a_change_names_its_statements():
    make.statement()
    before = RecordChange.objects.latest("pk").pk
    with transaction.atomic():
        made = [make.statement(countries=(make.country(),)) for _ in range(2)]
        Article.objects.update(title="Another")
    lines = RecordChange.objects.filter(pk__gt=before)
    assert {pk for line in lines for pk in line.statements} == {row.pk for row in made}
    assert len({line.transaction for line in lines}) == 1


def test_only_what_changed_is_read_again(monkeypatch):
    make.statement()
    total()
    make.statement()
    total()
    monkeypatch.setattr("articles.search.columns.table.whole", None)
    row = make.statement()
    assert total()[0] == 3
    row.delete()
    assert total()[0] == 2


def test_after_very_many_changes_everything_is_read_again(monkeypatch):
    monkeypatch.setattr("articles.search.columns.keeping.MOST_CHANGES", 2)
    for _ in range(2):
        make.statement()
        total()
    monkeypatch.setattr("articles.search.columns.table.again", None)
    for _ in range(3):
        make.statement()
    assert total()[0] == 5


def test_a_record_too_large_for_memory_is_counted_by_the_database(settings):
    settings.SEARCH_IN_MEMORY = 2
    for _ in range(2):
        make.statement()
    assert columns.look().table is not None
    make.statement()
    assert columns.look().table is None
    assert [total(), total()] == [(3, True), (3, False)]
    columns.forget()
    assert [total(), total()] == [(3, True), (3, False)]
    assert len(list(StatementQuery().ids())) == 3
    make.statement()
    assert [total(), total()] == [(4, True), (4, False)]


def test_old_changes_are_cleared_away_up_to_one_that_says_from_where_on_all_are_kept():
    RecordChange.objects.bulk_create(RecordChange(transaction=n, statements=[]) for n in (100, 101, 101, 102))
    left = RecordChange.objects.order_by("pk").values_list("transaction", flat=True)
    assert (RecordChange.objects.prune(keep=9), RecordChange.objects.prune(keep=1)) == (0, 2)
    assert list(left.all()) == [101, 101, 102]
    assert (RecordChange.objects.prune(keep=0), RecordChange.objects.prune(keep=0)) == (2, 0)
    assert list(left.all()) == [102]


def test_who_last_looked_before_the_oldest_change_that_is_kept_reads_everything_again():
    for _ in range(4):
        make.statement()
    assert total()[0] == 4
    make.statement()
    Statement.objects.filter(pk=Statement.objects.latest("pk").pk).update(review="rejected")
    make.statement()
    RecordChange.objects.exclude(pk=RecordChange.objects.latest("pk").pk).delete()
    assert [total()[0], total()[0]] == [5, 5]


def test_no_change_is_cleared_away_while_an_older_transaction_goes_on():
    """What it changes would come below the oldest line that is left, as if nothing were missing between."""
    row = make.statement()
    began, ended = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                Statement.objects.filter(pk=row.pk).update(review="confirmed")
                began.set()
                ended.wait(10)
        finally:
            connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    assert began.wait(10)
    total()
    for _ in range(3):
        make.statement()
    mine = set(RecordChange.objects.order_by("-pk").values_list("pk", flat=True)[:3])
    RecordChange.objects.prune(keep=0)
    left = set(RecordChange.objects.values_list("pk", flat=True))
    ended.set()
    writer.join()
    assert mine <= left
    assert total("review=confirmed")[0] == 1
    assert total()[0] == 4


def test_changes_numbered_by_the_database_this_one_was_restored_from_do_no_harm():
    row = make.statement()
    RecordChange.objects.create(transaction=2**40, statements=[row.pk])
    assert [total(), total()] == [(1, True), (1, False)]
    make.statement()
    assert [total(), total()] == [(2, True), (2, False)]


def test_several_threads_read_the_record_once(monkeypatch):
    make.statement()
    read = columns.keeping.reading.whole
    times, found = [], []

    def counted() -> object:
        times.append(1)
        threading.Event().wait(0.1)
        return read()

    def ask() -> None:
        try:
            found.append(StatementQuery().total())
        finally:
            connection.close()

    monkeypatch.setattr("articles.search.columns.table.whole", counted)
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found, len(times)) == ([1] * 4, 1)


def test_a_term_that_changes_its_office_waits_for_the_statement_being_stored():
    ana = make.actor()
    old, new = (Office.objects.create(slug=slug, title=slug) for slug in ("old", "new"))
    term = Tenure.objects.create(key="t", office=old, actor=ana, starts=date(2020, 1, 1))
    stored = threading.Event()

    def first() -> None:
        try:
            with transaction.atomic():
                make.statement(speaker=ana, tenure=term)
                stored.set()
                threading.Event().wait(0.3)
        finally:
            connection.close()

    writer = threading.Thread(target=first)
    writer.start()
    assert stored.wait(10)
    Tenure.objects.filter(pk=term.pk).update(office=new)
    writer.join()
    assert list(ListedStatement.objects.faults()) == []
    assert StatementQuery(offices=("new",)).total() == 1


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
