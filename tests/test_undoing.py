"""Spans put right, and decisions taken back: to exactly what was before, or not at all."""

from __future__ import annotations

from typing import Any

import pghistory
import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from articles import curation, utterances
from articles.curation import spans
from articles.models import Mention, Statement, StatementTopic, Upload, UploadItem
from articles.models.changes import history_of
from tests import factories

BODY = "Dam news\n\nAna Testić said the dam in Upper Example would open, and  the road with it. She left."


@pytest.fixture
def curator(db) -> User:
    return User.objects.create_user("vera")


@pytest.fixture
def mira(db) -> User:
    return User.objects.create_user("mira")


def on_the_dam(**fields: Any) -> Statement:
    article = factories.article(body=BODY, title_end=8)
    return factories.statement(of=article, text="the dam in Upper Example would open", **fields)


def everything(statement: Statement) -> dict[str, Any]:
    """The statement as stored, with all that hangs on it, keys included."""
    row = Statement.objects.values().get(pk=statement.pk)
    hanging = ("country_tags", "topic_tags", "mentions", "joint")
    return row | {name: list(getattr(statement, name).order_by("pk").values()) for name in hanging}


# Where words stand


@pytest.mark.parametrize(
    ("begins", "ends", "found"),
    [
        ("", "with it", "the dam in Upper Example would open, and  the road with it"),
        ("Upper  example", "", "Upper Example would open"),
        ("and the road", "with it", "and  the road with it"),
        ("", "", "the dam in Upper Example would open"),
    ],
)
def test_a_span_is_found_by_its_first_and_last_words(begins, ends, found):
    start = BODY.index("the dam")
    near = (start, start + len("the dam in Upper Example would open"))
    start, end = spans.find(BODY, begins=begins, ends=ends, near=near)
    assert BODY[start:end] == found


def test_of_several_places_the_nearest_counts():
    body = "The dam. Bruno said the dam would open the dam."
    start, end = spans.find(body, begins="the dam", ends="dam", near=(19, 40))
    assert (start, body[start:end]) == (20, "the dam would open the dam")


def test_marks_that_keyboards_do_not_have_are_found_by_those_they_have():
    body = "He said “it’s ours” – today."
    assert spans.find(body, begins="it's", ends='ours" -', near=(8, 12)) == (9, 21)


@pytest.mark.parametrize(
    ("begins", "ends", "field"), [("a zeppelin", "", "begins"), ("", "Ana Testić", "ends"), ("She left", "", "ends")]
)
def test_words_that_are_not_there_are_told_at_their_field(begins, ends, field):
    start = BODY.index("the dam")
    with pytest.raises(ValidationError) as refused:
        spans.find(BODY, begins=begins, ends=ends, near=(start, start + 35))
    assert list(refused.value.message_dict) == [field]


# A corrected span


@pytest.mark.parametrize("around", [0, 1], ids=["exactly", "with white space"])
def test_a_corrected_span_says_what_the_words_are_and_keeps_the_old_ones_in_history(curator, around):
    statement = on_the_dam()
    start, end = BODY.index("the dam"), BODY.index(". She")
    curation.correct(statement.pk, by=curator, changes={}, span=(start - around, end))
    statement.refresh_from_db()
    assert statement.text == BODY[statement.start : statement.end]
    assert statement.text.startswith("the dam in Upper")
    assert statement.text.endswith("road with it")
    assert statement.review == "corrected"
    (told,) = (field for field in history_of(statement)[0].fields if field.name == "text")
    assert (told.before, told.after) == ("the dam in Upper Example would open", statement.text)


def test_a_span_moves_utterance_title_and_the_mentions_outside_it(curator):
    statement = on_the_dam(speaker=factories.actor())
    dam, road = factories.actor(), factories.actor()
    at = statement.start
    Mention.objects.create(statement=statement, actor=dam, start=at + 4, end=at + 7)
    Mention.objects.create(statement=statement, actor=road, start=at + 11, end=at + 24)
    utterances.gather([statement])
    statement.save()
    curation.correct(statement.pk, by=curator, changes={}, span=(at, at + 7))
    before = statement.utterance_id
    statement.refresh_from_db()
    assert [mention.actor for mention in statement.mentions.all()] == [dam]
    assert statement.utterance_id not in (None, before)
    assert not statement.in_title
    curation.correct(statement.pk, by=curator, changes={}, span=(0, 8))
    statement.refresh_from_db()
    assert (statement.text, statement.in_title) == ("Dam news", True)


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (8, 10), (0, 10_000), (-4, 8)])
def test_an_impossible_span_is_refused(curator, span):
    statement = on_the_dam()
    before = everything(statement)
    with pytest.raises(ValidationError):
        curation.correct(statement.pk, by=curator, changes={"kind": "mixed"}, span=span)
    assert everything(statement) == before


def test_two_statements_cannot_stand_at_the_same_characters(curator):
    statement = on_the_dam()
    other = factories.statement(of=statement.article, text="the road with it")
    with pytest.raises(ValidationError, match=f"Statement {other.pk} "):
        curation.correct(statement.pk, by=curator, changes={}, span=(other.start, other.end))


# Taken back


def confirm(statement: Statement, by: User) -> None:
    curation.confirm(statement.pk, by=by)


def reject(statement: Statement, by: User) -> None:
    curation.reject(statement.pk, by=by, reason="nobody said this")


def set_aside(statement: Statement, by: User) -> None:
    curation.set_aside(statement.pk, by=by, reason="nobody is named")


def correct(statement: Statement, by: User) -> None:
    """Changes everything that can be."""
    changes = {"kind": "mixed", "speaker": factories.actor(), "said_on": "2024-05-01", "said_precision": "month"}
    curation.correct(
        statement.pk,
        by=by,
        changes=changes,
        span=(statement.start, statement.start + 10),
        countries=[factories.country()],
        topics=[],
        reason="She meant the other one.",
    )


@pytest.mark.parametrize("decide", [confirm, reject, set_aside, correct])
def test_undo_makes_the_statement_exactly_what_it_was(curator, decide):
    statement = on_the_dam(
        speaker=factories.actor(),
        countries=(factories.country(),),
        topics=(factories.topic(), factories.topic()),
    )
    Mention.objects.create(
        statement=statement, actor=factories.actor(), start=statement.start + 11, end=statement.start + 24
    )
    before = everything(statement)
    decide(statement, curator)
    assert everything(statement) != before
    curation.undo(statement.pk, by=curator)
    after = everything(statement)
    for mention in (*before["mentions"], *after["mentions"]):
        del mention["id"]  # the only rows without a history
    assert after == before


def test_each_undo_takes_back_one_decision_more(curator, mira):
    statement = on_the_dam()
    states = [everything(statement)]
    for decide, by in ((set_aside, mira), (correct, mira), (confirm, curator), (reject, curator)):
        decide(statement, by)
        states.append(everything(statement))
    while len(states) > 1:
        states.pop()
        curation.undo(statement.pk, by=curator)
        assert everything(statement) == states[-1]
    with pytest.raises(curation.CurationError, match="Nobody has decided"):
        curation.undo(statement.pk, by=curator)


def test_a_decision_after_an_undo_is_taken_back_alone(curator):
    statement = on_the_dam()
    confirm(statement, curator)
    reject(statement, curator)
    curation.undo(statement.pk, by=curator)
    correct(statement, curator)
    curation.undo(statement.pk, by=curator)
    statement.refresh_from_db()
    assert statement.review == "confirmed"


def test_undo_is_itself_a_line_of_history(curator, mira):
    statement = on_the_dam()
    confirm(statement, mira)
    curation.undo(statement.pk, by=curator)
    assert [(change.act, change.who) for change in history_of(statement)][:2] == [("undo", "vera"), ("confirm", "mira")]


def test_a_tag_that_a_machine_put_since_stays(curator):
    statement = on_the_dam()
    correct(statement, curator)
    topic = factories.topic()
    with pghistory.context(act="tag again"):
        StatementTopic.objects.create(statement=statement, topic=topic, rule="statement")
    curation.undo(statement.pk, by=curator)
    assert list(statement.topics.all()) == [topic]


def test_what_changed_again_since_is_not_taken_back_in_silence(curator):
    statement = on_the_dam()
    correct(statement, curator)
    Statement.objects.filter(pk=statement.pk).update(speaker=factories.actor())
    before = everything(statement)
    with pytest.raises(curation.CurationError, match=r"changed again since \(speaker\)"):
        curation.undo(statement.pk, by=curator)
    assert everything(statement) == before


def test_undo_does_not_put_a_statement_where_another_stands_now(curator):
    statement = on_the_dam()
    start, end = statement.start, statement.end
    curation.correct(statement.pk, by=curator, changes={}, span=(start, start + 7))
    other = factories.statement(of=statement.article, text=BODY[start:end])
    with pytest.raises(curation.CurationError, match=f"Statement {other.pk} stands at those characters"):
        curation.undo(statement.pk, by=curator)


def test_a_statement_that_came_with_its_decision_has_nothing_before_it(curator):
    statement = on_the_dam(review="confirmed")
    with pytest.raises(curation.CurationError, match="nothing before it"):
        curation.undo(statement.pk, by=curator)


def test_a_rejection_by_the_machine_can_be_taken_back(curator):
    statement = on_the_dam()
    Statement.objects.filter(pk=statement.pk).update(review="rejected", review_reason="No longer found.")
    curation.undo(statement.pk, by=curator)
    statement.refresh_from_db()
    assert (statement.review, statement.review_reason) == ("proposed", "")


def test_about_ones_own_upload_one_takes_back_only_what_one_decided(curator, mira):
    statement = on_the_dam()
    batch = Upload.objects.create(uploaded_by=curator)
    UploadItem.objects.create(upload=batch, name="a.txt", article=statement.article, outcome="stored")
    reject(statement, curator)
    curation.undo(statement.pk, by=curator)
    reject(statement, mira)
    with pytest.raises(curation.OwnUpload):
        curation.undo(statement.pk, by=curator)
    curation.undo(statement.pk, by=mira)
