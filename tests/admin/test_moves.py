"""Merging, splitting and matching actors in admin: shown before it is done, done as it was shown, taken back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Actor, ActorMove, ActorName, Statement
from tests import factories, people

pytestmark = pytest.mark.django_db

MERGE = "admin:articles_actor_merge"
MATCH = "admin:articles_actor_match"
UNKNOWN = "admin:articles_actor_unknown"


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(people.curator(name="vera"))
    return client


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    kept, gone = factories.actor(name="Ana Testić"), factories.actor(name="Ana Testic")
    for actor, text in ((kept, "Ana Testić"), (gone, "A. Testić")):
        ActorName.objects.create(actor=actor, text=text)
    factories.statement(speaker=kept)
    factories.statement(speaker=kept)
    factories.statement(speaker=gone)
    return kept, gone


def merged(desk: Client, *actors: Actor, **sent):
    looked = desk.get(reverse(MERGE), {"actor": [a.pk for a in actors], "keep": actors[0].pk}).context["previews"]
    data = {
        "actor": [actor.pk for actor in actors],
        "keep": actors[0].pk,
        "gone": [preview.gone.pk for preview in looked],
        "digest": [preview.digest for preview in looked],
        "reason": "one person",
    }
    return lambda: desk.post(reverse(MERGE), data | sent, follow=True)


def test_the_action_leads_to_a_page_that_shows_what_would_move(desk, pair):
    kept, gone = pair
    chosen = {"action": "merge", "_selected_action": [kept.pk, gone.pk]}
    page = desk.post(reverse("admin:articles_actor_changelist"), chosen, follow=True)
    assert page.context["keep"] == kept  # who speaks most
    (preview,) = page.context["previews"]
    assert (preview.gone, preview.moving["Statement.speaker_id"]) == (gone, 1)
    assert "A. Testić" in page.content.decode()
    assert Actor.objects.count() == 2
    other_way = desk.get(reverse(MERGE), {"actor": [kept.pk, gone.pk], "keep": gone.pk})
    assert other_way.context["previews"][0].moving["Statement.speaker_id"] == 2


def test_a_merge_is_done_told_and_taken_back(desk, pair):
    kept, gone = pair
    page = merged(desk, kept, gone)()
    assert "rows moved" in page.content.decode()
    assert Statement.objects.filter(speaker=kept).count() == 3
    move = ActorMove.objects.get()
    assert (move.made_by.username, move.reason) == ("vera", "one person")
    assert "Take it back" in desk.get(reverse("admin:articles_actormove_change", args=[move.pk])).content.decode()
    page = desk.post(reverse("admin:articles_actormove_undo", args=[move.pk]), follow=True)
    assert "everything is where it was" in page.content.decode()
    assert Statement.objects.filter(speaker=gone.pk).count() == 1
    page = desk.post(reverse("admin:articles_actormove_undo", args=[move.pk]), follow=True)
    assert "taken back already" in page.content.decode()


def test_several_are_merged_at_once(desk, pair):
    kept, gone = pair
    third = factories.actor(name="Anna Testitsch")
    factories.statement(speaker=third)
    merged(desk, kept, gone, third)()
    assert Statement.objects.filter(speaker=kept).count() == 4
    assert list(Actor.objects.all()) == [kept]


def test_what_changed_since_it_was_shown_is_not_merged(desk, pair):
    kept, gone = pair
    send = merged(desk, kept, gone)
    factories.statement(speaker=gone)
    assert "look again" in send().content.decode()
    assert Actor.objects.filter(pk=gone.pk).exists()


def test_a_merge_without_a_reason_is_asked_for_one(desk, pair):
    page = merged(desk, *pair, reason=" ")()
    assert page.context["form"].errors["reason"]
    assert Actor.objects.count() == 2


def test_names_are_split_off_with_the_statements_that_were_ticked(desk):
    actor = factories.actor(name="Ana Testić")
    ActorName.objects.create(actor=actor, text="Ana Testić")
    bruno = ActorName.objects.create(actor=actor, text="Bruno Testić")
    article = factories.article(body="Bruno Testić said the gate stays shut.")
    statement = factories.statement(
        of=article, text="the gate stays shut", speaker=actor, mention_start=0, mention_end=12
    )
    address = reverse("admin:articles_actor_split", args=[actor.pk])
    page = desk.get(address, {"name_id": bruno.pk})
    assert page.context["preview"].proposed == [statement]
    sent = {"name_id": bruno.pk, "statement": statement.pk, "name": "Bruno Testić", "kind": "person", "reason": "two"}
    both = desk.post(address, sent | {"into": actor.pk})
    assert "not both" in both.content.decode()
    desk.post(address, sent)
    statement.refresh_from_db()
    assert statement.speaker.name == "Bruno Testić"
    assert ActorMove.objects.get().kind == "split"


def test_printed_names_are_matched_or_made_into_an_actor(desk):
    ana = factories.actor(name="Ana Testić")
    for printed in ("Anna Testitsch", "Anna Testitsch", "Bruno Exampleson", "a spokesman"):
        factories.statement(speaker_printed=printed)
    page = desk.get(reverse(UNKNOWN))
    assert [(row["spellings"], row["count"]) for row in page.context["rows"]] == [
        (["Anna Testitsch"], 2),
        (["Bruno Exampleson"], 1),
    ]
    assert "a spokesman" in desk.get(reverse(UNKNOWN), {"all": "1"}).content.decode()
    shown = desk.get(reverse(MATCH), {"printed": "Anna Testitsch"}).context["preview"].pks
    page = desk.post(reverse(MATCH), {"printed": "Anna Testitsch", "into": ana.pk, "statement": shown}, follow=True)
    assert "2 statements are now by Ana Testić." in page.content.decode()
    shown = desk.get(reverse(MATCH), {"printed": "Bruno Exampleson"})
    assert shown.context["form"].initial["name"] == "Bruno Exampleson"
    pks = shown.context["preview"].pks
    desk.post(reverse(MATCH), {"printed": "Bruno Exampleson", "name": "Bruno Exampleson", "statement": pks})
    assert Statement.objects.get(pk=pks[0]).speaker.name == "Bruno Exampleson"


def test_the_page_of_unknown_speakers_takes_as_many_queries_for_many(desk):
    desk.get(reverse(UNKNOWN))
    counts = []
    for _ in range(2):
        for n in range(5):
            factories.statement(speaker_printed=f"Ana Testić {len(counts)} {n}")
        with CaptureQueriesContext(connection) as queries:
            rows = desk.get(reverse(UNKNOWN)).context["rows"]
        counts.append((rows.paginator.count, len(queries)))
    assert counts[0][0] * 2 == counts[1][0]
    assert counts[0][1] == counts[1][1]


@pytest.mark.parametrize("sent", [{}, {"actor": "x"}, {"actor": "999999"}, {"keep": "-1", "q": "\0", "p": "99"}])
@pytest.mark.parametrize("name", [MERGE, MATCH, UNKNOWN])
def test_nonsense_in_the_address_is_an_empty_page(desk, name, sent):
    assert desk.get(reverse(name), sent).status_code == 200
    assert desk.post(reverse(name), sent).status_code == 200


def test_who_may_not_change_actors_sees_none_of_it(client, pair):
    client.force_login(people.uploader())
    kept, _ = pair
    for address in (
        reverse(MERGE),
        reverse(MATCH),
        reverse(UNKNOWN),
        reverse("admin:articles_actor_split", args=[kept.pk]),
    ):
        assert client.get(address).status_code == 403
        assert client.post(address).status_code == 403
