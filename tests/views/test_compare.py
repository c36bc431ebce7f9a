"""Actors side by side: every figure is the length of the list behind it, and names lead to the right people."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.models import ActorName, Mention
from articles.search import StatementQuery, figures
from tests import factories as make

pytestmark = pytest.mark.django_db


def ask(address: str) -> StatementQuery:
    return StatementQuery.from_params(QueryDict(address))


def behind(url: str) -> int:
    return ask(url.partition("?")[2]).total()


@pytest.fixture
def record():
    ana, bruno = make.actor(name="Ana Testić", slug="ana-testic"), make.actor(name="Bruno Sample", slug="bruno-sample")
    dams, roads = make.topic(slug="dams", label="Dams"), make.topic(slug="roads", label="Roads")
    article = make.article(
        body="Dams hold, Ana Testić said. Roads end, Bruno Sample said. Bruno builds dams and roads."
    )
    make.statement(of=article, text="Dams hold", speaker=ana, topics=(dams,), said_on=date(2021, 5, 1))
    make.statement(of=article, text="Roads end", speaker=bruno, topics=(roads,), said_on=date(2023, 6, 1))
    both = make.statement(speaker=ana, topics=(dams, roads), said_on=date(2023, 6, 3))
    Mention.objects.create(statement=both, actor=bruno, start=both.start, end=both.start + 3)
    return ana, bruno


def test_each_side_counts_statements_and_dispatches(client, record):
    page = client.get("/compare/", {"actor": ["ana-testic", "bruno-sample"]})
    assert page.status_code == 200
    one, two = page.context["sides"]
    assert [(side.actor.slug, side.total, side.dispatches) for side in (one, two)] == [
        ("ana-testic", 2, 2),
        ("bruno-sample", 1, 1),
    ]
    assert [value.count for value in one.topics] == [2, 1]
    assert behind(one.query.url()) == 2


def test_words_that_were_quoted_are_told_from_words_that_were_reported(client, record):
    ana, _ = record
    make.statement(text="the dam will hold", speaker=ana, kind="direct", form="quote")
    body = client.get("/compare/", {"actor": ["ana-testic", "bruno-sample"]}).content.decode()
    assert "“the dam will hold”" in body
    assert "“Dams hold”" not in body
    kinds = re.findall(r'class="kind">(\w+)', body)
    assert sorted(kinds) == ["direct", "indirect", "indirect", "indirect"]


def test_timelines_cover_the_same_stretch_to_the_same_scale(client, record):
    one, two = client.get("/compare/", {"actor": ["ana-testic", "bruno-sample"]}).context["sides"]
    starts = [[bar.bin.start for bar in side.chart.bars] for side in (one, two)]
    assert starts[0] == starts[1]
    assert (starts[0][0], starts[0][-1]) == (date(2021, 1, 1), date(2023, 12, 1))
    for side in (one, two):
        assert all(behind(bar.bin.url) == bar.bin.count for bar in side.chart.bars if bar.bin.count)


def test_sides_are_to_one_scale_and_what_was_loaded_stands_below_each(client, record):
    make.article(published_on=date(2022, 2, 2))
    page = client.get("/compare/", {"actor": ["ana-testic", "bruno-sample"]})
    assert page.context["scale"] == {"topics": 2, "countries": 0}
    assert re.findall(r'<rect width="([\d.]+)"', page.content.decode()) == ["100.0", "50.0", "50.0"]
    for side in page.context["sides"]:
        assert [bar.bin.start for bar in side.chart.bars if bar.loaded] == [date(2022, 2, 1), date(2023, 6, 1)]
    assert page.content.decode().count("1 dispatch loaded") == 4


def test_a_month_is_compared_day_by_day(client, record):
    address = {"actor": ["ana-testic", "bruno-sample"], "since": "2023-06-01", "until": "2023-06-30"}
    one, two = client.get("/compare/", address).context["sides"]
    told = [[(bar.bin.start, bar.bin.count) for bar in side.chart.bars if bar.bin.count] for side in (one, two)]
    assert told == [[(date(2023, 6, 3), 1)], [(date(2023, 6, 1), 1)]]


def test_every_cell_of_the_matrix_is_the_length_of_its_list(record):
    crossed = figures.matrix(ask(""), "topic", rows=5, columns=5)
    cells = {
        (row.value.key, column.key): cell.count
        for row in crossed.rows
        for column, cell in zip(crossed.columns, row.cells, strict=True)
    }
    assert cells == {
        ("ana-testic", "dams"): 2,
        ("ana-testic", "roads"): 1,
        ("bruno-sample", "roads"): 1,
        ("bruno-sample", "dams"): 0,
    }
    assert all(behind(cell.url) == cell.count for row in crossed.rows for cell in row.cells)
    turned = figures.matrix(ask("actor=ana-testic"), "topic", down="about", rows=5, columns=5)
    assert [(row.value.key, [cell.count for cell in row.cells]) for row in turned.rows] == [("bruno-sample", [1, 1])]
    assert all(behind(cell.url) == 1 for cell in turned.rows[0].cells)
    narrow = figures.matrix(ask("topic=dams&since=2023-01-01"), "topic", rows=5, columns=5)
    assert [(row.value.key, [cell.count for cell in row.cells]) for row in narrow.rows] == [("ana-testic", [1])]


def test_ties_say_who_names_whom(record):
    (seen_from_ana,) = figures.ties(ask(""), "ana-testic", most=5)
    (seen_from_bruno,) = figures.ties(ask(""), "bruno-sample", most=5)
    assert (seen_from_ana.key, seen_from_ana.said, seen_from_ana.heard) == ("bruno-sample", 1, 0)
    assert (seen_from_bruno.key, seen_from_bruno.said, seen_from_bruno.heard) == ("ana-testic", 0, 1)
    assert behind(seen_from_ana.said_url) == behind(seen_from_bruno.heard_url) == 1


@pytest.mark.parametrize("name", ["Ana Testić", "ana testic", "АНА ТЕСТИЋ", "Testićka"])
def test_a_name_leads_to_the_address_with_the_slug(client, record, name):
    ActorName.objects.create(actor=record[0], text="Testićka")
    page = client.get("/compare/", {"actor": [name, "bruno-sample"], "topic": "", "since": ""})
    assert page.status_code == 302
    assert page.headers["Location"] == "/compare/?actor=ana-testic&actor=bruno-sample"


def test_an_unknown_name_is_said_and_the_rest_is_compared(client, record):
    page = client.get("/compare/", {"actor": ["ana-testic", "bruno-sample", "Nobody At All"]})
    assert len(page.context["sides"]) == 2
    assert "“Nobody At All”" in page.content.decode()


def test_more_than_four_are_cut_and_fewer_than_two_are_asked_for(client, record):
    for n in range(4):
        make.statement(speaker=make.actor(name=f"Speaker {n}", slug=f"speaker-{n}"))
    slugs = ["ana-testic", "bruno-sample", *(f"speaker-{n}" for n in range(4))]
    crowd = client.get("/compare/", {"actor": slugs})
    assert len(crowd.context["sides"]) == 4
    assert "At most 4 actors" in crowd.content.decode()
    alone = client.get("/compare/", {"actor": "ana-testic"})
    assert not alone.context["sides"]
    assert "at least two actors" in alone.content.decode()


def test_twice_as_many_statements_cost_no_more_queries(client, record, django_assert_max_num_queries):
    address = {"actor": ["ana-testic", "bruno-sample"]}
    with CaptureQueriesContext(connection) as few:
        client.get("/compare/", address)
    for n in range(10):
        make.statement(speaker=record[n % 2], said_on=date(2022, 1, 1 + n))
    with django_assert_max_num_queries(len(few)):
        client.get("/compare/", address)


def test_what_a_side_counts_is_asked_in_one_go(client, record):
    make.statement(speaker=make.actor(slug="clara"))
    for actors in (["ana-testic", "bruno-sample"], ["ana-testic", "bruno-sample", "clara"]):
        with CaptureQueriesContext(connection) as queries:
            client.get("/compare/", {"actor": actors})
        counting = [query["sql"] for query in queries if "0::integer" in query["sql"]]
        assert len(counting) == len(actors) + 2  # all of them together, and whom the fields propose
        assert len(queries) <= 23 + 10 * len(actors)
