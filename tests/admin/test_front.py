"""The front page of the desk, and topics and articles that are read again from their pages."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import curation, tasks
from articles.models import Run, StatementTopic, Topic
from tests import factories, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(people.curator(name="vera"))
    return client


@pytest.fixture(autouse=True)
def at_once(monkeypatch, django_capture_on_commit_callbacks):
    """Tests end before their transaction does, so what waits for its end is done at once."""
    monkeypatch.setattr("articles.admin.runs.transaction.on_commit", lambda deed: deed())


def sections(client: Client) -> dict[str, list[str]]:
    found = client.get(reverse("admin:index")).context["app_list"]
    return {str(each["name"]): [str(model["name"]) for model in each["models"]] for each in found}


def test_the_front_page_shows_what_is_curated_and_not_how_people_sign_in(desk, client):
    shown = sections(desk)
    assert shown["The record"] == ["Statements", "Articles", "Actors", "Speakers without an actor"]
    assert "Merges and splits" in shown["What was done"]
    client.force_login(people.superuser())
    everything = [name for names in sections(client).values() for name in names]
    assert "Users" in everything
    assert not [name for name in everything if "mail" in name.lower() or "authenticator" in name.lower()]
    assert client.get(reverse("admin:account_emailaddress_changelist")).status_code == 200  # by its address
    assert client.get(reverse("admin:app_list", args=["articles"])).status_code == 200


def test_every_link_of_the_front_page_leads_somewhere(desk):
    for section in desk.get(reverse("admin:index")).context["app_list"]:
        for model in section["models"]:
            assert desk.get(model["admin_url"]).status_code == 200, model["name"]


# Topics


def sent(topic: Topic, **fields: str) -> dict[str, str]:
    empty = {"definition": "", "include": "", "exclude": "", "requires_any": ""}
    return {"slug": topic.slug, "label": topic.label} | empty | fields


@pytest.fixture
def gates() -> Topic:
    """A topic, and an article that would be told by the word “gate”."""
    topic = factories.topic(slug="gates", include=["bridge"])
    article = factories.article(body="“The gate stays shut,” Ana Testić said.\n")
    statement = factories.statement(of=article, text="The gate stays shut,", kind="direct", form="quote")
    StatementTopic.objects.create(statement=statement, topic=topic, rule="statement")
    return topic


@pytest.mark.django_db(transaction=True)  # the page locks what it compares, which takes a transaction of its own
def test_a_trial_shows_what_would_change_and_saves_nothing_until_it_is_adopted(desk, gates):
    page = reverse("admin:articles_topic_change", args=[gates.pk])
    factories.statement(
        of=factories.article(body="“The gates open,” Ana Testić said.\n"),
        text="The gates open,",
        kind="direct",
        form="quote",
    )
    seen = desk.get(page).context["adminform"].form["seen"].value()
    answer = desk.post(page, sent(gates, include="gates?", _preview="1", seen=seen), follow=True)
    run = Run.objects.get()
    assert (run.kind, run.counts["gained"]) == ("preview", 1)
    assert "The gates open" in answer.content.decode()
    gates.refresh_from_db()
    assert gates.include == ["bridge"]
    draft = desk.get(page, {"draft": run.pk})
    assert draft.context["adminform"].form["include"].value() == "gates?"
    desk.post(reverse("admin:articles_run_adopt", args=[run.pk]))
    gates.refresh_from_db()
    assert gates.include == ["gates?"]
    assert StatementTopic.objects.filter(topic=gates).count() == 2
    assert list(Run.objects.values_list("kind", flat=True)) == ["retag", "preview"]


def test_a_trial_is_not_adopted_over_what_somebody_else_saved(desk, gates):
    desk.post(reverse("admin:articles_topic_change", args=[gates.pk]), sent(gates, include="gate", _preview="1"))
    curation.change_patterns(gates.pk, {"include": ["door"]}, by=people.curator(name="mira"))
    page = desk.post(reverse("admin:articles_run_adopt", args=[Run.objects.get().pk]), follow=True)
    assert "mira" in page.content.decode()
    gates.refresh_from_db()
    assert gates.include == ["door"]


def test_a_trial_of_a_pattern_that_does_not_compile_is_told_at_its_field(desk, gates):
    page = reverse("admin:articles_topic_change", args=[gates.pk])
    answer = desk.post(page, sent(gates, include="(unclosed", _preview="1"))
    assert answer.context["adminform"].form.errors["include"]
    assert not Run.objects.exists()


def test_saving_other_patterns_tags_anew_and_saving_a_label_does_not(desk, gates):
    page = reverse("admin:articles_topic_change", args=[gates.pk])
    desk.post(page, sent(gates, include="bridge", label="Gates and doors"))
    assert not Run.objects.exists()
    desk.post(page, sent(gates, include="bridges?"))
    assert Run.objects.get().finished_at
    assert StatementTopic.objects.count() == 0


# Articles


def test_one_article_is_read_again_at_once_and_many_in_the_background(desk, monkeypatch):
    one, two = factories.article(), factories.article()
    address = reverse("admin:articles_article_changelist")
    page = desk.post(address, {"action": "read_again", "_selected_action": [one.pk]}, follow=True)
    run = page.context["original"]
    assert (run.kind, run.done, run.total) == ("extract", 1, 1)
    monkeypatch.setattr("articles.rereading.BATCH", 1)
    monkeypatch.setattr("articles.admin.runs.AT_ONCE_S", 0)
    queued = []
    monkeypatch.setattr(tasks.carry_on, "defer", lambda **given: queued.append(given["run_id"]))
    page = desk.post(address, {"action": "read_again", "_selected_action": [one.pk, two.pk]}, follow=True)
    run = page.context["original"]
    assert (run.done, run.finished_at, queued) == (1, None, [run.pk])
    assert page.headers["Refresh"] == "3"
    tasks.carry_on(queued[0])
    page = desk.get(reverse("admin:articles_run_change", args=[run.pk]))
    assert page.context["original"].finished_at
    assert "Refresh" not in page.headers


def test_statements_of_chosen_articles_are_taken_away(desk):
    statement = factories.statement()
    address = reverse("admin:articles_article_changelist")
    chosen = {"action": "export", "_selected_action": [statement.article_id], "format": "csv"}
    answer = desk.post(address, chosen)
    assert statement.text.encode() in b"".join(answer.streaming_content)


def test_the_page_of_an_article_carries_the_versions_of_its_statements(desk):
    statement = factories.statement()
    page = desk.get(reverse("admin:articles_article_change", args=[statement.article_id])).content.decode()
    assert f'name="seen-{statement.pk}"' in page
    assert 'value="read_again"' in page


# Lists of people


@pytest.mark.parametrize("model", ["user", "group"])
def test_lists_of_people_take_as_many_queries_for_twice_the_rows_and_know_diacritics(client, model):
    client.force_login(people.superuser(name="zzz"))
    address = reverse(f"admin:auth_{model}_changelist")
    client.get(address)
    counts = []
    for n in range(2):
        for name in (f"đorđe {n}", f"Šime {n}", f"Ana {n}"):
            User.objects.create_user(name) if model == "user" else Group.objects.create(name=name)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert client.get(address, {"q": "DORDE"}).context["cl"].result_count == 2
