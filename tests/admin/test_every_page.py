"""What holds for every page of the record in admin."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Actor,
    ActorMove,
    ApiToken,
    Article,
    Country,
    Feed,
    FeedEntry,
    Metonym,
    Office,
    Outlet,
    Redirect,
    Run,
    SavedSearch,
    Statement,
    Tenure,
    Topic,
    Upload,
)
from tests import people
from tests.rows import one_of_each

pytestmark = pytest.mark.django_db

DESK = [model for model in admin.site._registry if model._meta.app_label == "articles"]


def test_every_model_a_curator_works_with_has_its_page():
    assert set(DESK) == {
        *(
            Actor,
            ActorMove,
            ApiToken,
            Article,
            Country,
            Feed,
            FeedEntry,
            Metonym,
            Office,
            Outlet,
            Redirect,
            Run,
            SavedSearch,
            Statement,
            Tenure,
            Topic,
            Upload,
        )
    }


# Searched as they are: addresses and keys, and the words of statements, which have a search of their own.
TO_THE_LETTER = {
    "slug",
    "source_slug",
    "target_slug",
    "topic__slug",
    "key",
    "query",
    "old_path",
    "new_path",
    "address",
    "body_sha256__exact",
}


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_list_is_searched_whatever_the_diacritics_and_script(model):
    fields = {name for name in admin.site._registry[model].search_fields if not name.startswith("=")}
    as_it_is = {name for name in fields - TO_THE_LETTER if not name.endswith(("__folded__contains", "__holds"))}
    assert as_it_is == ({"text"} if model is Statement else set())


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


def test_a_value_that_can_be_no_row_is_said_to_be_wrong_and_breaks_no_page(client):
    client.force_login(people.superuser())
    rows = one_of_each()
    terms = reverse("admin:articles_tenure_add")
    assert client.get(terms, {"actor": "nobody", "office": "\u00b2"}).status_code == 200
    assert "actor" in client.post(terms, {"actor": "nobody"}).context["adminform"].form.errors
    match = client.post(reverse("admin:articles_actor_match"), {"name": "Ana Testić", "into": "nobody"})
    assert match.status_code == 200
    statement = reverse("admin:articles_statement_change", args=[rows["statement"].pk])
    tags = {"topic_tags-TOTAL_FORMS": 1, "topic_tags-INITIAL_FORMS": 0, "topic_tags-0-topic": "nothing"}
    countries = {"country_tags-TOTAL_FORMS": 0, "country_tags-INITIAL_FORMS": 0}
    assert client.post(statement, tags | countries).status_code == 200
    assert client.get("/admin/articles/actor/\u00b2/change/", follow=True).status_code == 200
    assert client.get(reverse("admin:articles_article_changelist"), {"nonsense": "x", "e": "1"}).status_code == 200
    sought = {"app_label": "articles", "model_name": "statement", "field_name": "speaker", "term": "\0"}
    assert client.get(reverse("admin:autocomplete"), sought).status_code == 200


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


@pytest.mark.parametrize(
    ("source", "field"),
    [
        ("statement", "speaker"),
        ("statement", "tenure"),
        ("statementcountry", "country"),
        ("statementtopic", "topic"),
        ("tenure", "office"),
        ("article", "outlet"),
    ],
)
def test_autocomplete_finds_rows_in_a_fixed_number_of_queries(source, field, client):
    client.force_login(people.curator())
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
