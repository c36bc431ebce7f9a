"""How PostgreSQL answers the twelve commonest kinds of address: by which way, whatever that costs.

Two thousand rows are enough for the planner to choose as it does with many, once it may not simply read them all.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict

from articles.models import ListedStatement
from articles.search import StatementQuery, counts, engine
from articles.search.query import PAGE_SIZE
from tests import factories as make

pytestmark = pytest.mark.django_db

LISTED = "articles_listedstatement"


@pytest.fixture(autouse=True)
def rows() -> None:
    """2,000 rows in the narrow table alone; the record behind them does not matter to a plan."""
    die = random.Random(3)
    actors = [make.actor(slug=f"a{i}") for i in range(40)]
    outlets = [make.outlet(slug=f"o{i}") for i in range(20)]
    countries = [make.country(code=f"X{i}") for i in range(20)]
    topics = [make.topic(slug=f"t{i}") for i in range(20)]
    made = []
    for i in range(2_000):
        day = date(2015, 1, 1) + timedelta(days=die.randrange(3_000))
        made.append(
            ListedStatement(
                statement_id=i + 1,
                article=i,
                actors=[actors[0 if die.random() < 0.3 else die.randrange(40)].pk],
                outlet=outlets[0 if die.random() < 0.3 else die.randrange(20)].pk,
                day=day,
                day_until=day,
                month=day.replace(day=1),
                coarse=False,
                relayed=False,
                confidence=0.9,
                kind="direct",
                form="quote",
                review="proposed",
                language="en",
                countries=[die.choice(countries).pk],
                topics=[die.choice(topics).pk],
                mentions=[die.choice(actors).pk],
                traits=0,
                countries_key=0,
                topics_key=0,
                mentions_key=0,
                actors_key=0,
            )
        )
    ListedStatement.objects.bulk_create(made)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {LISTED}")
        cursor.execute("SET LOCAL enable_seqscan = off")


def plans(monkeypatch, ask) -> list[dict]:
    """Every query that ``ask`` sends to the narrow table, as PostgreSQL would answer it."""
    found = []

    def explain(sql: str, values: list) -> list:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (FORMAT JSON, COSTS OFF) {sql}", values)
            plan = cursor.fetchone()[0]
            found.append((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])
            cursor.execute(sql, values)
            return cursor.fetchall()

    monkeypatch.setattr(engine, "_fetch", explain)
    monkeypatch.setattr(counts, "run", explain)
    ask()
    return found


def nodes(plan: dict) -> Iterator[dict]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


def ways(plan: dict) -> set[str]:
    """The indexes it goes by, and "every row" where it reads the whole table."""
    found = {node["Index Name"] for node in nodes(plan) if "Index Name" in node}
    return found | {"every row" for node in nodes(plan) if node["Node Type"] == "Seq Scan"}


NEWEST = "listed_newest_first"
ADDRESSES = {
    "": {NEWEST},
    "page=2020-01-01_50": {NEWEST},
    "since=2022-01-01&until=2022-01-31": {NEWEST},
    "review=proposed": {NEWEST},
    "kind=direct&hand=first": {NEWEST},
    "actor=a0": {"listed_by_and_about", NEWEST},
    "actor=a0&page=2020-01-01_50": {"listed_by_and_about", NEWEST},
    "actor=a0&since=2022-01-01": {"listed_by_and_about", NEWEST},
    "outlet=o0": {"listed_outlet_newest_first"},
    "country=X1&topic=t1": {"listed_by_and_about"},
    "about=a1&country=X1": {"listed_by_and_about"},
    "actor=a0&country=X1&topic=t1": {"listed_by_and_about"},
}


def test_the_first_rows_are_found_by_an_index_and_not_sorted_where_they_lie_in_order(monkeypatch):
    for address, way in ADDRESSES.items():
        query = StatementQuery.from_params(QueryDict(address))
        assert not query.errors
        plan, *_ = plans(monkeypatch, lambda query=query: engine.places(query, after=query.page, count=PAGE_SIZE + 1))
        assert ways(plan), (address, plan)
        assert ways(plan) <= way, (address, plan)
        if len(ways(plan)) == 1 and ways(plan) != {"listed_by_and_about"} and "since" not in address:
            assert "Sort" not in {node["Node Type"] for node in nodes(plan)}, (address, plan)


def test_everything_a_page_counts_is_one_query_that_reads_each_set_of_rows_once(monkeypatch):
    for address in ADDRESSES:
        query = StatementQuery.from_params(QueryDict(address))
        (plan,) = plans(monkeypatch, lambda query=query: engine.figures(query))
        scans = [node for node in nodes(plan) if node.get("Relation Name") == LISTED]
        if chosen := len(query.conditions.own):
            assert len(scans) == 1 + chosen, plan  # those that pass, and once more for each filter without itself
        assert not [node for node in nodes(plan) if node.get("Relation Name", LISTED) != LISTED]


def test_a_search_for_words_asks_their_index_once(monkeypatch):
    query = StatementQuery.from_params(QueryDict("q=dam&actor=a1&topic=t1"))
    (plan,) = plans(monkeypatch, lambda: engine.figures(query))
    assert [node["Index Name"] for node in nodes(plan) if node.get("Index Name") == "statement_words"] == [
        "statement_words"
    ]


def test_an_index_of_words_and_arrays_has_no_list_of_what_is_still_to_be_entered():
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'listed_by_and_about'")
        assert cursor.fetchone()[0] == ["fastupdate=off"]
