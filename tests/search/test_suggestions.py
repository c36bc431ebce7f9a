"""Where nothing is found: what may have been meant."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from articles.models import Actor, ActorName, Mention, Metonym
from articles.search import StatementQuery
from tests import factories as make

pytestmark = pytest.mark.django_db


def ask(typed: str, **others: str) -> StatementQuery:
    return StatementQuery.from_params(QueryDict(urlencode({"q": typed, **others})))


@pytest.fixture
def _record() -> None:
    ana = make.actor(slug="ana", name="Ana Testić")
    ActorName.objects.create(actor=ana, kind="full", text="Ana Testić")
    ActorName.objects.create(actor=ana, kind="family", text="Testić")
    ActorName.objects.create(actor=ana, kind="epithet", text="Testicle")
    make.statement(text="Testić spoke of the bridge and of joint patrols", topics=(make.topic(slug="dams"),))


@pytest.mark.usefixtures("_record")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("brigde", "bridge"),
        ("the brigde OR nothing", "the bridge OR nothing"),
        ('"joint patorls"', '"joint patrols"'),
        ("Tesitć", "Testić"),
        ("Теситћ", "Testić"),
        ("brigde patorls", "bridge patrols"),
        ("brigde -patrol", None),
        ("zzzzzz", None),
        ("bridge -bridge", None),
        ("brg", None),
        ("brigde*", None),
    ],
)
def test_the_nearest_words_that_find_something_are_offered(typed, meant):
    found = ask(typed).suggestion
    assert (found.words if found else None) == meant


@pytest.mark.usefixtures("_record")
def test_what_is_offered_keeps_the_other_filters_and_finds_what_it_says(client):
    found = ask("brigde", topic="dams").suggestion
    assert found is not None
    assert (found.url, found.total) == ("/statements/?topic=dams&q=bridge", 1)
    assert ask("brigde", until="1999-01-01").suggestion is None
    html = client.get("/statements/?topic=dams&q=brigde").content.decode()
    assert 'Did you mean <a href="/statements/?topic=dams&amp;q=bridge"' in html


@pytest.mark.usefixtures("_record")
def test_nothing_is_offered_where_something_is_found():
    assert ask("bridge").suggestion is None


def test_words_that_the_public_may_not_read_are_not_offered():
    make.statement(text="the secretive bridge", review="rejected")
    assert ask("secretivve").suggestion is None


# --- words that are a name ---------------------------------------------------------------------------------------


@pytest.fixture
def _named() -> None:
    ana = make.actor(slug="ana", name="Ana Testić")
    ActorName.objects.create(actor=ana, kind="full", text="Ana Testić")
    ActorName.objects.create(actor=ana, kind="family", text="Testić")
    ActorName.objects.create(actor=ana, kind="epithet", text="the Iron Engineer")
    Metonym.objects.create(text="the Bridgehead", actor=ana)
    dams, country = make.topic(slug="dams", label="Dams and bridges"), make.country(code="X9", label="Exampleland*")
    for kind in ("direct", "indirect"):
        make.statement(speaker=ana, kind=kind, topics=(dams,), countries=(country,))
    about = make.statement(kind="direct")
    Mention.objects.create(statement=about, actor=ana, start=about.start, end=about.end)


def led(query: StatementQuery) -> list[tuple[str, str, int]]:
    return [(each.param, each.value.key, each.value.count) for each in query.named]


@pytest.mark.usefixtures("_named")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Testic", [("actor", "ana", 2), ("about", "ana", 1)]),
        ("ТЕСТИЋ", [("actor", "ana", 2), ("about", "ana", 1)]),
        ('"ana testić"', [("actor", "ana", 2), ("about", "ana", 1)]),
        ("bridgehead", [("actor", "ana", 2), ("about", "ana", 1)]),
        ("dams and bridges", [("topic", "dams", 2)]),
        ("exampleland", [("country", "X9", 2)]),
        ("the Iron Engineer", []),
        ("Testic bridge", []),
        ("-Testic", []),
        ("Testic OR Exampleland", []),
        ("Testi*", []),
        ("and", []),
    ],
)
def test_words_that_are_a_name_lead_to_what_it_stands_for(typed, expected):
    assert led(ask(typed)) == expected


@pytest.mark.usefixtures("_named")
def test_the_other_filters_stay_and_one_that_was_chosen_is_not_offered():
    query = ask("testic", kind="direct")
    assert led(query) == [("actor", "ana", 1), ("about", "ana", 1)]
    assert [each.value.url for each in query.named] == [
        "/statements/?actor=ana&kind=direct", "/statements/?about=ana&kind=direct",
    ]  # fmt: skip
    assert led(ask("testic", actor="ana")) == []


@pytest.mark.usefixtures("_named")
def test_a_name_spelt_almost_so_leads_to_who_has_it_though_no_text_does():
    found = ask("Tesitć").suggestion
    assert found
    assert (found.words, found.total, found.url) == ("Testić", 2, "/statements/?actor=ana")


@pytest.mark.usefixtures("_named")
def test_who_is_named_already_is_not_suggested_in_another_spelling():
    ActorName.objects.create(actor=Actor.objects.get(slug="ana"), kind="family", text="Testiq")
    query = ask("Testić")
    assert led(query)
    assert query.total() == 0
    assert query.suggestion is None
