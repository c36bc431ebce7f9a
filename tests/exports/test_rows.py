"""Statements of the record → rows, in batches that cost the same however long the list is."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.exports import Row, batches, row_of
from articles.exports import rows as rows_module
from articles.exports.rows import FIELDS
from articles.exports.version import collection_version
from articles.models import Statement
from tests import factories as make

pytestmark = pytest.mark.django_db

SITE = "https://desk.example"


def only(pks) -> Row:
    ((row,),) = batches(pks, site=SITE)
    return row


def test_a_row_holds_who_said_what_and_where_it_is_proved(full):
    row = only([full.pk])
    article = full.article
    assert row.address == f"{SITE}/statements/{full.pk}/"
    assert article.body[row.start : row.end] == row.text == "the bridge would open in spring"
    assert row.body_sha256 == article.body_sha256
    assert (row.speaker, row.speaker_printed, row.actor) == ("Ana Testić", "Ana Testić", "ana-testic")
    assert (row.role_then, row.via, row.cue) == ("Head of Bridges", "the state agency", "said")
    assert (row.said_on, row.said_precision, row.said_phrase) == ("2023-04", "month", "in April")
    assert (row.countries, row.country_codes, row.topics) == (("Exampleland*",), ("X9",), ("Bridges",))
    assert (row.title, row.outlet, row.author) == ("The bridge opens", "The Daily Example", "Bruno Exampleson")
    assert (row.published_on, row.published_precision) == ("2023-05-01", "day")
    assert (row.review, row.extractor_version) == ("machine-read, unreviewed", "7")
    assert row.footnotes == ("Exampleland*: This designation is an example.",)
    assert row.collection_version == str(collection_version())
    assert [name for name in FIELDS if getattr(row, name) in ("", ())] == [
        "joint_speakers", "joint_actors", "reviewed_on", "published_phrase", "dated_from", "dated_until",
    ]  # fmt: skip


def test_the_row_of_a_page_is_the_row_of_a_file(full):
    page = Statement.objects.select_related("article__outlet", "speaker__country", "tenure__office").get(pk=full.pk)
    assert row_of(page, site=SITE) == only([full.pk])


def test_a_state_that_speaks_brings_its_footnote(full):
    state = full.countries.get()
    speaker = make.actor(kind="state", country=state, name="Exampleland")
    row = only([make.statement(speaker=speaker).pk])
    assert row.speaker == "Exampleland*"
    assert row.footnotes == ("Exampleland*: This designation is an example.",)


def test_an_inferred_date_is_told_as_such_and_only_without_a_given_one():
    dated = {"dated_from": date(2023, 1, 2), "dated_until": date(2023, 3, 4), "dating_reasons": ["a term"]}
    inferred = make.statement(of=make.article(**dated), text="would open in spring")
    given = make.statement(of=make.article(published_on=date(2023, 2, 1), **dated), text="would open in spring")
    assert (only([inferred.pk]).dated_from, only([inferred.pk]).dated_until) == ("2023-01-02", "2023-03-04")
    assert (only([given.pk]).dated_from, only([given.pk]).published_on) == ("", "2023-02-01")


def test_what_the_public_may_not_read_is_not_taken_away():
    rejected = make.statement(review="rejected")
    draft = make.statement(of=make.article(status="draft"), text="would open in spring")
    assert list(batches([rejected.pk, draft.pk], site=SITE)) == [[]]


def test_twice_as_many_statements_take_as_many_queries_a_batch(full, monkeypatch):
    monkeypatch.setattr(rows_module, "BATCH", 100)

    def queries(n: int) -> int:
        pks = [
            make.statement(speaker=make.actor(country=full.countries.get()), topics=(make.topic(),)).pk
            for _ in range(n)
        ]
        with CaptureQueriesContext(connection) as asked:
            (batch,) = batches([full.pk, *pks], site=SITE)
        assert len(batch) == n + 1
        return len(asked)

    assert queries(4) == queries(8) <= 6


def test_a_batch_is_read_when_it_is_asked_for(monkeypatch):
    monkeypatch.setattr(rows_module, "BATCH", 2)
    pks = [make.statement().pk for _ in range(5)]
    asked: list[int] = []

    def watched():
        for pk in pks:
            asked.append(pk)
            yield pk

    found = batches(watched(), site=SITE)
    assert asked == []
    assert [row.statement for row in next(found)] == asked == pks[:2]
    assert [len(batch) for batch in found] == [2, 1]


# --- the version of the collection --------------------------------------------------------------------------------


def test_an_empty_record_has_a_version_too():
    assert str(collection_version()) == "empty"


def test_every_change_of_the_record_is_a_new_version(full):
    seen = [collection_version()]

    def changed() -> bool:
        seen.append(collection_version())
        return seen[-1].number > seen[-2].number

    assert not changed()
    Statement.objects.update(review="confirmed")
    assert changed()
    full.topics.clear()
    assert changed()
    full.article.status, full.article.status_reason = "withdrawn", "a test"
    full.article.save()
    assert changed()
    type(full.speaker).objects.update(name="Ana Example")
    assert changed()
    assert len({str(version) for version in seen}) == 5


def test_a_version_says_when_and_costs_one_query(full, django_assert_num_queries):
    with django_assert_num_queries(1):
        version = collection_version()
    assert version.at <= datetime.now(UTC)
    assert str(version) == f"{version.at:%Y-%m-%dT%H:%M:%SZ}.{version.number}"
