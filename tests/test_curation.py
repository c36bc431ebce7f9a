"""What people decide, and that no decision is lost, doubled, or taken by the wrong person."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from articles import curation, utterances
from articles.models import Office, Statement, Tenure, Upload, UploadItem
from articles.models.changes import FieldChange, history_of, version_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("vera")


def tenure(*, of, **fields) -> Tenure:
    office = Office.objects.create(slug=f"office-of-{of.slug}", title="Head of Examples")
    return Tenure.objects.create(key=f"term-{of.slug}", office=office, actor=of, starts=date(2020, 1, 1), **fields)


# Confirm


def test_a_confirmed_statement_names_who_and_when(curator):
    statement = factories.statement()
    curation.confirm(statement.pk, by=curator)
    statement.refresh_from_db()
    assert statement.review == "confirmed"
    assert statement.reviewed_by == curator
    assert statement.reviewed_at


def test_confirming_twice_is_told_and_writes_nothing(curator):
    statement = factories.statement()
    curation.confirm(statement.pk, by=curator)
    before = version_of(statement)
    with pytest.raises(curation.CurationError, match="confirmed already"):
        curation.confirm(statement.pk, by=curator)
    assert version_of(statement) == before


def test_a_statement_that_does_not_exist_is_told(curator):
    with pytest.raises(curation.CurationError, match="There is no statement 0"):
        curation.confirm(0, by=curator)


@pytest.mark.parametrize("sent", ["loaded", "uploaded"])
def test_nobody_confirms_or_corrects_statements_from_their_own_upload(curator, sent):
    if sent == "loaded":
        statement = factories.statement(of=factories.article(loaded_by=curator, body="Ana said x."), text="x")
    else:
        statement = factories.statement()
        batch = Upload.objects.create(uploaded_by=curator)
        UploadItem.objects.create(upload=batch, name="a.txt", article=statement.article, outcome="stored")
    with pytest.raises(curation.OwnUpload):
        curation.confirm(statement.pk, by=curator)
    with pytest.raises(curation.OwnUpload):
        curation.correct(statement.pk, by=curator, changes={"kind": "direct"})
    statement.refresh_from_db()
    assert (statement.review, statement.kind) == ("proposed", "indirect")
    curation.confirm(statement.pk, by=User.objects.create_user("mira"))


# Reject


def test_a_rejected_statement_leaves_the_public_record_with_its_reason(curator):
    statement = factories.statement()
    assert Statement.objects.published().count() == 1
    curation.reject(statement.pk, by=curator, reason="  nobody said this ")
    assert Statement.objects.published().count() == 0
    statement.refresh_from_db()
    assert statement.review_reason == "nobody said this"


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_rejecting_and_withdrawing_need_a_reason(curator, reason):
    statement = factories.statement()
    with pytest.raises(curation.CurationError, match="Say why"):
        curation.reject(statement.pk, by=curator, reason=reason)
    with pytest.raises(curation.CurationError, match="Say why"):
        curation.withdraw(statement.article_id, by=curator, reason=reason)
    statement.refresh_from_db()
    assert statement.review == "proposed"
    assert statement.article.status == "published"


# Set aside


def test_a_statement_set_aside_stays_machine_read_and_says_who_looked_and_what_is_missing(curator):
    statement = factories.statement()
    curation.set_aside(statement.pk, by=curator, reason=" nobody is named ")
    statement.refresh_from_db()
    assert (statement.review, statement.review_reason) == ("proposed", "nobody is named")
    assert (statement.reviewed_by, bool(statement.reviewed_at)) == (curator, True)
    assert statement in Statement.objects.published()


def test_only_what_nobody_decided_can_be_set_aside_and_not_without_a_reason(curator):
    statement = factories.statement()
    with pytest.raises(curation.CurationError, match="Say why"):
        curation.set_aside(statement.pk, by=curator, reason=" ")
    curation.confirm(statement.pk, by=curator)
    with pytest.raises(curation.CurationError, match="is confirmed: take that back first"):
        curation.set_aside(statement.pk, by=curator, reason="hm")


# Correct


def test_the_words_cannot_be_corrected_but_by_where_they_stand(curator):
    statement = factories.statement()
    with pytest.raises(ValueError, match="not correctable: text"):
        curation.correct(statement.pk, by=curator, changes={"text": "other words"})


def test_correcting_the_speaker_moves_what_hangs_on_them(curator):
    ana, bruno = factories.actor(name="Ana Testić"), factories.actor(name="Bruno Exampleson")
    statement = factories.statement(speaker=ana, tenure=tenure(of=ana))
    curation.correct(statement.pk, by=curator, changes={"speaker": bruno})
    statement.refresh_from_db()
    assert statement.speaker == bruno
    assert statement.speaker_rule == "person"
    assert statement.tenure is None
    assert statement.review == "corrected"


@pytest.mark.parametrize("known_before", [True, False], ids=["another speaker", "nobody known"])
def test_a_corrected_speaker_shares_their_words_with_wherever_else_they_were_printed(curator, known_before):
    ana, bruno = factories.actor(name="Ana Testić"), factories.actor(name="Bruno Exampleson")
    elsewhere = factories.statement(speaker=bruno, text="The dam will open.")
    statement = factories.statement(speaker=ana if known_before else None, text="the dam “will open”")
    for row in (elsewhere, statement):
        utterances.gather([row])
        row.save()
    curation.correct(statement.pk, by=curator, changes={"speaker": bruno})
    statement.refresh_from_db()
    assert statement.utterance == elsewhere.utterance
    assert statement.utterance.speaker == bruno


def test_words_whose_speaker_turns_out_to_be_unknown_are_nobody_elses(curator):
    ana = factories.actor(name="Ana Testić")
    statement = factories.statement(speaker=ana)
    utterances.gather([statement])
    statement.save()
    curation.correct(statement.pk, by=curator, changes={"speaker": None})
    statement.refresh_from_db()
    assert statement.utterance is None


def test_an_office_that_somebody_else_held_is_refused(curator):
    ana, bruno = factories.actor(), factories.actor()
    statement = factories.statement(speaker=ana)
    with pytest.raises(ValidationError) as refused:
        curation.correct(statement.pk, by=curator, changes={"tenure": tenure(of=bruno)})
    assert "tenure" in refused.value.message_dict
    curation.correct(statement.pk, by=curator, changes={"tenure": tenure(of=ana)})


@pytest.mark.parametrize(
    "changes", [{"said_on": date(2024, 5, 1)}, {"said_precision": "day"}, {"kind": "sung"}, {"said_precision": "hour"}]
)
def test_an_impossible_correction_is_refused_and_nothing_is_written(curator, changes):
    statement = factories.statement()
    before = Statement.objects.values().get(pk=statement.pk)
    with pytest.raises(ValidationError):
        curation.correct(statement.pk, by=curator, changes=changes, countries=[factories.country()])
    assert Statement.objects.values().get(pk=statement.pk) == before
    assert not statement.countries.exists()


def test_tags_become_what_the_curator_says_and_those_that_stay_keep_their_rule(curator):
    serbia, kosovo, bosnia = (factories.country(name=name) for name in ["Aland", "Beland", "Celand"])
    topic = factories.topic()
    statement = factories.statement(countries=(serbia, kosovo), topics=(topic,))
    curation.correct(statement.pk, by=curator, changes={}, countries=[kosovo, bosnia])
    rules = dict(statement.country_tags.values_list("country__name", "rule"))
    assert rules == {"Beland": "statement", "Celand": "person"}
    assert list(statement.topics.all()) == [topic]
    statement.refresh_from_db()
    assert statement.review == "corrected"


def test_correcting_nothing_writes_nothing(curator):
    country = factories.country()
    statement = factories.statement(countries=(country,))
    before = version_of(statement)
    curation.correct(statement.pk, by=curator, changes={"kind": "indirect"}, countries=[country], topics=[])
    statement.refresh_from_db()
    assert statement.review == "proposed"
    assert version_of(statement) == before


# Withdraw


def test_a_withdrawn_article_takes_its_statements_along_and_can_be_put_back(curator):
    statement = factories.statement()
    curation.withdraw(statement.article_id, by=curator, reason="The outlet withdrew it.")
    statement.article.refresh_from_db()
    assert statement.article.status == "withdrawn"
    assert statement.article.status_reason == "The outlet withdrew it."
    assert not Statement.objects.published().exists()
    curation.publish(statement.article_id, by=curator)
    assert Statement.objects.published().exists()
    with pytest.raises(curation.CurationError, match="published already"):
        curation.publish(statement.article_id, by=curator)


# Two people at once


def test_the_second_of_two_curators_learns_what_the_first_did_and_overwrites_nothing(curator):
    statement = factories.statement()
    seen = version_of(statement)
    mira = User.objects.create_user("mira")
    curation.reject(statement.pk, by=mira, reason="nobody said this", expected_version=seen)
    for decide in (
        lambda: curation.confirm(statement.pk, by=curator, expected_version=seen),
        lambda: curation.correct(statement.pk, by=curator, changes={"kind": "direct"}, expected_version=seen),
        lambda: curation.undo(statement.pk, by=curator, expected_version=seen),
    ):
        with pytest.raises(curation.Conflict) as conflict:
            decide()
        (change,) = conflict.value.changes
        assert (change.who, change.act, change.reason) == ("mira", "reject", "nobody said this")
        assert FieldChange("review", "proposed", "rejected") in change.fields
        assert "mira" in str(conflict.value)
    statement.refresh_from_db()
    assert statement.review == "rejected"


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_the_same_moment_exactly_one_is_taken(curator):
    mira = User.objects.create_user("mira")
    for _ in range(10):
        statement = factories.statement()
        seen = version_of(statement)
        start = Barrier(2)
        outcomes: list[str] = []

        def decide(act, start=start, outcomes=outcomes):
            try:
                start.wait()
                act()
                outcomes.append("done")
            except curation.Conflict:
                outcomes.append("conflict")
            finally:
                connections["default"].close()

        acts = [
            lambda pk=statement.pk, seen=seen: curation.confirm(pk, by=curator, expected_version=seen),
            lambda pk=statement.pk, seen=seen: curation.reject(pk, by=mira, reason="no", expected_version=seen),
        ]
        threads = [Thread(target=decide, args=[act]) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["conflict", "done"]


# History


def test_history_tells_who_what_when_and_why_as_one_act(curator):
    ana, bruno = factories.actor(name="Ana Testić"), factories.actor(name="Bruno Exampleson")
    statement = factories.statement(speaker=ana)
    country = factories.country(name="Exampleland")
    curation.correct(
        statement.pk, by=curator, changes={"speaker": bruno}, countries=[country], reason="She was quoting him."
    )
    newest = history_of(statement)[0]
    assert (newest.who, newest.act, newest.reason) == ("vera", "correct", "She was quoting him.")
    assert FieldChange("speaker", "Ana Testić", "Bruno Exampleson") in newest.fields
    assert FieldChange("country", "", "Exampleland") in newest.fields


def test_history_catches_a_bulk_update_that_bypassed_this_module():
    statement = factories.statement()
    Statement.objects.filter(pk=statement.pk).update(confidence=0.1)
    newest = history_of(statement)[0]
    assert newest.who == ""
    assert FieldChange("confidence", "0.8", "0.1") in newest.fields


def test_history_takes_as_many_queries_for_a_long_one_as_for_a_short_one(curator):
    statement = factories.statement(speaker=factories.actor())
    counts = []
    for _ in range(2):
        for speaker in [factories.actor() for _ in range(3)]:
            curation.correct(statement.pk, by=curator, changes={"speaker": speaker}, countries=[factories.country()])
        with CaptureQueriesContext(connection) as queries:
            history_of(statement)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_failed_decision_leaves_nothing_half_done(curator, monkeypatch):
    statement = factories.statement()
    country = factories.country()

    def broken(*args, **kwargs):
        raise RuntimeError("the power went")

    monkeypatch.setattr(curation.statements, "_decide", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        curation.correct(statement.pk, by=curator, changes={}, countries=[country])
    assert not statement.countries.exists()
