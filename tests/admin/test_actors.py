"""Spellings of actors in admin: they change places on one page, and nobody has one twice."""

from __future__ import annotations

import threading
import time
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from articles.admin.actors import key_of
from articles.models import Actor, ActorName, Office, Outlet, Tenure
from articles.models.changes import history_of
from tests import factories, people
from tests.admin.pages import form_of, with_line
from tests.reviewing import together

pytestmark = pytest.mark.django_db

ANA, ANNA, HANA, JANA = "Ana Testić", "Anna Testić", "Hana Testić", "Jana Testić"


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(people.curator(name="vera"))
    return client


@pytest.fixture
def actor() -> Actor:
    """With three spellings."""
    actor = factories.actor(name=ANA)
    for text in (ANA, ANNA, HANA):
        ActorName.objects.create(actor=actor, text=text)
    return actor


def page_of(actor: Actor) -> str:
    return reverse("admin:articles_actor_change", args=[actor.pk])


def typed(*texts: str) -> dict[str, str]:
    return {f"names-{number}-text": text for number, text in enumerate(texts)}


def spelt(actor: Actor) -> list[str]:
    return list(actor.names.order_by("pk").values_list("text", flat=True))


def told(response: Any) -> str:
    return str(response.context["errors"])


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((ANNA, ANA, HANA), id="two change places"),
        pytest.param((ANNA, HANA, ANA), id="three change places"),
        pytest.param((ANNA, JANA, HANA), id="one takes what the next leaves"),
    ],
)
def test_spellings_change_places_on_one_page(desk, actor, texts):
    assert desk.post(page_of(actor), form_of(desk, page_of(actor)) | typed(*texts)).status_code == 302
    assert spelt(actor) == list(texts)
    changed = {change.after for change in history_of(actor)[0].fields}
    assert changed >= {text for text, before in zip(texts, (ANA, ANNA, HANA), strict=True) if text != before}


def test_a_new_spelling_takes_what_another_leaves(desk, actor):
    data = with_line(form_of(desk, page_of(actor)) | typed(JANA), "names", text=ANA, kind="full")
    assert desk.post(page_of(actor), data).status_code == 302
    assert spelt(actor) == [JANA, ANNA, HANA, ANA]


def test_a_spelling_typed_twice_is_told_at_its_columns(desk, actor):
    response = desk.post(page_of(actor), form_of(desk, page_of(actor)) | typed(ANNA))
    assert response.status_code == 200
    assert "duplicate data for text and kind" in told(response)
    assert spelt(actor) == [ANA, ANNA, HANA]


@pytest.mark.parametrize("place", [0, 3], ids=["in the place of another", "in a new line"])
def test_a_spelling_that_came_in_since_the_page_was_opened_is_told_at_its_field(desk, actor, place):
    data = form_of(desk, page_of(actor))
    ActorName.objects.create(actor=actor, text=JANA)
    if place == 3:
        data = with_line(data, "names", text=JANA, kind="full")
    response = desk.post(page_of(actor), data | {f"names-{place}-text": JANA})
    assert response.status_code == 200
    names = next(s.formset for s in response.context["inline_admin_formsets"] if s.formset.prefix == "names")
    assert "already exists" in str(names.forms[place].errors["text"])
    assert spelt(actor) == [ANA, ANNA, HANA, JANA]


def test_a_new_actor_comes_with_spellings(desk):
    page = reverse("admin:articles_actor_add")
    data = form_of(desk, page) | {"slug": "ana", "name": ANA, "sort_name": "Testic, Ana", "kind": "person"}
    data = with_line(with_line(data, "names", text=ANA, kind="full"), "names", text=ANNA, kind="full")
    assert "duplicate data" in told(desk.post(page, data | typed(ANA, ANA)))
    assert desk.post(page, data).status_code == 302
    assert spelt(Actor.objects.get()) == [ANA, ANNA]


def test_the_same_spelling_of_another_kind_or_actor_is_none_of_these(desk, actor):
    factories.actor().names.create(text=JANA)
    data = with_line(form_of(desk, page_of(actor)), "names", text=ANA, kind="weak")
    data = with_line(data, "names", text=JANA, kind="full")
    assert desk.post(page_of(actor), data).status_code == 302
    assert spelt(actor) == [ANA, ANNA, HANA, ANA, JANA]


def test_terms_of_office_change_places(desk, actor):
    posts = [Office.objects.create(slug=f"o{n}", title=f"Head of Examples {n}") for n in (1, 2)]
    terms = [Tenure.objects.create(key=o.slug, office=o, actor=actor, starts=date(2020, 1, 1)) for o in posts]
    data = form_of(desk, page_of(actor))
    swapped = {f"tenures-{n}-office": post.pk for n, post in enumerate(reversed(posts))}
    assert desk.post(page_of(actor), data | swapped).status_code == 302
    assert [Tenure.objects.get(pk=term.pk).office for term in terms] == posts[::-1]


# Two at once


def while_another_adds(row: Any, post: Any) -> Any:
    """What ``post`` answers where another session has written ``row`` and ends only once somebody waits for it."""
    written = threading.Event()

    def write() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                row.save()
                written.set()
                for _ in range(100):
                    cursor.execute("SELECT 1 FROM pg_locks WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))")
                    if cursor.fetchone():
                        return
                    time.sleep(0.05)
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    assert written.wait(10)
    try:
        return post()
    finally:
        writer.join()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_a_spelling_at_once_the_second_is_told(desk, actor):
    data = with_line(form_of(desk, page_of(actor)), "names", text=JANA, kind="full")
    response = while_another_adds(ActorName(actor=actor, text=JANA), lambda: desk.post(page_of(actor), data))
    assert "already exists" in told(response)
    assert spelt(actor) == [ANA, ANNA, HANA, JANA]
    assert list(response.context["messages"]) == []  # that it was saved


@pytest.mark.django_db(transaction=True)
def test_of_two_pages_that_are_sent_at_once_one_is_saved(desk, actor):
    client = Client()
    client.force_login(people.curator(name="mira"))
    data = with_line(form_of(desk, page_of(actor)), "names", text=JANA, kind="full")
    answers: list[int] = []

    def post(by: Client) -> None:
        try:
            answers.append(by.post(page_of(actor), data).status_code)
        finally:
            connection.close()

    together([lambda: post(desk), lambda: post(client)])
    assert sorted(answers) == [200, 302]
    assert spelt(actor) == [ANA, ANNA, HANA, JANA]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_a_term_at_once_the_second_is_told(desk, actor):
    office, day = Office.objects.create(slug="o", title="Head of Examples"), date(2020, 1, 1)
    line = {"office": office.pk, "starts": day, "starts_precision": "day"}
    data = with_line(form_of(desk, page_of(actor)), "tenures", **line)
    other = Tenure(key=key_of(office, actor, day), office=office, actor=actor, starts=day)
    response = while_another_adds(other, lambda: desk.post(page_of(actor), data))
    assert "recorded in this office from 2020-01-01 already" in told(response)
    assert Tenure.objects.get() == other


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_an_outlet_at_once_the_second_is_told(desk):
    page = reverse("admin:articles_outlet_add")
    sent = form_of(desk, page) | {"name": "The Daily Example", "slug": "another"}
    other = Outlet(name="The Daily Example", slug="daily-example")
    response = while_another_adds(other, lambda: desk.post(page, sent))
    assert "already exists" in str(response.context["adminform"].form.errors["name"])
    assert Outlet.objects.get() == other
