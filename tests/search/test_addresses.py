"""Addresses that are filled in are those that Django works out."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from articles.models import Actor, Article, Country, Statement, Topic
from articles.search import StatementQuery, addresses
from articles.templatetags.lists import address

ROWS = [
    Statement(pk=7),
    Article(pk=8, title="The dam at 100%: “holds”", body=""),
    Article(pk=9, title="", body="Брана {0} %s"),
    Actor(slug="ana-testic"),
    Country(slug="xe"),
    Topic(slug="dams_and-roads2"),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: type(row).__name__)
def test_a_row_in_a_list_has_the_address_it_has_elsewhere(row):
    assert address(row) == row.get_absolute_url()
    set_script_prefix("/desk 100%/")
    try:
        assert address(row) == row.get_absolute_url()
        assert address(row).startswith("/desk%20100%25/")
    finally:
        set_script_prefix("/")


def test_what_is_no_slug_is_left_to_django():
    assert addresses.path("export", "a b%s") == reverse("export", args=["a b%s"])
    with pytest.raises(NoReverseMatch):
        addresses.path("actor", "no/slug")


@pytest.mark.parametrize(
    "query",
    [
        StatementQuery(),
        StatementQuery(topics=("dams",), without=(("outlet", "o"),), confidence=0.5),
        StatementQuery(since=date(2020, 1, 1), q="dam & “road”", sort="relevance", fold=True),
    ],
)
def test_a_bar_leads_to_the_query_between_its_days(query):
    first, last = date(987, 1, 1), date(2023, 5, 31)
    assert query.address_between()(first, last) == query.between(first, last).url()
