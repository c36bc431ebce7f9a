"""What the database itself refuses, whoever asks."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from articles.models import Actor, Article, Office, Statement, StatementTopic, Tenure, Topic, Utterance
from tests import factories

pytestmark = pytest.mark.django_db


def refused(act, *, error=IntegrityError, says=None):
    with pytest.raises(error, match=says), transaction.atomic():
        act()


def test_a_statement_stands_in_its_article_letter_for_letter():
    text = "the bridge 𝄞 would open"  # one code point, two UTF-16 units: offsets count code points
    row = factories.statement(text=text, of=factories.article(body=f"“{text}”, Ana Testić said."))
    assert row.article.body[row.start : row.end] == text
    refused(lambda: Statement.objects.filter(pk=row.pk).update(start=row.start - 1), says="are not the text")
    refused(lambda: Statement.objects.filter(pk=row.pk).update(text="other words"), says="are not the text")


def test_a_statement_cannot_move_to_an_article_that_does_not_print_it():
    row, other = factories.statement(), factories.article(body="Nothing of the kind.")
    refused(lambda: Statement.objects.filter(pk=row.pk).update(article=other), says="are not the text")


@pytest.mark.parametrize("column", ["body", "body_sha256"])
def test_the_body_of_an_article_never_changes(column):
    row = factories.article()
    refused(lambda: Article.objects.filter(pk=row.pk).update(**{column: "x" * 64}), error=DatabaseError)


def test_a_body_that_does_not_match_its_hash_is_refused():
    original = factories.article().original
    refused(
        lambda: Article.objects.create(body="Text.", body_sha256="0" * 64, original=original, source_name="a.txt"),
        says="SHA-256",
    )


def test_one_article_a_body():
    factories.article(body="The same text.")
    refused(lambda: factories.article(body="The same text."))


def test_an_article_is_withdrawn_only_with_a_reason():
    row = factories.article()
    refused(lambda: Article.objects.filter(pk=row.pk).update(status="withdrawn"))
    Article.objects.filter(pk=row.pk).update(status="withdrawn", status_reason="The outlet took it back.")


@pytest.mark.parametrize("fields", [{"published_precision": "day"}, {"published_on": "2024-01-01"}])
def test_a_date_and_its_precision_come_together(fields):
    row = factories.article()
    refused(lambda: Article.objects.filter(pk=row.pk).update(**fields))


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_lies_between_nothing_and_certainty(confidence):
    refused(lambda: factories.statement(confidence=confidence))


def test_a_span_is_stored_once_an_article():
    row = factories.statement()
    refused(lambda: factories.statement(of=row.article, text=row.text))


def test_words_without_a_speaker_are_one_utterance_too():
    Utterance.objects.create(speaker=None, words_sha256="a" * 64)
    refused(lambda: Utterance.objects.create(speaker=None, words_sha256="a" * 64))


def test_a_term_ends_after_it_begins_and_is_over_on_its_last_day():
    office = Office.objects.create(slug="mayor", title="Mayor of Exampleton")
    term = Tenure.objects.create(
        key="mayor-1", office=office, actor=factories.actor(), starts=date(2020, 1, 1), ends=date(2024, 1, 1)
    )
    assert list(Tenure.objects.on(date(2023, 12, 31))) == [term]
    assert not Tenure.objects.on(date(2024, 1, 1)).exists()
    refused(lambda: Tenure.objects.filter(pk=term.pk).update(ends=date(2020, 1, 1)))


def test_every_change_is_kept_bulk_updates_too_and_nobody_rewrites_it():
    row = factories.statement()
    Statement.objects.filter(pk=row.pk).update(review="rejected")
    StatementTopic.objects.create(statement=row, topic=factories.topic()).delete()
    events = Statement.pgh_event_models["update"].objects
    assert list(events.order_by("pgh_id").values_list("pgh_label", "review")) == [
        ("insert", "proposed"),
        ("update", "rejected"),
    ]
    tags = StatementTopic.pgh_event_models["delete"].objects
    assert list(tags.order_by("pgh_id").values_list("pgh_label", flat=True)) == ["insert", "delete"]
    refused(lambda: events.update(review="confirmed"), error=DatabaseError, says="Cannot update or delete")


def test_the_public_reads_neither_what_was_rejected_nor_what_was_withdrawn():
    shown = factories.statement()
    factories.statement(review="rejected")
    factories.statement(of=factories.article(body="Ana Testić said no.", status="draft"), text="no")
    withdrawn = factories.article(body="Ana Testić said so.", status="withdrawn", status_reason="An error.")
    factories.statement(of=withdrawn, text="so")
    assert list(Statement.objects.published()) == [shown]


def test_an_actor_speaks_once_the_public_can_read_it():
    heard, unheard = factories.actor(), factories.actor()
    factories.statement(speaker=heard)
    factories.statement(speaker=unheard, review="rejected")
    assert list(Actor.objects.speaking()) == [heard]


@pytest.mark.parametrize(("pattern", "says"), [("(", "no regular expression"), ("(a+)+", "repeats something")])
def test_a_topic_with_a_pattern_that_cannot_run_is_refused_at_its_field(pattern, says):
    topic = Topic(slug="bridges", label="Bridges", include=[r"\bbridge\b", pattern])
    with pytest.raises(ValidationError) as error:
        topic.full_clean()
    assert says in str(error.value.message_dict["include"])


def test_a_title_that_is_missing_is_told_by_the_beginning_of_the_text():
    row = factories.article(title="", body="Ana Testić " + "spoke and " * 30 + "left.\nThe end.")
    assert row.display_title.startswith("Ana Testić spoke")
    assert row.display_title.endswith("…")
    assert len(row.display_title) <= 90
    assert row.slug.startswith("ana-testic-spoke")
