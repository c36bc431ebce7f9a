"""One's saved searches: kept, read, changed, followed and stopped."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

import feedparser
import pytest
from django.core import mail
from django.test import Client

from articles import alerts
from articles.models import SavedSearch, SearchHit, Topic
from articles.search import StatementQuery
from articles.views import searches as view
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db


def flat(response) -> str:
    return html.unescape(re.sub(r"\s+", " ", response.content.decode()))


@pytest.fixture
def owner():
    user = people.reader()
    user.email = "reader@newsdesk.example"
    user.save()
    return user


@pytest.fixture
def hers(client: Client, owner) -> Client:
    client.force_login(owner)
    return client


@pytest.fixture
def ana():
    return make.actor(slug="ana", name="Ana Testić")


@pytest.fixture
def search(owner, ana) -> SavedSearch:
    return alerts.keep(StatementQuery(actors=("ana",)), owner=owner, name="Ana", frequency="weekly")


def found(search: SavedSearch, **fields):
    """One more statement, noticed."""
    statement = make.statement(**fields)
    alerts.look(search.pk)
    return statement


# --- saving --------------------------------------------------------------------------------------------------------


def test_a_search_is_saved_from_the_list_in_two_steps(hers, owner, ana):
    make.statement(speaker=ana)
    page = hers.get("/statements/?actor=ana&sort=loaded").content.decode()
    (address,) = re.findall(r'href="(/searches/new/[^"]*)"[^>]*>Save this search<', page)
    address = html.unescape(address)
    form = flat(hers.get(address))
    assert "Speaker Ana Testić. It finds" in form
    assert "1 statement</a> now" in form
    assert 'value="Speaker Ana Testić"' in form
    response = hers.post(address, {"name": "Ana on bridges", "frequency": "weekly"}, follow=True)
    (search,) = SavedSearch.objects.all()
    assert response.redirect_chain == [(search.get_absolute_url(), 302)]
    assert (search.owner, search.name, search.query, search.frequency) == (
        owner,
        "Ana on bridges",
        "actor=ana",
        "weekly",
    )
    assert "Nothing new" in flat(response)


def test_a_search_that_finds_nothing_yet_can_be_saved_too(hers, ana):
    assert "/searches/new/?actor=ana" in hers.get("/statements/?actor=ana").content.decode()


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client, ana):
    make.statement(speaker=ana)
    page = client.get("/statements/?actor=ana").content.decode()
    assert "Sign in to save this search" in page
    assert client.get("/searches/new/?actor=ana")["Location"] == "/accounts/login/?next=/searches/new/%3Factor%3Dana"


def test_saving_twice_is_explained_at_the_form(hers, search):
    page = flat(hers.post("/searches/new/?actor=ana", {"name": "Again", "frequency": "off"}))
    assert "You have saved this search already, as “Ana”." in page
    assert 'value="Again"' in page
    assert SavedSearch.objects.count() == 1


def test_only_what_is_understood_can_be_saved_and_is_offered(hers, ana):
    page = flat(hers.get("/searches/new/?actor=ana&topic=nothing"))
    assert "No topic “nothing” in the record" in page
    assert 'href="/searches/new/?actor=ana"' in page
    assert '<form class="form"' not in page
    hers.post("/searches/new/?actor=ana&topic=nothing", {"name": "x", "frequency": "off"})
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("fields", [{}, {"name": ""}, {"name": "x" * 121}, {"name": "x", "frequency": "hourly"}])
def test_a_form_that_is_not_filled_in_well_saves_nothing(hers, ana, fields):
    response = hers.post("/searches/new/?actor=ana", {"name": "Ana", "frequency": "off"} | fields if fields else {})
    assert response.status_code == 200
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("why", ["no address", "no server"])
def test_where_no_mail_can_be_sent_none_is_promised(hers, owner, settings, why):
    if why == "no address":
        owner.email = ""
        owner.save()
    else:
        settings.SENDS_MAIL = False
    page = flat(hers.get("/searches/new/?kind=direct"))
    assert ("has no e-mail address" if why == "no address" else "This site sends no mail") in page
    hers.post("/searches/new/?kind=direct", {"name": "Direct", "frequency": "daily"})
    assert SavedSearch.objects.get().frequency == "off"


# --- reading -------------------------------------------------------------------------------------------------------


def test_the_list_shows_ones_own_with_question_mails_feed_and_what_is_new(hers, search, ana):
    found(search, speaker=ana)
    others = alerts.keep(StatementQuery(kinds=("direct",)), owner=people.reader(), name="Not hers")
    page = flat(hers.get("/searches/"))
    assert re.search(rf'href="{search.get_absolute_url()}">Ana</a> <span class="[^"]*--new">1 new</span>', page)
    assert "Speaker Ana Testić" in page
    assert "every Monday" in page
    assert f'href="/searches/{search.key}.atom"' in page
    assert others.name not in page
    assert others.key not in page


def test_the_list_costs_the_same_with_twice_as_many_searches(hers, owner, search, ana, cost):
    found(search, speaker=ana)
    before = cost("/searches/")
    for kind in ("direct", "indirect"):
        found(alerts.keep(StatementQuery(kinds=(kind,)), owner=owner), speaker=ana)
    assert cost("/searches/") == before
    assert flat(hers.get("/searches/")).count("new</span>") == 3


def test_a_search_shows_what_is_new_and_why_until_it_is_marked_as_read(hers, search, ana, cost):
    statement = found(search, speaker=ana)
    page = flat(hers.get(search.get_absolute_url()))
    assert '<h2 id="new">1 new</h2>' in page
    assert statement.text in page
    assert "Why:</span> speaker Ana Testić" in page
    before = cost(search.get_absolute_url())
    (until,) = re.findall(r'name="until" value="([^"]+)"', page)
    later = found(search, speaker=ana)
    assert cost(search.get_absolute_url()) == before
    hers.post(f"/searches/{search.pk}/read/", {"until": until})
    page = flat(hers.get(search.get_absolute_url()))
    assert statement.text not in page
    assert later.text in page
    hers.post(f"/searches/{search.pk}/read/", {"until": "2026-99-99T00:00"})  # nonsense is now
    assert "Nothing new" in flat(hers.get(search.get_absolute_url()))


def test_more_news_than_a_page_holds_leads_to_the_list(hers, search, ana, monkeypatch):
    monkeypatch.setattr(view, "MOST_SHOWN", 1)
    found(search, speaker=ana)
    found(search, speaker=ana)
    page = flat(hers.get(search.get_absolute_url()))
    assert "2 new" in page
    assert page.count('class="why__label"') == 1
    assert 'href="/statements/?actor=ana&sort=loaded"' in page


def test_a_search_that_cannot_be_read_any_more_says_so_everywhere(hers, owner):
    topic = make.topic(slug="dams", label="Dams")
    search = alerts.keep(StatementQuery(topics=("dams",)), owner=owner)
    Topic.objects.filter(pk=topic.pk).update(slug="other")
    found(search, topics=(topic,))
    for address in ("/searches/", search.get_absolute_url(), f"/searches/{search.key}.atom"):
        page = flat(hers.get(address))
        assert "No topic “dams” in the record" in page
        assert "annot be searched for" in page


# --- changing ------------------------------------------------------------------------------------------------------


def test_name_and_mails_are_changed_and_the_next_mail_is_the_next_that_is_due(hers, search):
    SavedSearch.objects.update(mailed_for=None)
    hers.post(search.get_absolute_url(), {"name": "Bridges", "frequency": "daily"})
    search.refresh_from_db()
    assert (search.name, search.frequency, search.query) == ("Bridges", "daily", "actor=ana")
    assert search.mailed_for == datetime.now(UTC).date()
    page = hers.post(search.get_absolute_url(), {"name": " ", "frequency": "daily"})
    assert "This field is required" in flat(page)
    search.refresh_from_db()
    assert search.name == "Bridges"


def test_a_feed_gets_a_new_address_and_the_old_one_ends(hers, search):
    old = search.key
    hers.post(f"/searches/{search.pk}/feed/")
    search.refresh_from_db()
    assert hers.get(f"/searches/{old}.atom").status_code == 404
    assert hers.get(f"/searches/{search.key}.atom").status_code == 200


def test_a_search_is_deleted_with_all_it_noted(hers, search, ana):
    found(search, speaker=ana)
    response = hers.post(f"/searches/{search.pk}/delete/", follow=True)
    assert "“Ana” is deleted" in flat(response)
    assert not SavedSearch.objects.exists()
    assert not SearchHit.objects.exists()


def test_nobody_else_sees_or_changes_it_not_even_an_administrator(client, search):
    client.force_login(people.superuser())
    assert client.get(search.get_absolute_url()).status_code == 404
    for act in ("", "read/", "feed/", "delete/"):
        assert client.post(f"{search.get_absolute_url()}{act}", {"name": "x", "frequency": "off"}).status_code == 404
    before = search.key
    search.refresh_from_db()
    assert (search.name, search.key) == ("Ana", before)


# --- feed ----------------------------------------------------------------------------------------------------------


def test_the_feed_holds_news_alone_with_why_and_is_readable_without_signing_in(client, search, ana):
    old = make.statement(speaker=ana)
    SearchHit.objects.create(search=search, statement=old, at=datetime.now(UTC), news=False)
    statement = found(search, speaker=ana)
    alerts.mark_read(search, until=datetime.now(UTC))  # told or not
    address = f"/searches/{search.key}.atom"
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert feed.feed.title == "Newsdesk: Ana"
    assert [entry.id for entry in feed.entries] == [f"http://testserver/statements/{statement.pk}/"]
    assert feed.entries[0].content[0].value.endswith("Why: speaker Ana Testić")
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_a_statement_that_became_public_late_is_updated_in_the_feed_when_it_did(client, search, ana):
    late = found(search, speaker=ana)
    SearchHit.objects.filter(statement=late).update(at=datetime(2031, 1, 2, 3, 4, 5, tzinfo=UTC))
    feed = feedparser.parse(client.get(f"/searches/{search.key}.atom").content)
    assert feed.entries[0].updated == "2031-01-02T03:04:05Z"


def test_the_feed_ends_with_its_key_and_with_its_owner_and_stays_open_on_a_gated_site(client, search, owner, settings):
    settings.PUBLIC = False
    assert client.get(f"/searches/{search.key}.atom").status_code == 200
    assert client.get(f"/searches/{search.key[:-1]}.atom").status_code == 404
    assert client.get("/searches/%00.atom").status_code == 404
    owner.is_active = False
    owner.save()
    assert client.get(f"/searches/{search.key}.atom").status_code == 404


# --- stopping ------------------------------------------------------------------------------------------------------


@pytest.fixture
def stop(search, ana, settings) -> str:
    """The address in the mail."""
    settings.SENDS_MAIL = True
    make.statement(speaker=ana)
    alerts.send(search.pk, datetime.now(UTC).date())
    address = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    assert address in mail.outbox[0].body
    return address.removeprefix("http://testserver")


def test_a_mail_program_stops_the_mails_with_one_post_and_no_cookie(search, stop):
    program = Client(enforce_csrf_checks=True)
    assert program.get(stop).status_code == 200
    search.refresh_from_db()
    assert search.frequency == "weekly"  # opening a link stops nothing
    assert program.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    search.refresh_from_db()
    assert search.frequency == "off"


def test_a_person_stops_them_by_a_button_and_sees_it_done_also_twice(client, search, stop):
    page = flat(client.get(stop))
    assert '<form method="post">' in page
    assert "Stop the mails?" in page
    for _ in range(2):
        assert "No more mails" in flat(client.post(stop))


def test_an_address_that_was_not_signed_or_whose_search_is_gone_stops_nothing(client, search, stop):
    forged = stop.replace(f"/{search.pk}.", f"/{search.pk + 1}.")
    for address in (
        forged,
        stop[:-3] + "/",
        "/searches/stop/1/",
        f"/searches/stop/{'9' * 30}.x/",
        "/searches/stop/%00/",
    ):
        assert client.post(address).status_code == 404
    search.delete()
    assert client.post(stop).status_code == 404
