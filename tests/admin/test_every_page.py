"""What holds for every page of the record in admin."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Actor,
    ActorName,
    Article,
    Country,
    Metonym,
    Office,
    Outlet,
    Redirect,
    SavedSearch,
    Statement,
    Tenure,
    Topic,
    Upload,
    UploadItem,
)
from tests import factories, people

pytestmark = pytest.mark.django_db

DESK = [model for model in admin.site._registry if model._meta.app_label == "articles"]


def one_of_each() -> None:
    """One more row for every page, and rows for everything a row of it points to."""
    state = factories.country()
    part = factories.country(parent=state)
    body = factories.actor(kind="organisation", country=state)
    speaker = factories.actor(country=part, parent=body)
    ActorName.objects.create(actor=speaker, text=f"{speaker.name} II")
    office = Office.objects.create(slug=f"o-{speaker.pk}", title=f"Head {speaker.pk}", organisation=body, country=state)
    term = Tenure.objects.create(key=f"t-{speaker.pk}", office=office, actor=speaker, starts=date(2020, 1, 1))
    Metonym.objects.create(text=f"the bridge {speaker.pk}", actor=body)
    topic = factories.topic(include=["bridge"])
    outlet = factories.outlet(country=state)
    article = factories.article(outlet=outlet, title="", published_on=date(2024, 5, 1))
    user = User.objects.create_user(f"user {speaker.pk}")
    factories.statement(
        of=article,
        text="would open in spring",
        speaker=speaker,
        tenure=term,
        via=body,
        countries=(state,),
        topics=(topic,),
        said_on=date(2024, 5, 1),
        reviewed_by=user,
    )
    upload = Upload.objects.create(uploaded_by=user, outlet=outlet)
    UploadItem.objects.create(upload=upload, name="a.txt", article=article, outcome="stored")
    Redirect.objects.create(old_path=f"/actors/old-{speaker.pk}/", reason="renamed")
    SavedSearch.objects.create(owner=user, name="bridges", query=f"q={speaker.pk}")


def test_every_model_a_curator_works_with_has_its_page():
    assert set(DESK) == {
        *(Actor, Article, Country, Metonym, Office, Outlet, Redirect, SavedSearch, Statement, Tenure, Topic, Upload)
    }


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_twice_the_rows_take_as_many_queries(model, client):
    client.force_login(people.superuser())
    address = reverse(f"admin:articles_{model._meta.model_name}_changelist")
    for _ in range(3):
        one_of_each()
    client.get(address)  # warms the caches of content types and such
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == 200
        counts.append((response.context["cl"].result_count, len(queries)))
        for _ in range(3):
            one_of_each()
    (few, before), (many, after) = counts
    assert many >= 2 * few >= 6
    assert after == before


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_page_searches_whatever_is_typed(model, client):
    client.force_login(people.superuser())
    one_of_each()
    address = reverse(f"admin:articles_{model._meta.model_name}_changelist")
    for words in ["Testic", '"', "' -", "\u0000x", "\\", "%", "ć" * 300]:
        assert client.get(address, {"q": words}).status_code == 200, words


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_row_opens_with_its_history_and_is_never_deleted(model, client):
    client.force_login(people.superuser())
    one_of_each()
    row = model._default_manager.order_by("pk").first()
    name = f"admin:articles_{model._meta.model_name}"
    assert client.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
    assert client.get(reverse(f"{name}_history", args=[row.pk])).status_code == 200
    assert client.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    everything = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    client.post(reverse(f"{name}_changelist"), everything)
    assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_filter_of_every_page_works(model, client):
    client.force_login(people.superuser())
    one_of_each()
    address = reverse(f"admin:articles_{model._meta.model_name}_changelist")
    filters = client.get(address).context["cl"].filter_specs
    assert filters or not admin.site._registry[model].list_filter
    for spec in filters:
        for choice in spec.choices(client.get(address).context["cl"]):
            answer = client.get(address + choice["query_string"])
            assert answer.status_code == 200, choice["query_string"]


@pytest.mark.parametrize("model", [Actor, Article, Country, Office, Outlet, Tenure, Topic], ids=lambda m: m.__name__)
def test_autocomplete_finds_rows_in_a_fixed_number_of_queries(model, client):
    client.force_login(people.curator())
    asking = {Article: None, Actor: (Statement, "speaker"), Country: (Actor, "country"), Office: (Tenure, "office")}
    asking |= {Outlet: (Article, "outlet"), Tenure: (Statement, "tenure"), Topic: (None, None)}
    if model is Article:
        pytest.skip("nothing chooses an article by name yet")
    source, field = (
        ("statementtopic", "topic") if model is Topic else (asking[model][0]._meta.model_name, asking[model][1])
    )
    for _ in range(2):
        one_of_each()
    query = {"app_label": "articles", "model_name": source, "field_name": field, "term": ""}
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            results = client.get(reverse("admin:autocomplete"), query).json()["results"]
        counts.append((len(results), len(queries)))
        for _ in range(2):
            one_of_each()
    assert counts[1][0] > counts[0][0]
    assert counts[1][1] == counts[0][1]
