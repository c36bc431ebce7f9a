"""What was loaded in each stretch of a timeline, so that silence and absence of data differ."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection, transaction

from articles.models import Article
from articles.search import StatementQuery, coverage
from articles.search.answers import Bin
from articles.search.columns import printed
from tests import factories as make

pytestmark = pytest.mark.django_db

MONTHS = [Bin(date(2023, m, 1), date(2023, m, 28), 0, 0, False, "") for m in (1, 2, 3)]


def loaded(**filters) -> list[int]:
    return coverage.dispatches(StatementQuery(**filters), MONTHS)


def test_dispatches_count_in_the_month_they_were_printed_whatever_was_found_in_them():
    for day in (date(2023, 1, 1), date(2023, 1, 31), date(2023, 3, 31), date(2022, 12, 31), None):
        make.article(published_on=day)
    make.article(published_on=date(2023, 2, 1), status="draft")
    make.statement(said_on=date(2023, 2, 14))  # which makes its article of that day
    assert loaded() == [2, 1, 1]


def test_a_dispatch_that_can_have_been_printed_in_several_months_counts_in_each():
    make.article(published_on=date(2023, 1, 1), published_precision="year")
    make.article(dated_from=date(2023, 1, 20), dated_until=date(2023, 2, 3), dating_reasons=["a reason"])
    make.article(published_on=date(2023, 3, 1), published_precision="month")
    assert loaded() == [2, 2, 2]


def test_outlet_and_language_are_followed_and_excluded_and_other_filters_are_not():
    daily, weekly = make.outlet(slug="daily"), make.outlet(slug="weekly")
    make.article(outlet=daily, published_on=date(2023, 1, 5))
    make.article(outlet=weekly, published_on=date(2023, 2, 5), language="sq")
    make.article(published_on=date(2023, 3, 5))
    make.actor(slug="ana")
    assert loaded(outlets=("daily",)) == [1, 0, 0]
    assert loaded(outlets=("daily", "weekly")) == [1, 1, 0]
    assert loaded(without=(("outlet", "daily"),)) == [0, 1, 1]
    assert loaded(languages=("sq",)) == [0, 1, 0]
    assert loaded(without=(("language", "sq"),)) == [1, 0, 1]
    assert loaded(actors=("ana",), q="bridge") == [1, 1, 1]


def test_a_few_weeks_are_covered_day_by_day():
    daily = make.outlet(slug="daily")
    for day in (date(2023, 1, 2), date(2023, 1, 2), date(2023, 1, 4), date(2023, 2, 1)):
        make.article(published_on=day, outlet=daily)
    make.article(published_on=date(2023, 1, 1), published_precision="month")
    make.article(dated_from=date(2022, 12, 20), dated_until=date(2023, 1, 3), dating_reasons=["a reason"])
    make.article(published_on=date(2022, 1, 1), published_precision="year", outlet=daily)
    week = [Bin(date(2023, 1, n), date(2023, 1, n), 0, 0, False, "") for n in range(2, 6)]
    assert coverage.dispatches(StatementQuery(), week) == [4, 2, 2, 1]
    assert coverage.dispatches(StatementQuery(outlets=("daily",)), week) == [2, 0, 1, 0]


def test_outlets_are_counted_each_for_itself_in_memory_as_in_the_database():
    daily, weekly, silent = (make.outlet(slug=slug) for slug in ("daily", "weekly", "silent"))
    make.article(outlet=daily, published_on=date(2023, 1, 5))
    make.article(outlet=daily, published_on=date(2023, 1, 1), published_precision="year")
    make.article(outlet=weekly, published_on=date(2023, 2, 5), language="sq")
    make.article(outlet=weekly, published_on=date(2023, 3, 5), status="draft")
    make.article(published_on=date(2023, 3, 5))
    told = {daily.pk: [2, 1, 1], weekly.pk: [0, 1, 0], silent.pk: [0, 0, 0]}
    assert coverage.by_outlet([*told], MONTHS) == told
    held = printed.whole()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printed, "printed", lambda: held)
        assert coverage.by_outlet([*told], MONTHS) == told


def test_without_a_timeline_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert coverage.dispatches(StatementQuery(), []) == []
        assert coverage.by_outlet([1], []) == {1: []}


QUESTIONS = [
    {},
    {"one_of": {"outlet": ["daily"]}},
    {"one_of": {"outlet": ["daily", "weekly"], "language": ["sq"]}},
    {"none_of": {"outlet": ["daily"]}},
    {"none_of": {"outlet": ["weekly"], "language": ["en", "sr"]}},
    {"one_of": {"outlet": []}},
    {"one_of": {"language": ["sq", "en"]}, "none_of": {"outlet": ["daily"]}},
]


def test_columns_count_dispatches_as_sql_does():
    die = Random(5)
    outlets = {slug: make.outlet(slug=slug) for slug in ("daily", "weekly")}
    for _ in range(60):
        first = date(1998, 1, 1) + timedelta(days=die.randrange(3_000))
        dated = die.choice(
            [
                {"published_on": None},
                {"published_on": first},
                {"published_on": first.replace(day=1), "published_precision": "month"},
                {"published_on": first.replace(month=1, day=1), "published_precision": "year"},
                {
                    "published_on": None,
                    "dated_from": first,
                    "dated_until": first + timedelta(days=die.randrange(90)),
                    "dating_reasons": ["a reason"],
                },
            ]
        )
        make.article(
            **dated,
            outlet=die.choice([None, *outlets.values()]),
            language=die.choice(["en", "sq", "sr"]),
            status=die.choice(["published", "published", "draft"]),
        )
    held = printed.whole()
    for asked in QUESTIONS:
        question = {
            side: {
                param: [outlets[value].pk if param == "outlet" else value for value in values]
                for param, values in asked.get(side, {}).items()
            }
            for side in ("one_of", "none_of")
        }
        counted = held.count(**question)
        assert counted == coverage.by_sql(question["one_of"], question["none_of"]), asked
    assert sum(held.count(one_of={}, none_of={}).values()) > 30


def test_a_transaction_that_has_written_counts_what_it_wrote():
    make.article(published_on=date(2023, 1, 5))
    assert printed.printed() is None
    assert loaded() == [1, 0, 0]


@pytest.mark.django_db(transaction=True)
def test_what_was_read_is_kept_until_an_article_changes(django_assert_num_queries):
    article = make.article(published_on=date(2023, 1, 5))
    assert loaded() == [1, 0, 0]
    with django_assert_num_queries(1):
        assert loaded() == [1, 0, 0]
    make.article(published_on=date(2023, 2, 5))
    assert loaded() == [1, 1, 0]
    Article.objects.filter(pk=article.pk).update(status="withdrawn", status_reason="a mistake")
    assert loaded() == [0, 1, 0]
    with transaction.atomic():
        make.article(published_on=date(2023, 2, 6))
        assert loaded() == [0, 2, 0]
        transaction.set_rollback(True)
    assert loaded() == [0, 1, 0]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_kept_of_a_moment_at_which_somebody_was_writing():
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT pg_current_xact_id()")
        assert printed.printed() is not printed.printed()
    finally:
        other.close()
