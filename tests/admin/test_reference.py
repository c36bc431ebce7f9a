"""Topics, actors and groups in admin."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles.models import Office, Tenure
from tests import factories, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(people.curator(name="vera"))
    return client


def save_topic(desk: Client, topic, **fields: str):
    sent = {
        "slug": topic.slug,
        "label": topic.label,
        "definition": "",
        "include": "",
        "exclude": "",
        "requires_any": "",
    }
    return desk.post(reverse("admin:articles_topic_change", args=[topic.pk]), sent | fields)


def test_patterns_are_typed_one_a_line_and_a_comma_stays_in_its_pattern(desk):
    topic = factories.topic()
    assert save_topic(desk, topic, include="bridge\\w{2,3}\r\n\r\n  gate|door \r\n").status_code == 302
    topic.refresh_from_db()
    assert topic.include == [r"bridge\w{2,3}", "gate|door"]
    page = desk.get(reverse("admin:articles_topic_change", args=[topic.pk]))
    assert b"bridge\\w{2,3}\ngate|door" in page.content


@pytest.mark.parametrize("field", ["include", "exclude", "requires_any"])
def test_a_pattern_that_does_not_compile_is_told_at_its_field(desk, field):
    topic = factories.topic(include=["bridge"])
    response = save_topic(desk, topic, **{field: "fine\n(unclosed"})
    assert response.status_code == 200
    assert "(unclosed" in str(response.context["adminform"].form.errors[field])
    topic.refresh_from_db()
    assert topic.include == ["bridge"]


def test_who_gives_a_topic_another_slug_leaves_the_way_to_it(desk, client):
    topic = factories.topic(slug="gates")
    statement = factories.statement(topics=(topic,))
    for slug in ("doors", "portals", "gates", "arches"):  # the way back included
        topic.refresh_from_db()
        assert save_topic(desk, topic, slug=slug).status_code == 302
    for old in ("gates", "doors", "portals"):
        assert client.get(f"/topics/{old}/").headers["Location"] == "/topics/arches/"
        assert client.get(f"/api/statements?topic={old}").json()["statements"][0]["statement"] == statement.pk
    assert client.get("/topics/arches/").status_code == 200


def test_an_actor_is_found_by_any_spelling(desk):
    actor = factories.actor(name="Đorđe Šimić")
    actor.names.create(text="Джордже Шимич")
    factories.actor()
    for words in ("dorde simic", "Simic", "Шимич"):
        found = desk.get(reverse("admin:articles_actor_changelist"), {"q": words}).context["cl"].queryset
        assert list(found) == [actor], words


def test_a_new_term_gets_a_key_and_its_change_is_in_the_history_of_the_actor(desk):
    actor = factories.actor(slug="ana-testic", name="Ana Testić")
    office = Office.objects.create(slug="head-of-examples", title="Head of Examples")
    sent = {"actor": actor.pk, "office": office.pk, "starts": "2024-01-01", "starts_precision": "day"}
    assert desk.post(reverse("admin:articles_tenure_add"), sent).status_code == 302
    assert Tenure.objects.get().key == "head-of-examples-ana-testic-2024-01-01"
    history = desk.get(reverse("admin:articles_actor_history", args=[actor.pk])).content.decode()
    assert "vera" in history
    assert "Head of Examples" in history


def test_a_term_that_ends_before_it_starts_is_told(desk):
    actor = factories.actor()
    office = Office.objects.create(slug="o", title="Head of Examples")
    sent = {
        "actor": actor.pk,
        "office": office.pk,
        "starts": "2024-01-02",
        "starts_precision": "day",
        "ends": "2024-01-01",
    }
    response = desk.post(reverse("admin:articles_tenure_add"), sent)
    assert response.status_code == 200
    assert response.context["errors"]
    assert not Tenure.objects.exists()


def test_the_same_term_twice_is_told_and_not_a_fault(desk):
    actor = factories.actor()
    office = Office.objects.create(slug="o", title="Head of Examples")
    sent = {"actor": actor.pk, "office": office.pk, "starts": "2024-01-02", "starts_precision": "day"}
    assert desk.post(reverse("admin:articles_tenure_add"), sent).status_code == 302
    response = desk.post(reverse("admin:articles_tenure_add"), sent)
    assert "recorded in this office from 2024-01-02 already" in str(response.context["errors"])
    page = reverse("admin:articles_office_change", args=[office.pk])
    forms_of_page = {"tenures-TOTAL_FORMS": 1, "tenures-INITIAL_FORMS": 0, "tenures-0-office": office.pk}
    line = {f"tenures-0-{name}": value for name, value in sent.items() if name != "office"}
    response = desk.post(page, {"slug": "o", "title": "Head of Examples"} | forms_of_page | line)
    assert "already" in str(response.context["errors"])
    assert actor.tenures.count() == 1


# Groups


def may(group: str) -> set[str]:
    return set(Group.objects.get(name=group).permissions.values_list("codename", flat=True))


def make_groups() -> None:
    """As the migrations do."""
    import_module("articles.migrations.0003_groups").make(apps, connection.schema_editor())
    import_module("articles.migrations.0014_merges_and_runs").let_curators_view(apps, connection.schema_editor())


def test_groups_are_made_on_a_database_without_permissions():
    Group.objects.all().delete()
    Permission.objects.all().delete()
    make_groups()
    assert may("uploader") == {"add_upload", "view_upload", "view_uploaditem"}
    assert {"change_statement", "change_article", "view_original", "add_actor"} <= may("curator")


def test_making_them_again_changes_nothing():
    before = may("curator"), may("uploader"), Permission.objects.count()
    make_groups()
    assert (may("curator"), may("uploader"), Permission.objects.count()) == before


def test_nobody_deletes_but_a_tag():
    deletes = {name for group in ("uploader", "curator") for name in may(group) if name.startswith("delete_")}
    assert deletes == {"delete_statementcountry", "delete_statementtopic"}
