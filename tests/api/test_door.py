"""Who may ask, how, and what a kept answer is worth."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import ApiToken, Country
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db

LISTS = ["statements", "facets", "timeline", "articles", "actors", "countries", "topics", "outlets", "openapi.json"]


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


# --- how ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LISTS)
def test_head_tells_what_get_would_and_sends_nothing(name, client):
    make.statement()
    get, head = client.get(f"/api/{name}"), client.head(f"/api/{name}")
    assert (head.status_code, head.content) == (200, b"")
    for header in ("Content-Type", "Content-Length", "ETag", "Cache-Control", "Vary"):
        assert head.headers[header] == get.headers[header]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", ["/api/statements", "/api/statements/1", "/api/openapi.json", "/api/nothing"])
def test_nothing_can_be_written(path, method, client):
    response = client.generic(method, path)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Content-Type"] == "application/problem+json"


def test_pages_of_other_sites_may_read_and_send_a_token_but_never_come_with_a_session(client):
    asked = client.options("/api/statements", headers={"Origin": "https://other.example"})
    assert asked.status_code == 204
    assert "Authorization" in asked.headers["Access-Control-Allow-Headers"]
    for response in (asked, client.get("/api/statements"), client.get("/api/nothing")):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize(
    "path", ["/api/nothing", "/api/statements/", "/api/statements/x", "/api/statements/" + "9" * 30]
)
def test_an_unknown_address_says_so_as_json(path, client):
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 404


# --- when an answer need not be sent again ---------------------------------------------------------------------


@pytest.mark.parametrize("name", LISTS)
def test_an_answer_that_is_still_right_is_not_sent_again(name, client):
    make.statement()
    path = f"/api/{name}"
    etag = client.get(path).headers["ETag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}'):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == etag
        assert "Authorization" in again.headers["Vary"]
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.head(path, headers={"If-None-Match": etag}).status_code == 304


def test_an_unchanged_answer_costs_two_queries(client):
    make.statement()
    etag = client.get("/api/facets").headers["ETag"]
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/api/facets", headers={"If-None-Match": etag}).status_code == 304
    assert len(queries) == 2


def test_any_change_of_the_record_makes_every_kept_answer_stale(client):
    country = make.country()
    topic = make.topic()
    row = make.statement(countries=(country,))
    changes = [
        lambda: make.statement(),
        lambda: row.country_tags.all().delete(),
        lambda: row.topic_tags.create(topic=topic),
        lambda: row.mentions.create(actor=make.actor(), start=row.start, end=row.end),
        lambda: row.mentions.all().delete(),
        lambda: type(row).objects.filter(pk=row.pk).update(confidence=0.5),
        lambda: Country.objects.filter(pk=country.pk).update(label="Exampleland*"),
        lambda: Country.objects.filter(pk=country.pk).update(label=country.label, footnote="*An example."),
        lambda: make.outlet(),
    ]
    for change in changes:
        etag = client.get("/api/statements").headers["ETag"]
        change()
        with connection.cursor() as cursor:  # as if each change were a transaction of its own
            cursor.execute("SELECT set_config('newsdesk.noted', '', true)")
        response = client.get("/api/statements", headers={"If-None-Match": etag})
        assert response.status_code == 200
        assert response.headers["ETag"] != etag


def test_different_questions_have_different_answers(client):
    make.topic(slug="bridges")
    paths = ["/api/statements", "/api/statements?topic=bridges", "/api/facets"]
    etags = [client.get(path).headers["ETag"] for path in paths]
    etags.append(client.get(paths[0], headers={"Host": "localhost"}).headers["ETag"])  # its addresses are others
    assert len(set(etags)) == 4


def test_a_refusal_has_no_etag_and_is_kept_by_no_cache(client):
    etag = client.get("/api/statements").headers["ETag"]
    for path in ("/api/statements/7", "/api/statements?since=x"):
        response = client.get(path, headers={"If-None-Match": f"*, {etag}"})
        assert response.status_code in (404, 422)
        assert "ETag" not in response.headers
        assert response.headers["Cache-Control"] == "no-store"


def test_a_star_matches_nothing_that_is_not_there(client):
    assert client.get("/api/statements/7", headers={"If-None-Match": "*"}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_while_somebody_writes_answers_have_no_name(client):
    """What they write may stand before the newest line of history: no number would tell that it appeared."""
    row = make.statement()
    written, finish = threading.Event(), threading.Event()

    def write() -> None:
        try:
            with transaction.atomic():
                type(row).objects.filter(pk=row.pk).update(confidence=0.5)
                written.set()
                finish.wait(20)
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert written.wait(20)
        assert "ETag" not in client.get("/api/statements").headers
    finally:
        finish.set()
        writer.join()
    assert client.get("/api/statements").headers["ETag"]


# --- who -------------------------------------------------------------------------------------------------------


@pytest.fixture
def token() -> tuple[ApiToken, str]:
    return ApiToken.objects.make(owner=people.reader(), name="a notebook")


def test_a_token_is_kept_as_its_hash_only(token):
    row, secret = token
    assert len(secret) > 40
    assert secret not in str(vars(row)) + str(ApiToken.objects.values().get())
    assert ApiToken.objects.make(owner=row.owner, name="another")[1] != secret


def test_a_gated_site_opens_to_a_token_and_to_who_is_signed_in(client, token, settings):
    settings.PUBLIC = False
    closed = client.get("/api/statements")
    assert closed.status_code == 401
    assert closed.headers["WWW-Authenticate"].startswith("Bearer")
    assert closed.headers["Content-Type"] == "application/problem+json"
    opened = client.get("/api/statements", headers=bearer(token[1]))
    assert opened.status_code == 200
    assert opened.headers["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= set(opened.headers["Vary"].replace(" ", "").split(","))
    assert client.get("/api/nothing").status_code == 401
    client.force_login(people.reader())
    assert client.get("/api/statements").status_code == 200


def test_a_kept_answer_of_a_gated_site_is_not_confirmed_to_strangers(client, token, settings):
    settings.PUBLIC = False
    etag = client.get("/api/statements", headers=bearer(token[1])).headers["ETag"]
    assert client.get("/api/statements", headers={"If-None-Match": etag}).status_code == 401


def test_a_token_that_opens_nothing_is_refused_on_an_open_site_too(client, token):
    row, secret = token
    for wrong in ("", "x", secret[:-1], secret + "x", row.digest, "\u0000", "ž" * 500):
        response = client.get(
            "/api/statements", headers={"Authorization": f"Bearer {wrong}".encode().decode("latin-1")}
        )
        assert response.status_code == 401, wrong
        assert 'error="invalid_token"' in response.headers["WWW-Authenticate"]


@pytest.mark.parametrize("ended", ["revoked", "owner left", "owner deleted"])
def test_a_token_ends_when_it_is_revoked_or_its_owner_leaves(ended, client, token):
    row, secret = token
    assert client.get("/api/topics", headers=bearer(secret)).status_code == 200
    if ended == "revoked":
        row.revoke()
    elif ended == "owner left":
        type(row.owner).objects.filter(pk=row.owner.pk).update(is_active=False)
    else:
        row.owner.delete()
    assert client.get("/api/topics", headers=bearer(secret)).status_code == 401


def test_a_token_opens_the_api_and_no_page_and_no_desk(token, settings):
    settings.PUBLIC = False
    for path in ("/statements/", "/admin/", "/upload/", "/api/"):
        assert Client().get(path, headers=bearer(token[1])).status_code == 302


def test_the_day_of_use_is_noted_once_a_day(token):
    row, secret = token
    assert ApiToken.objects.opens(secret, today=date(2024, 5, 1))
    with CaptureQueriesContext(connection) as queries:
        assert ApiToken.objects.opens(secret, today=date(2024, 5, 1))
    assert len(queries) == 1
    row.refresh_from_db()
    assert row.last_used_on == date(2024, 5, 1)


def test_another_scheme_is_no_token(client):
    assert client.get("/api/statements", headers={"Authorization": "Basic x"}).status_code == 200
