"""What an address asks for: read, checked, and written back in its one canonical form."""

from datetime import date

import pytest
from django.http import QueryDict

from articles.models import Redirect
from articles.search import StatementQuery
from articles.search.query import Cursor
from tests import factories as make

pytestmark = pytest.mark.django_db


def ask(address: str) -> StatementQuery:
    return StatementQuery.from_params(QueryDict(address))


def test_an_address_without_parameters_asks_for_everything():
    query = ask("")
    assert query == StatementQuery()
    assert not query.filtered
    assert query.url() == "/statements/"


def test_every_filter_is_read():
    make.actor(slug="ana-testic")
    make.country(code="X9")
    make.topic(slug="bridges")
    make.outlet(slug="daily-example")
    query = ask(
        "actor=ana-testic&about=ana-testic&country=x9&topic=bridges&outlet=daily-example&kind=direct"
        "&since=2024-01-31&until=2024-02-29&q=river+crossing&page=2024-02-01_88"
    )
    assert not query.errors
    assert query.actors == query.about == ("ana-testic",)
    assert (query.countries, query.topics, query.outlets) == (("X9",), ("bridges",), ("daily-example",))
    assert (query.kinds, query.since, query.until) == (("direct",), date(2024, 1, 31), date(2024, 2, 29))
    assert (query.q, query.page) == ("river crossing", Cursor(date(2024, 2, 1), 88))


def test_the_canonical_address_is_sorted_and_holds_each_value_once():
    for slug in ("a", "b"):
        make.actor(slug=slug)
    assert ask("q=&actor=b&kind=&actor=a&actor=b&since=").url() == "/statements/?actor=a&actor=b"


def test_the_canonical_address_asks_the_same_again():
    make.actor(slug="a")
    make.country(code="X9-A1")
    query = ask("country=X9-A1&actor=a&until=2024-02-29&q=“fly-over”+OR+žica+%26+-dam")
    assert ask(query.url().partition("?")[2]) == query


def test_a_value_is_added_and_taken_away():
    make.topic(slug="a")
    query = ask("topic=a&page=2024-02-01_88")
    assert query.with_value("topic", "b").url() == "/statements/?topic=a&topic=b"
    assert query.with_value("topic", "b").without_value("topic", "a").url() == "/statements/?topic=b"
    assert query.without_value("topic", "a").url() == "/statements/"


@pytest.mark.parametrize("field", ["actor", "about", "country", "topic", "outlet", "kind"])
@pytest.mark.parametrize(
    "value", ["nobody", "a\x00b", "x" * 10_000, "Вучић", "😀", "'; DROP TABLE", "9" * 400, "..", "%"]
)
def test_an_unknown_value_is_an_error_at_its_field_and_the_rest_still_filters(field, value):
    from urllib.parse import urlencode

    make.topic(slug="bridges")
    query = ask(urlencode([(field, value), ("since", "2024-01-01")]))
    assert list(query.errors) == [field]
    assert len(query.errors[field]) < 200
    assert query.values(field) == ()
    assert query.since == date(2024, 1, 1)


def test_a_known_value_beside_an_unknown_one_still_filters():
    make.topic(slug="bridges")
    query = ask("topic=bridges&topic=nothing")
    assert query.topics == ("bridges",)
    assert "“nothing”" in query.errors["topic"]


def test_more_values_than_anyone_asks_for_are_cut_off_with_a_word():
    query = ask("&".join(f"kind=k{i}" for i in range(1000)))
    assert "kind" in query.errors
    assert query.kinds == ()


@pytest.mark.parametrize(
    "day", ["2023-02-30", "yesterday", "2023-2-3", "20230203", "٢٠٢٣-٠١-٠١", "0000-01-01", "9" * 5000, "\x00"]
)
def test_an_impossible_date_is_an_error_at_its_field(day):
    from urllib.parse import urlencode

    for field in ("since", "until"):
        query = ask(urlencode({field: day}))
        assert list(query.errors) == [field]
        assert query.since is query.until is None


def test_a_reversed_range_is_an_error_and_filters_nothing():
    query = ask("since=2024-02-01&until=2024-01-01&kind=direct")
    assert list(query.errors) == ["until"]
    assert query.since is query.until is None
    assert query.kinds == ("direct",)
    assert query.entered["since"] == "2024-02-01"


def test_words_that_are_too_long_are_an_error():
    query = ask("kind=direct&q=" + "river " * 100)
    assert list(query.errors) == ["q"]
    assert query.q == ""
    assert query.kinds == ("direct",)


@pytest.mark.parametrize("words", ["the", "“”", "!!!", "-", "of the and", "()"])
def test_words_without_a_word_in_them_are_explained(words):
    from urllib.parse import urlencode

    query = ask(urlencode({"q": words}))
    assert "no word" in query.errors["q"]
    assert query.entered["q"] == words


@pytest.mark.parametrize("words", ["river\x00bank", "  river \t\n bank  ", "river\x1fbank"])
def test_control_characters_and_spaces_in_words_do_not_count(words):
    from urllib.parse import urlencode

    assert ask(urlencode({"q": words})).q == "river bank"


@pytest.mark.parametrize(
    "page", ["2", "x", "2024-01-01", "2024-13-01_1", "undated_", "undated_" + "9" * 30, "\x00", "_1"]
)
def test_a_page_that_is_none_is_the_first_page_and_says_so(page):
    from urllib.parse import urlencode

    query = ask(urlencode({"page": page}))
    assert list(query.errors) == ["page"]
    assert query.page is None


def test_the_old_slug_of_a_merged_actor_asks_for_the_actor_it_went_into():
    make.actor(slug="ana-testic")
    Redirect.objects.create(old_path="/actors/a-testic/", new_path="/actors/ana-testic/", reason="the same person")
    query = ask("actor=a-testic")
    assert not query.errors
    assert query.url() == "/statements/?actor=ana-testic"
