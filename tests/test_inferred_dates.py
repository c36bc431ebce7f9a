"""An article dated by inference, from the file to the page: kept as inferred, found by overlap, never over a date."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.test import Client

from articles import gazetteer
from articles.extraction.records import Gazetteer
from articles.ingestion import ingest
from articles.models import ActorName, Article, Office, Statement, Tenure
from articles.search import StatementQuery
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = """\
The mayor of Sampleton, Bruno Exampleson, said that it rains.

He said on Thursday that the bridge was closed on 12 May, and that it will open on 13 May.
"""
INFERRED = (date(2022, 5, 12), date(2022, 5, 13))


@pytest.fixture
def world() -> Gazetteer:
    bruno = make.actor(name="Bruno Exampleson", slug="bruno-exampleson", gender="m")
    ActorName.objects.create(actor=bruno, text="Exampleson", kind="family")
    office = Office.objects.create(slug="mayor", title="Mayor of Sampleton", variants=["mayor of Sampleton"])
    Tenure.objects.create(
        key="mayor--bruno",
        office=office,
        actor=bruno,
        starts=date(2021, 11, 1),
        ends=date(2022, 7, 1),
        ends_precision="day",
    )
    return gazetteer.from_database()


def stored(world: Gazetteer, **options: object) -> Article:
    (outcome,) = ingest(TEXT.encode(), "a.txt", world, **options)  # type: ignore[arg-type]
    assert outcome.article
    return Article.objects.get(pk=outcome.article)


def found(address: str) -> int:
    return StatementQuery.from_params(QueryDict(address)).total()


def test_an_undated_dispatch_keeps_what_was_inferred_and_why(world: Gazetteer) -> None:
    article = stored(world)
    assert (article.published_on, article.dated_from, article.dated_until) == (None, *INFERRED)
    assert any("Mayor of Sampleton" in reason for reason in article.dating_reasons)
    assert article.is_dated_by_inference


def test_a_weekday_is_resolved_where_it_is_certain_and_says_that_it_is_inferred(world: Gazetteer) -> None:
    stored(world)
    on_thursday = Statement.objects.get(said_phrase="on Thursday")
    assert on_thursday.said_on == date(2022, 5, 12)
    assert on_thursday.is_dated_by_inference
    on_thursday.review = Statement.Review.CORRECTED
    assert not on_thursday.is_dated_by_inference


def test_a_date_that_is_given_leaves_nothing_inferred_and_takes_away_what_was(world: Gazetteer) -> None:
    assert stored(world).dated_from
    article = stored(world, published_on=date(2022, 6, 3), again=True)
    assert (article.published_on, article.dated_from, article.dated_until) == (date(2022, 6, 3), None, None)
    assert article.dating_reasons == []
    assert not Statement.objects.filter(said_on=date(2022, 5, 12)).exists()


def test_extracting_again_infers_anew(world: Gazetteer) -> None:
    article = stored(world)
    Article.objects.filter(pk=article.pk).update(dated_from=None, dated_until=None, dating_reasons=[])
    assert stored(world).dated_from is None
    assert stored(world, again=True).dated_from == INFERRED[0]


@pytest.mark.parametrize(
    "fields",
    [
        {"dated_from": date(2022, 5, 2), "dated_until": date(2022, 5, 1), "dating_reasons": ["So."]},
        {"dated_from": date(2022, 5, 1), "dated_until": date(2022, 5, 2), "dating_reasons": []},
        {"dated_from": date(2022, 5, 1), "dating_reasons": ["So."]},
        {"dating_reasons": ["So."]},
    ],
)
def test_the_record_keeps_no_half_of_it(fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make.article(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dates", "count"),
    [
        ("since=2022-04-10&until=2022-04-12", 0),
        ("until=2022-04-12", 0),
        ("until=2022-04-13", 1),
        ("since=2022-05-01&until=2022-05-31", 1),
        ("since=2022-06-20", 1),
        ("since=2022-06-21", 0),
    ],
)
def test_a_range_finds_what_overlaps_it(dates: str, count: int) -> None:
    article = make.article(
        body="Ana said it rains.", dated_from=date(2022, 4, 13), dated_until=date(2022, 6, 20), dating_reasons=["So."]
    )
    make.statement(of=article, text="it rains")
    assert found(dates) == count


def test_it_stands_between_the_dated_and_counts_as_known_to_the_year_where_it_spans_months() -> None:
    older, newer = make.statement(said_on=date(2022, 4, 1)), make.statement(said_on=date(2022, 5, 1))
    short = make.article(
        body="Ana said it rains.", dated_from=date(2022, 4, 13), dated_until=date(2022, 4, 30), dating_reasons=["So."]
    )
    long = make.article(
        body="Ana said it pours.", dated_from=date(2022, 4, 12), dated_until=date(2022, 5, 1), dating_reasons=["So."]
    )
    rains, pours = make.statement(of=short, text="it rains"), make.statement(of=long, text="it pours")
    undated = make.statement()
    query = StatementQuery.from_params(QueryDict(""))
    assert [row.pk for row in query.rows()] == [newer.pk, rains.pk, pours.pk, older.pk, undated.pk]
    timeline = query.timeline()
    april, may = (next(b for b in timeline.bins if b.start == date(2022, month, 1)) for month in (4, 5))
    assert (april.count - april.coarse, may.count - may.coarse, april.coarse, timeline.undated) == (2, 1, 1, 1)
    assert list(Article.objects.newest_first())[1:3] == [short, long]


def test_every_page_says_that_it_is_inferred_and_two_say_why(client: Client, world: Gazetteer) -> None:
    article = stored(world)
    first = article.statements.order_by("start")[0]
    stretch = "between 12 and 13 May 2022"
    for address in ("/statements/", "/articles/", article.get_absolute_url(), first.get_absolute_url()):
        page = client.get(address).content.decode()
        assert stretch in page, address
        assert "inferred" in page, address
    for address in (article.get_absolute_url(), first.get_absolute_url()):
        assert "Bruno Exampleson was Mayor of Sampleton from 1 November 2021" in client.get(address).content.decode()
    Article.objects.update(published_on=date(2022, 6, 1), published_precision="day")
    assert stretch not in client.get(article.get_absolute_url()).content.decode()
