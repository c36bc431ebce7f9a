"""Two actors become one, and two again: nothing lost, nothing doubled, the old addresses still answer."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from articles import curation
from articles.curation.actors import links
from articles.models import (
    Actor,
    ActorMove,
    ActorName,
    JointSpeaker,
    ListedStatement,
    Mention,
    Metonym,
    Office,
    Redirect,
    Statement,
    Tenure,
    Utterance,
)
from articles.models.changes import history_of
from articles.utterances import gather
from tests import factories, people, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera():
    return people.curator(name="vera")


def tables() -> dict[str, str]:
    """A hash of every table of the record; logs of what happened grow, whatever happens."""
    logs = ("event", "_recordchange", "_actormove")
    return {name: digest for name, digest in record.fingerprint().items() if not name.endswith(logs)}


def said(speaker: Actor, text: str, **fields) -> Statement:
    statement = factories.statement(speaker=speaker, text=text, **fields)
    gather([statement])
    statement.save()
    return statement


def pair() -> tuple[Actor, Actor]:
    """An actor, and another with a row in everything that can point to one."""
    kept = factories.actor(name="Ana Testić", slug="ana-testic")
    gone = factories.actor(name="Ana Testic", slug="ana-testic-2", parent=kept)
    ActorName.objects.create(actor=kept, text="Ana Testić")
    for text in ("Ana Testić", "A. Testić"):  # the first of them is a spelling of both
        ActorName.objects.create(actor=gone, text=text)
    office = Office.objects.create(slug="head", title="Head of the Bridge", organisation=gone)
    term = Tenure.objects.create(key="head-1", office=office, actor=gone, starts=date(2020, 1, 1))
    Metonym.objects.create(text="the bridge", actor=gone, alternatives=["city", gone.slug, kept.slug])
    Redirect.objects.create(old_path="/actors/testic/", new_path="/actors/ana-testic-2/", reason="renamed")
    said(kept, "the gate stays shut")
    said(gone, "the gate stays shut")  # the same words: one utterance afterwards
    said(gone, "the gate will be painted", tenure=term, review="confirmed")
    about = said(kept, "Ana Testić was right", via=gone)
    for actor in (kept, gone):
        Mention.objects.create(statement=about, actor=actor, start=about.start, end=about.start + 10)
    Mention.objects.create(statement=about, actor=gone, start=about.start + 11, end=about.end)
    together = factories.statement(speaker_printed="Ana Testic; Ana Testić")
    for place, actor in enumerate((gone, kept)):
        JointSpeaker.objects.create(statement=together, place=place, actor=actor, printed=actor.name)
    return kept, gone


def test_after_a_merge_nothing_points_to_the_one_who_is_gone(vera):
    kept, gone = pair()
    curation.merge(kept.pk, gone.pk, by=vera, reason="one person, two spellings")
    assert not Actor.objects.filter(pk=gone.pk).exists()
    assert [f"{m.__name__}.{c}" for m, c in links() if m._base_manager.filter(**{c: gone.pk}).exists()] == []
    assert Statement.objects.filter(speaker=kept).count() == 4
    assert set(kept.names.values_list("text", flat=True)) == {"Ana Testić", "A. Testić", "Ana Testic"}
    assert Utterance.objects.filter(speaker=kept).count() == 3
    assert list(Metonym.objects.values_list("alternatives", flat=True)) == [["city", "ana-testic"]]
    assert not Statement.objects.exclude(utterance=None).exclude(utterance__speaker=kept).exists()
    assert list(ListedStatement.objects.faults()) == []
    assert Statement.objects.get(review="confirmed").speaker == kept


def test_every_table_that_points_to_an_actor_is_in_the_pair():
    """A table added later fails here until the pair has a row of it."""
    _, gone = pair()
    empty = [f"{m.__name__}.{c}" for m, c in links() if not m._base_manager.filter(**{c: gone.pk}).exists()]
    assert empty == ["Actor.parent_id"]  # told on its own below


def test_a_preview_says_exactly_what_then_moves(vera):
    kept, gone = pair()
    preview = curation.preview_merge(kept.pk, gone.pk)
    assert preview.moving == {
        "Statement.speaker_id": 2,
        "Statement.via_id": 1,
        "Mention.actor_id": 1,
        "ActorName.actor_id": 1,
        "Tenure.actor_id": 1,
        "Utterance.speaker_id": 1,
        "Office.organisation_id": 1,
        "Metonym.actor_id": 1,
        "Metonym.alternatives": 1,
        "Redirect.new_path": 2,
    }
    assert preview.dropped == {
        "ActorName.actor_id": 1,
        "JointSpeaker.actor_id": 1,
        "Mention.actor_id": 1,
        "Utterance.speaker_id": 1,
    }
    assert any("side by side" in warning for warning in preview.warnings)
    move = curation.merge(kept.pk, gone.pk, by=vera, reason="one", expected=preview.digest)
    assert move.counts == preview.moving


def test_a_merge_that_is_no_longer_the_one_that_was_looked_at_is_refused(vera):
    kept, gone = pair()
    digest = curation.preview_merge(kept.pk, gone.pk).digest
    said(gone, "something new")
    before = tables()
    with pytest.raises(curation.CurationError, match="look again"):
        curation.merge(kept.pk, gone.pk, by=vera, reason="one", expected=digest)
    assert tables() == before


def test_undoing_a_merge_leaves_every_table_as_it_was_ids_included(vera):
    kept, gone = pair()
    factories.actor(name="A Part", parent=gone)
    Actor.objects.filter(pk=kept.pk).update(parent=gone.pk)
    Actor.objects.filter(pk=gone.pk).update(parent=None)
    before = tables()
    move = curation.merge(kept.pk, gone.pk, by=vera, reason="one")
    kept.refresh_from_db()
    assert kept.parent is None
    assert tables() != before
    move, left = curation.undo_move(move.pk, by=vera)
    assert (left, move.undone_by) == (0, vera)
    assert tables() == before
    with pytest.raises(curation.CurationError, match="already"):
        curation.undo_move(move.pk, by=vera)


@pytest.mark.parametrize("each", [100, pytest.param(1_000, marks=pytest.mark.slow)])
def test_as_many_statements_each_merged_and_undone_leave_the_tables_as_they_were(vera, each):
    kept, gone = factories.actor(name="Ana Testić"), factories.actor(name="Ana Testic")
    speeches = 10
    for number in range(speeches):
        sentences = [f"Sentence {n} of speech {number}." for n in range(2 * each // speeches)]
        article = factories.article(body=" ".join(sentences))
        statements, at = [], 0
        for n, text in enumerate(sentences):
            statements.append(
                Statement(
                    article=article,
                    start=at,
                    end=at + len(text),
                    text=text,
                    kind="direct",
                    form="quote",
                    rule="quote",
                    confidence=0.9,
                    speaker=kept if n % 2 else gone,
                )
            )
            at += len(text) + 1
        gather(statements)
        Statement.objects.bulk_create(statements)
    before = tables()
    move = curation.merge(kept.pk, gone.pk, by=vera, reason="one")
    assert move.counts["Statement.speaker_id"] == each
    assert Statement.objects.filter(speaker=kept).count() == 2 * each
    curation.undo_move(move.pk, by=vera)
    assert tables() == before


def test_while_merged_page_api_and_filter_lead_to_the_one_who_was_kept(vera, client):
    kept, gone = pair()
    move = curation.merge(kept.pk, gone.pk, by=vera, reason="one")
    answer = client.get("/actors/ana-testic-2/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/actors/ana-testic/")
    assert answer.headers["Cache-Control"] == "max-age=3600"  # for it may be taken back
    assert client.get("/actors/testic/").headers["Location"] == "/actors/ana-testic/"
    answer = client.get("/api/actors/ana-testic-2")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/api/actors/ana-testic")
    answer = client.get(reverse("statements"), {"actor": "ana-testic-2"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/statements/?actor=ana-testic"
    found = client.get("/api/statements", {"actor": "ana-testic-2"}, follow=True).json()
    assert found["total"] == client.get("/api/statements", {"actor": "ana-testic"}).json()["total"] > 0
    curation.undo_move(move.pk, by=vera)
    assert client.get("/actors/ana-testic-2/").status_code == 200
    assert client.get("/actors/testic/").headers["Location"] == "/actors/ana-testic-2/"


def test_a_chain_of_merges_leads_to_its_end_and_comes_apart_from_there(vera):
    first, second, third = (factories.actor(slug=slug) for slug in ("one", "two", "three"))
    said(first, "the first words")
    before = tables()
    one = curation.merge(second.pk, first.pk, by=vera, reason="a")
    two = curation.merge(third.pk, second.pk, by=vera, reason="b")
    assert set(Redirect.objects.values_list("old_path", "new_path")) == {
        ("/actors/one/", "/actors/three/"),
        ("/actors/two/", "/actors/three/"),
    }
    with pytest.raises(curation.CurationError, match="take that back first"):
        curation.undo_move(one.pk, by=vera)
    curation.undo_move(two.pk, by=vera)
    curation.undo_move(one.pk, by=vera)
    assert tables() == before


def test_what_was_changed_since_stays_as_it_was_changed(vera):
    kept, gone = pair()
    other = factories.actor(name="Bruno Exampleson")
    move = curation.merge(kept.pk, gone.pk, by=vera, reason="one")
    moved = Statement.objects.filter(text="the gate stays shut").latest("pk")
    curation.correct(moved.pk, by=vera, changes={"speaker": other})
    new = said(kept, "the gate will be painted")  # in the meantime; the same words as one that moves back
    _, left = curation.undo_move(move.pk, by=vera)
    assert left > 0
    moved.refresh_from_db()
    assert moved.speaker == other
    new.refresh_from_db()
    assert (new.speaker, new.utterance.speaker) == (kept, kept)
    assert list(ListedStatement.objects.faults()) == []


def test_an_address_taken_meanwhile_stands_in_the_way_and_nothing_is_half_undone(vera):
    kept, gone = pair()
    move = curation.merge(kept.pk, gone.pk, by=vera, reason="one")
    factories.actor(slug="ana-testic-2")
    before = tables()
    with pytest.raises(curation.CurationError, match="cannot be taken back"):
        curation.undo_move(move.pk, by=vera)
    assert tables() == before
    assert ActorMove.objects.get().undone_at is None


def test_history_tells_who_merged_and_why(vera):
    kept, gone = pair()
    curation.merge(kept.pk, gone.pk, by=vera, reason="one person, two spellings")
    newest = history_of(kept)[0]
    assert (newest.who, newest.act, newest.reason) == ("vera", "merge", "one person, two spellings")
    statement = Statement.objects.filter(text="the gate stays shut").latest("pk")
    assert history_of(statement)[0].act == "merge"


@pytest.mark.parametrize(("reason", "same", "told"), [("  ", False, "Say why"), ("x", True, "one and the same")])
def test_a_merge_needs_two_and_a_reason(vera, reason, same, told):
    kept, gone = factories.actor(), factories.actor()
    with pytest.raises(curation.CurationError, match=told):
        curation.merge(kept.pk, kept.pk if same else gone.pk, by=vera, reason=reason)
    with pytest.raises(curation.CurationError, match="no actor"):
        curation.merge(kept.pk, 999_999, by=vera, reason="x")
