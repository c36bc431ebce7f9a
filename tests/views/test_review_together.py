"""Two curators and one statement, many statements and one press: nobody overwrites what they have not seen."""

from __future__ import annotations

import re
from random import Random
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from articles import curation
from articles.curation import leases
from articles.models import Statement
from articles.models.changes import version_of
from tests import factories, people
from tests.reviewing import HTMX, at_the_desk, decide, page, reading, three, together

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera() -> Any:
    return people.curator(name="vera")


@pytest.fixture
def mira() -> Any:
    return people.curator(name="mira")


@pytest.fixture
def desk(vera) -> Client:
    return at_the_desk(vera)


# Somebody else was faster


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["form", "htmx"])
@pytest.mark.parametrize("decision", ["confirm", "reject", "aside"])
def test_the_second_of_two_sees_what_the_first_changed_and_what_was_typed(desk, mira, decision, headers):
    first, _, _ = three()
    seen = version_of(first)
    bruno = factories.actor(name="Bruno Exampleson")
    curation.correct(first.pk, by=mira, changes={"speaker": bruno}, reason="It was him.")
    sent = reading(first, kind="direct") if decision == "confirm" else {"because": "Not a statement."}
    response = decide(desk, first, decision, seen=seen, headers=headers, **sent)
    assert response.status_code == (200 if headers else 409)
    told = page(response)
    assert "Nothing was saved." in told
    assert "mira" in told
    assert "It was him." in told
    assert "<ins>Bruno Exampleson</ins>" in told
    if decision == "confirm":
        assert "kind: direct" in told
        assert "speaker: –" not in told  # what mira changed, and nobody typed
    first.refresh_from_db()
    assert (first.review, first.kind, first.speaker) == ("corrected", "indirect", bruno)


def test_a_page_that_has_gone_on_gets_the_statement_back_with_what_was_decided_by_others(desk, mira):
    first, second, _ = three()
    seen = version_of(first)
    curation.reject(first.pk, by=mira, reason="Not a statement.")
    response = decide(desk, first, "confirm", seen=seen, shown=second.pk, headers=HTMX, **reading(first))
    assert f"Nothing was saved about statement {first.pk}." in page(response)
    assert f'href="/review/?at={first.pk}"' in response.content.decode()
    assert "<ins>rejected</ins>" in page(response)
    panel = page(response).partition("<template>")[2]
    assert "Below it is shown as it is now." in panel
    assert "What you had put in" not in panel  # nothing was


def test_a_page_that_has_gone_on_gets_a_correction_back_as_it_was_put_in_and_what_is_wrong_with_it(desk):
    first, second, _ = three()
    sent = reading(first, speaker="Nobody Known", said="2024-05", why="See the caption.")
    response = decide(desk, first, "confirm", shown=second.pk, headers=HTMX, **sent)
    told, _, panel = page(response).partition("<template>")
    assert f"Nothing was saved about statement {first.pk}.</strong> Nobody here is called “Nobody Known”." in told
    for value in ("Nobody Known", "2024-05", "See the caption."):
        assert f'value="{value}"' in panel
    assert "data-came-back" in panel
    first.refresh_from_db()
    assert first.review == "proposed"


@pytest.mark.django_db(transaction=True)  # history tells acts apart by the moment
def test_what_was_put_in_is_laid_over_what_somebody_else_changed_meanwhile(desk, mira):
    """Two fields each, and tags on both sides: neither's word is lost, nor put back to what it was."""
    bruno = factories.actor(name="Bruno Exampleson")
    old, gone, came, added = (factories.country(code=code, name=code) for code in ("X1", "X2", "X3", "X4"))
    statement = factories.statement(countries=(old, gone), kind="indirect")
    seen, sent = version_of(statement), reading(statement, said="2024", country=["X2"], more_countries="X4")
    curation.correct(statement.pk, by=mira, changes={"speaker": bruno}, countries=[old, came])
    response = decide(desk, statement, "confirm", seen=seen, **sent)
    form = response.context["form"]
    assert (form.data["speaker"], form.data["said"]) == ("Bruno Exampleson", "2024")
    assert form.data.getlist("country") == ["X3", "X4"]
    assert response.context["lost"] == [("said on", "2024-01-01"), ("said precision", "year"), ("countries", "X2, X4")]
    again = desk.post("/review/", dict(form.data.lists()))
    assert again.status_code == 302
    statement.refresh_from_db()
    assert (statement.speaker, statement.said_precision) == (bruno, "year")
    assert set(statement.countries.all()) == {came, added}


DECISIONS: list[dict[str, Any]] = [
    {"decision": "confirm"},
    {"decision": "confirm", "kind": "direct"},
    {"decision": "confirm", "speaker": "Bruno Exampleson"},
    {"decision": "reject", "because": "Not a statement."},
    {"decision": "aside", "reason": "who?"},
]


def no_silent_overwrite(rounds: int, seed: int) -> None:
    """Two curators decide about one statement from the same page at the same moment, each by form or by htmx: one is
    saved, the other is shown the change."""
    factories.actor(name="Bruno Exampleson")
    clients = [at_the_desk(people.curator()) for _ in range(2)]
    chance = Random(seed)
    for _ in range(rounds):
        statement = factories.statement()
        seen = version_of(statement)
        acts = [chance.choice(DECISIONS) for _ in clients]
        headers = [chance.choice([{}, HTMX]) for _ in clients]
        start = Barrier(2)
        answers: dict[int, str] = {}

        def decided(n: int, statement=statement, seen=seen, acts=acts, headers=headers, start=start, answers=answers):
            fields = reading(statement) if acts[n]["decision"] == "confirm" else {}
            sent = {"statement": statement.pk, "seen": seen} | fields | acts[n]
            try:
                start.wait()
                answers[n] = page(clients[n].post("/review/", sent, headers=headers[n]))
            finally:
                connections["default"].close()

        together([lambda n=n: decided(n) for n in range(2)])
        refused = [n for n in range(2) if "Nothing was saved." in answers[n]]
        assert len(refused) == 1, acts
        assert "<ins>" in answers[refused[0]], acts
        (taken,) = {0, 1} - set(refused)
        row = Statement.objects.get(pk=statement.pk)
        assert row.reviewed_by_id == int(clients[taken].session["_auth_user_id"])
        assert len(row.events.all()) == 2  # as it was read, and the one decision


@pytest.mark.django_db(transaction=True)
def test_of_two_curators_on_one_statement_nobody_overwrites_the_other():
    no_silent_overwrite(8, seed=1)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_two_curators_in_100_interleavings_nobody_overwrites_the_other():
    no_silent_overwrite(100, seed=2)


# Many at once


def rows(response: Any) -> list[str]:
    return re.findall(r'name="row"\s+value="(\d+:\d+)"', response.content.decode())


def test_many_are_confirmed_exactly_as_they_were_listed(desk, vera, mira):
    sure = [factories.statement(confidence=0.95) for _ in range(3)]
    doubtful = factories.statement(confidence=0.5)
    assert desk.get("/review/confirm/")["Location"] == "/review/confirm/?least=0.9"
    listed = desk.get("/review/confirm/?least=0.9")
    assert "3 statements" in page(listed)
    curation.correct(sure[0].pk, by=mira, changes={"kind": "mixed"})
    later = factories.statement(confidence=0.99)
    done = desk.post("/review/confirm/?least=0.9", {"row": rows(listed)}, follow=True)
    assert "2 statements confirmed." in page(done)
    assert "Left out: Changed meanwhile" in page(done)
    assert "kind: indirect → mixed" in page(done)
    reviews = {row.pk: row.review for row in Statement.objects.all()}
    assert [reviews[s.pk] for s in (*sure, doubtful, later)] == [
        "corrected", "confirmed", "confirmed", "proposed", "proposed",
    ]  # fmt: skip


def test_what_is_open_with_somebody_or_ones_own_is_not_listed_among_the_many(desk, vera, mira):
    factories.statement(of=factories.article(loaded_by=vera, body="Ana said x."), text="x", confidence=0.95)
    held, free = factories.statement(confidence=0.95), factories.statement(confidence=0.95)
    leases.take([held.pk], mira)
    listed = desk.get("/review/confirm/?least=0.9")
    assert rows(listed) == [f"{free.pk}:{version_of(free)}"]
    assert "1 more is open with somebody else" in page(listed)
    assert "1 from your own uploads waits for somebody else" in page(listed)


@pytest.mark.parametrize("sent", ["", "x", "1:y", "1:2:3", "²:1", "99999999999999999999:1"])
def test_rows_that_the_page_did_not_send_confirm_nothing(desk, sent):
    factories.statement()
    assert desk.post("/review/confirm/?least=0.5", {"row": [sent]}).status_code == 302
    assert not Statement.objects.filter(review="confirmed").exists()


# From other pages


def test_a_decision_is_taken_back_on_the_page_of_the_statement(desk, mira):
    statement = factories.statement()
    curation.reject(statement.pk, by=mira, reason="Not a statement.")
    gone = desk.get(statement.get_absolute_url())
    assert gone.status_code == 410
    assert f'action="/statements/{statement.pk}/undo/"' in gone.content.decode()
    response = desk.post(f"/statements/{statement.pk}/undo/", {"seen": version_of(statement)})
    assert response["Location"] == statement.get_absolute_url()
    shown = desk.get(statement.get_absolute_url())
    assert shown.status_code == 200
    assert "undo/" not in shown.content.decode()


def test_an_undo_that_was_overtaken_says_so(desk, mira):
    statement = factories.statement()
    curation.confirm(statement.pk, by=mira)
    seen = version_of(statement)
    curation.reject(statement.pk, by=mira, reason="no")
    response = desk.post(f"/statements/{statement.pk}/undo/", {"seen": seen}, follow=True)
    assert "Nothing was taken back." in page(response)
    assert "review: confirmed → rejected" in page(response)


def test_readers_see_what_became_of_a_statement_and_names_only_where_the_site_says_so(client, mira, settings):
    statement = factories.statement()
    curation.set_aside(statement.pk, by=mira, reason="Who is speaking?")
    curation.confirm(statement.pk, by=mira)
    curation.undo(statement.pk, by=mira)
    curation.undo(statement.pk, by=mira)
    shown = page(client.get(statement.get_absolute_url()))
    assert "Looked at and left open: Who is speaking?" in shown
    assert "Put back to unreviewed" in shown
    assert "mira" not in shown
    assert "/review/" not in shown
    settings.HISTORY_NAMES = True
    assert "(mira)" in page(client.get(statement.get_absolute_url()))


def test_pages_of_what_is_gone_say_since_when_and_why(client, mira):
    statement, other = factories.statement(), factories.statement()
    curation.reject(statement.pk, by=mira, reason="Not a statement.")
    curation.withdraw(other.article_id, by=mira, reason="Sent twice.")
    today = f"Since {timezone.now():%-d %B %Y}."
    for address, reason in (
        (statement.get_absolute_url(), "Not a statement."),
        (other.get_absolute_url(), "Sent twice."),
        (other.article.get_absolute_url(), "Sent twice."),
    ):
        response = client.get(address)
        assert response.status_code == 410
        assert reason in page(response)
        assert today in page(response)
        assert statement.text not in page(response)
        assert "mira" not in page(response)
