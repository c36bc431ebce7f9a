"""The headers that protect readers and curators: the same on every page, whoever asks and whatever the answer."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import people
from tests.rows import Rows, one_of_each

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/statements/", "/articles/", "/actors/", "/countries/", "/topics/", "/method/", "/healthz", "/readyz"]
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def assert_protected(response) -> None:
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    assert policy == POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.fixture
def rows() -> Rows:
    return one_of_each()


def test_every_public_page_is_protected(client, rows):
    pages = [
        *PUBLIC,
        *(rows[name].get_absolute_url() for name in ("statement", "article", "actor", "country", "topic")),
    ]
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200, page
        assert_protected(response)
        assert_protected(client.get(page, headers={"HX-Request": "true"}))


def test_pages_of_accounts_and_errors_are_protected(rows):
    client = Client(raise_request_exception=False)
    for page, status in [
        ("/accounts/login/", 200),
        ("/accounts/password/reset/", 200),
        ("/nothing/here", 404),
        ("/upload/", 302),
    ]:
        response = client.get(page)
        assert response.status_code == status
        assert_protected(response)
    client.force_login(people.reader())
    forbidden = client.get("/upload/")
    assert forbidden.status_code == 403
    assert_protected(forbidden)
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post("/accounts/login/", {"login": "ana", "password": "x"})
    assert refused.status_code == 403
    assert_protected(refused)


def test_the_desk_is_protected_by_the_same_policy(client, rows):
    client.force_login(people.superuser())
    for name, args in [
        ("index", []),
        ("articles_statement_changelist", []),
        ("articles_statement_change", [rows["statement"].pk]),
        ("articles_article_change", [rows["article"].pk]),
        ("articles_statement_history", [rows["statement"].pk]),
        ("articles_actor_add", []),
        ("auth_user_changelist", []),
        ("jsi18n", []),
    ]:
        response = client.get(reverse(f"admin:{name}", args=args))
        assert response.status_code == 200, name
        assert_protected(response)


def test_pages_about_a_person_or_their_work_are_kept_by_no_cache(client, rows):
    client.force_login(people.superuser())
    assert "no-store" in client.get("/admin/").headers["Cache-Control"]


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client):
    user = people.reader(name="ana")
    response = client.post("/accounts/login/", {"login": user.username, "password": "a good long password"})
    session = response.cookies[settings.SESSION_COOKIE_NAME]
    assert (session["httponly"], session["samesite"], session["path"], session["domain"]) == (True, "Lax", "/", "")


def test_the_session_key_changes_at_login_and_ends_at_logout(client):
    user = people.reader(name="ana")
    client.get("/accounts/login/")
    before = client.session.session_key
    client.post("/accounts/login/", {"login": user.username, "password": "a good long password"})
    signed_in = client.session.session_key
    assert signed_in
    assert signed_in != before
    client.post("/accounts/logout/")
    client.cookies[settings.SESSION_COOKIE_NAME] = signed_in
    assert client.get("/accounts/password/change/").status_code == 302
