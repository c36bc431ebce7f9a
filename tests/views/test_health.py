"""Up, ready, or neither: and the pages that still stand when the database does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views import defaults

from newsdesk import errors


@pytest.fixture
def database_away(django_db_blocker, monkeypatch) -> Iterator[None]:
    """Connections go to a server that is not there."""
    with django_db_blocker.unblock():
        connection.close()
        with monkeypatch.context() as patch:
            patch.setitem(connection.settings_dict, "HOST", "/nowhere")
            yield
        connection.close()


def test_healthz_answers_without_a_database(client):
    # No django_db mark: pytest-django fails this test at the first query.
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response.headers["Cache-Control"]


def test_healthz_answers_while_the_database_is_away(client, database_away):
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_readyz_is_ready_with_a_migrated_database(client):
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_readyz_says_that_migrations_are_missing(client):
    name = max(name for app, name in MigrationRecorder(connection).applied_migrations() if app == "articles")
    MigrationRecorder(connection).record_unapplied("articles", name)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert b"migrate" in response.content


def test_readyz_says_that_the_database_is_away(client, database_away):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.headers["Retry-After"]


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_is_read_and_nothing_else(address, client, database_away):
    assert client.post(address).status_code == 405


def test_a_page_that_needs_the_database_says_when_to_come_back(database_away):
    response = Client(raise_request_exception=False).get("/statements/")
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert b"Something broke" in response.content


def test_any_other_fault_is_a_500():
    def broken(fault: Exception):
        try:
            raise fault
        except Exception:
            return errors.server_error(RequestFactory().get("/"))

    assert broken(ZeroDivisionError()).status_code == 500
    assert "Retry-After" not in broken(ZeroDivisionError()).headers
    assert broken(OperationalError()).status_code == 503


@pytest.mark.parametrize(
    ("page", "status"),
    [(defaults.bad_request, 400), (defaults.permission_denied, 403), (defaults.page_not_found, 404)],
)
def test_error_pages_stand_without_a_database(page, status):
    response = page(anonymous(), Exception("an address with <script>alert(1)</script>"))
    assert response.status_code == status
    assert b"<script>alert" not in response.content
    assert b"<h1>" in response.content


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"])
def test_error_templates_render_without_a_database(name):
    assert "<h1>" in render_to_string(name, request=anonymous())


def anonymous() -> HttpRequest:
    """A request as the middleware leaves it, from somebody without a session."""
    request = RequestFactory().get("/nothing/here/")
    request.user = AnonymousUser()
    request.session = SessionStore()
    return request
