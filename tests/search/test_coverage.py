"""What was loaded in each stretch of a timeline, so that silence and absence of data differ."""

from __future__ import annotations

from datetime import date

import pytest

from articles.search import StatementQuery, coverage
from articles.search.answers import Bin
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


def test_without_a_timeline_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert coverage.dispatches(StatementQuery(), []) == []
