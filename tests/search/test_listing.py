"""The rows that lists read follow the record through every kind of change, one at a time and in bulk."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from articles.extraction.records import Form, Kind
from articles.models import (
    Article,
    Country,
    ListedStatement,
    Mention,
    Office,
    Statement,
    StatementCountry,
    StatementTopic,
    Tenure,
)
from articles.models.listing import traits_of
from tests import factories as make

pytestmark = pytest.mark.django_db


def strays() -> list[tuple[int, bool, bool]]:
    return list(ListedStatement.objects.faults())


def listed(row: Statement) -> ListedStatement:
    assert strays() == []
    return ListedStatement.objects.get(pk=row.pk)


def test_a_row_says_everything_a_filter_asks_for():
    ana, bruno, wire = make.actor(), make.actor(), make.actor(kind="organisation")
    office = Office.objects.create(slug="head", title="Head")
    term = Tenure.objects.create(key="t", office=office, actor=ana, starts=date(2020, 1, 1))
    x1, x2, dams = make.country(), make.country(), make.topic()
    article = make.article(outlet=make.outlet(), language="sr")
    row = make.statement(
        of=article,
        text="would open in spring",
        speaker=ana,
        tenure=term,
        via=wire,
        countries=(x2, x1),
        topics=(dams,),
        said_on=date(2023, 5, 1),
        said_precision="month",
        confidence=0.75,
    )
    for start in (1, 5):
        Mention.objects.create(statement=row, actor=bruno, start=start, end=start + 1)
    found = listed(row)
    assert (found.article, found.actors, found.office, found.via) == (article.pk, [ana.pk], office.pk, wire.pk)
    assert (found.outlet, found.language, found.relayed) == (article.outlet_id, "sr", True)
    assert (found.countries, found.topics, found.mentions) == (sorted([x1.pk, x2.pk]), [dams.pk], [bruno.pk])
    assert (found.day, found.day_until, found.month) == (date(2023, 5, 1), date(2023, 5, 31), date(2023, 5, 1))
    assert (found.kind, found.form, found.review, found.confidence) == ("indirect", "clause", "proposed", 0.75)
    assert not found.coarse
    assert traits_of(found.traits) == ("indirect", "clause", "proposed", True)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_form_and_review_has_a_number_of_its_own(kind, form):
    for review in ("proposed", "confirmed", "corrected"):
        row = make.statement(kind=kind.value, form=form.value, review=review)
        assert traits_of(ListedStatement.objects.get(pk=row.pk).traits) == (kind, form, review, False)


def test_a_part_is_listed_with_its_state_even_if_it_joins_it_later():
    state, entity = make.country(), make.country()
    town = make.country(parent=entity)
    row = make.statement(countries=(town,))
    assert listed(row).countries == sorted([entity.pk, town.pk])
    entity.parent = state
    entity.save()
    assert listed(row).countries == sorted([state.pk, entity.pk, town.pk])


@pytest.mark.parametrize(
    ("said", "printed", "inferred", "expected"),
    [
        (("2023-05-10", "day"), None, None, ("2023-05-10", "2023-05-10", False)),
        (("2023-02-01", "month"), None, None, ("2023-02-01", "2023-02-28", False)),
        (("2023-01-01", "year"), None, None, ("2023-01-01", "2023-12-31", True)),
        (("2023-01-01", "year"), ("2024-05-01", "day"), None, ("2023-01-01", "2023-12-31", True)),
        (None, ("2024-02-01", "month"), None, ("2024-02-01", "2024-02-29", False)),
        (None, ("9999-12-01", "month"), None, ("9999-12-01", "9999-12-31", False)),
        (None, None, ("2023-05-03", "2023-05-31"), ("2023-05-03", "2023-05-31", False)),
        (None, None, ("2023-05-03", "2023-06-01"), ("2023-05-03", "2023-06-01", True)),
        (None, None, None, (None, None, False)),
    ],
)
def test_the_days_of_a_row_are_those_it_can_have_been_said_on(said, printed, inferred, expected):
    fields = {}
    if printed:
        fields |= {"published_on": date.fromisoformat(printed[0]), "published_precision": printed[1]}
    if inferred:
        fields |= {"dated_from": inferred[0], "dated_until": inferred[1], "dating_reasons": ["a reason"]}
    row = make.statement(
        of=make.article(body="It rained.", **fields),
        text="It rained",
        said_on=date.fromisoformat(said[0]) if said else None,
        said_precision=said[1] if said else "unknown",
    )
    found = listed(row)
    days = tuple(day and day.isoformat() for day in (found.day, found.day_until))
    assert (*days, found.coarse) == expected


CHANGES = {
    "the article is withdrawn": lambda row: Article.objects.update(status="withdrawn", status_reason="a mistake"),
    "the article is dated": lambda row: Article.objects.update(published_on="2020-01-01", published_precision="day"),
    "the outlet": lambda row: Article.objects.update(outlet=make.outlet()),
    "the language": lambda row: Article.objects.update(language="bs"),
    "rejected": lambda row: Statement.objects.update(review="rejected"),
    "in the title": lambda row: Statement.objects.update(in_title=True),
    "corrected": lambda row: Statement.objects.update(review="corrected", speaker=make.actor(), kind="direct"),
    "relayed": lambda row: Statement.objects.update(via_printed="an agency"),
    "said on": lambda row: Statement.objects.update(said_on="2019-01-01", said_precision="year"),
    "a country more": lambda row: StatementCountry.objects.create(statement=row, country=make.country()),
    "no country": lambda row: StatementCountry.objects.all().delete(),
    "another country": lambda row: StatementCountry.objects.update(country=make.country()),
    "no topic": lambda row: StatementTopic.objects.all().delete(),
    "another topic": lambda row: StatementTopic.objects.update(topic=make.topic()),
    "a mention": lambda row: Mention.objects.create(statement=row, actor=make.actor(), start=1, end=2),
    "another office": lambda row: Tenure.objects.update(office=Office.objects.create(slug="new", title="New")),
    "no office": lambda row: Tenure.objects.all().delete(),
    "a state above the country": lambda row: Country.objects.update(parent=make.country()),
    "deleted": lambda row: Statement.objects.filter(pk=row.pk).delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_of_the_record_is_followed(change):
    ana = make.actor()
    office = Office.objects.create(slug="head", title="Head")
    term = Tenure.objects.create(key="t", office=office, actor=ana, starts=date(2020, 1, 1))
    row = make.statement(speaker=ana, tenure=term, countries=(make.country(),), topics=(make.topic(),))
    before = list(ListedStatement.objects.values_list())
    change(row)
    assert strays() == []
    assert list(ListedStatement.objects.values_list()) != before


def test_what_was_hidden_is_listed_again():
    row = make.statement(of=make.article(body="A draft.", status="draft"), text="A draft")
    assert not ListedStatement.objects.exists()
    Article.objects.update(status="published")
    assert listed(row)
    Statement.objects.update(review="rejected")
    assert not ListedStatement.objects.exists()
    Statement.objects.update(review="confirmed")
    assert listed(row).review == "confirmed"


def test_a_change_that_no_list_shows_writes_nothing():
    make.statement()
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin, ctid FROM articles_listedstatement")
        before = cursor.fetchall()
        Article.objects.update(title="Another title", extraction_version="9")
        Statement.objects.update(review_reason="looked at", cue_start=1, cue_end=2)
        cursor.execute("SELECT xmin, ctid FROM articles_listedstatement")
        assert cursor.fetchall() == before
