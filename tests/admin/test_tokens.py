"""Tokens for the API: made and revoked by an administrator, shown once."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from articles.models import ApiToken
from tests import people

pytestmark = pytest.mark.django_db

LIST = "admin:articles_apitoken_changelist"


def make_one(client) -> str:
    response = client.post(reverse("admin:articles_apitoken_add"), {"name": "A notebook", "owner": people.reader().pk})
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    return re.search(r"newsdesk_[\w-]{43}", response.content.decode())[0]


def test_a_new_token_is_shown_once_and_opens_the_api(client, settings):
    settings.PUBLIC = False
    client.force_login(people.superuser())
    secret = make_one(client)
    row = ApiToken.objects.get()
    for path in (reverse(LIST), reverse("admin:articles_apitoken_change", args=[row.pk])):
        page = client.get(path).content.decode()
        assert "A notebook" in page
        assert secret not in page
    assert all(secret not in str(session.get_decoded()) for session in Session.objects.all())
    client.logout()
    assert client.get("/api/topics", headers={"Authorization": f"Bearer {secret}"}).status_code == 200


def test_a_revoked_token_opens_nothing_and_stays_in_the_list(client):
    client.force_login(people.superuser())
    secret = make_one(client)
    row = ApiToken.objects.get()
    client.post(reverse(LIST), {"action": "revoke", "_selected_action": [row.pk]})
    row.refresh_from_db()
    first = row.revoked_at
    assert first
    client.post(reverse(LIST), {"action": "revoke", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.revoked_at == first
    assert client.get("/api/topics", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert "A notebook" in client.get(reverse(LIST)).content.decode()


def test_a_token_keeps_its_owner_but_may_change_its_name(client):
    client.force_login(people.superuser())
    make_one(client)
    row = ApiToken.objects.get()
    other = people.reader()
    client.post(reverse("admin:articles_apitoken_change", args=[row.pk]), {"name": "Renamed", "owner": other.pk})
    changed = ApiToken.objects.get()
    assert (changed.name, changed.owner, changed.digest) == ("Renamed", row.owner, row.digest)
