"""Keeping what a query found, and reading it later."""

import re
from datetime import date

import pytest
from django.http import QueryDict

from articles import curation
from articles.exports.sets import freeze
from articles.models import ResultSet
from articles.search import StatementQuery
from articles.views import sets as view
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db


def flat(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def became(page: str) -> list[str]:
    (told,) = re.findall(r'<p class="since">(.*?)</p>', page)
    return [part.strip() for part in re.sub(r"<[^>]+>", "", told).removeprefix(" Since then:").split("·")]


@pytest.fixture
def kept() -> ResultSet:
    ana = make.actor(slug="ana", name="Ana Testić")
    for day in (1, 2, 3):
        make.statement(speaker=ana, said_on=date(2023, 5, day))
    query = StatementQuery.from_params(QueryDict("actor=ana"))
    return freeze(query, by=people.curator(), site="http://testserver")


def test_staff_keep_the_query_they_see_by_one_button(client):
    client.force_login(people.curator())
    found = make.statement(speaker=make.actor(slug="ana"))
    make.statement()
    page = client.get("/statements/?actor=ana").content.decode()
    (address,) = re.findall(r'<form method="post" action="(/sets/new/[^"]*)"', page)
    response = client.post(address.replace("&amp;", "&"))
    (made,) = ResultSet.objects.all()
    assert response["Location"] == made.get_absolute_url()
    assert [row.statement_id for row in made.rows.all()] == [found.pk]
    assert made.made_by.username.startswith("curator")


def test_others_are_not_offered_it_and_may_not(client):
    make.statement()
    assert "/sets/new/" not in client.get("/statements/").content.decode()
    client.force_login(people.reader())
    assert "/sets/new/" not in client.get("/statements/").content.decode()
    assert client.post("/sets/new/").status_code == 403
    assert not ResultSet.objects.exists()


def test_a_set_that_cannot_be_made_says_why_beside_the_list(client):
    client.force_login(people.curator())
    make.actor(slug="ana")
    response = client.post("/sets/new/?actor=ana", follow=True)
    assert response.redirect_chain == [("/statements/?actor=ana", 302)]
    assert "there is nothing to keep" in response.content.decode()


def test_the_page_shows_the_question_the_rows_and_the_proof(client, kept):
    page = flat(client.get(kept.get_absolute_url()))
    assert "Speaker: Ana Testić" in page
    assert page.count('class="frozen__words"') == 3
    assert "<strong>Verified.</strong>" in page
    assert kept.sha256 in page
    assert became(page) == ["nothing added", "0 corrected", "0 withdrawn", "0 confirmed"]
    assert f"Newsdesk, result set {kept.pk} (Speaker: Ana Testić), 3 statements as of" in page
    assert f"http://testserver/sets/{kept.pk}/" in page
    assert "machine-read, unreviewed" in page


def test_the_page_says_what_became_of_the_rows(client, kept):
    one, two, three = (row.statement for row in kept.rows.order_by("place"))
    curator = people.curator()
    make.statement(speaker=one.speaker)
    curation.correct(one.pk, by=curator, changes={"kind": "direct"})
    curation.confirm(two.pk, by=curator)
    curation.reject(three.pk, by=curator, reason="Not her words.")
    page = flat(client.get(kept.get_absolute_url()))
    assert became(page) == ["1 added", "1 corrected", "1 withdrawn", "1 confirmed"]
    assert '<a href="/statements/?actor=ana">1 added</a>' in page
    assert page.count("corrected since") == page.count("confirmed since") == page.count("withdrawn since") == 1
    assert three.text not in page
    assert "Not her words." in page
    assert one.text in page
    assert "<strong>Verified.</strong>" in page


def test_a_footnote_stands_once_below_the_rows(client):
    state = make.country(code="X9", label="Exampleland*", footnote="*This designation is an example.")
    for _ in range(2):
        make.statement(countries=(state,))
    kept = freeze(StatementQuery(), by=people.curator(), site="http://testserver")
    assert flat(client.get(kept.get_absolute_url())).count("Exampleland*: This designation is an example.") == 1


def test_a_set_that_does_not_hold_is_a_visible_fault(client, kept, monkeypatch):
    monkeypatch.setattr(view.frozen, "stands", lambda kept: False)
    assert "Not verified: do not quote this." in client.get(kept.get_absolute_url()).content.decode()


def test_a_long_set_has_pages_and_costs_the_same(client, kept, monkeypatch, cost):
    before = cost(kept.get_absolute_url())
    for _ in range(4):
        make.statement(speaker=kept.rows.first().statement.speaker)
    query = StatementQuery.from_params(QueryDict("actor=ana"))
    longer = freeze(query, by=people.curator(), site="http://testserver")
    assert cost(longer.get_absolute_url()) <= before
    monkeypatch.setattr(view, "PER_PAGE", 5)
    pages = [flat(client.get(f"{longer.get_absolute_url()}?page={n}")) for n in (1, 2, "x")]
    assert [page.count('class="frozen__words"') for page in pages] == [5, 2, 5]
    assert '<ol class="frozen" start="6">' in pages[1]


def test_every_set_is_listed_newest_first(client, kept):
    again = freeze(StatementQuery(), by=people.curator(), site="http://testserver")
    page = client.get("/sets/").content.decode()
    assert page.index(again.get_absolute_url()) < page.index(kept.get_absolute_url())
    assert "All statements" in page


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "ris", "bib", "json"])
def test_a_set_is_taken_away_as_it_was(client, kept, suffix):
    response = client.get(f"/sets/{kept.pk}.{suffix}")
    assert response["Content-Disposition"] == f'attachment; filename="newsdesk-set-{kept.pk}.{suffix}"'
    assert response.getvalue().count(b"would open in spring") == 3
    assert client.head(f"/sets/{kept.pk}.{suffix}").status_code == 200
    assert f'href="/sets/{kept.pk}.{suffix}"' in client.get(kept.get_absolute_url()).content.decode()


@pytest.mark.parametrize("address", ["/sets/0/", "/sets/999999999999999999/", "/sets/0.csv", "/sets/x/"])
def test_a_set_that_never_was_is_not_found(client, kept, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("suffix", ["exe", "atom"])
def test_a_format_that_sets_are_not_had_in_is_answered_with_those_they_are(client, kept, suffix):
    response = client.get(f"/sets/{kept.pk}.{suffix}")
    assert response.status_code == 404
    for told in (f"There is no format “.{suffix}”", f"/sets/{kept.pk}.ris", f'"{kept.get_absolute_url()}"'):
        assert told in response.content.decode()


def test_a_gated_site_shows_sets_to_readers_only(client, kept, settings):
    settings.PUBLIC = False
    for address in ("/sets/", kept.get_absolute_url(), f"/sets/{kept.pk}.csv"):
        assert client.get(address)["Location"].startswith("/accounts/login/")
