"""Feeds of outlets become articles: once, with the page where the feed has only a beginning, and never by surprise."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles import fetching, gazetteer, tasks
from articles.feeds import MOST_ATTEMPTS, fetch_feed
from articles.fetching import Robots
from articles.models import ActorName, Article, Feed, FeedEntry
from tests import factories, people
from tests.web import Web

pytestmark = pytest.mark.django_db

WHOLE = " ".join(f"Ana Testić said that bridge number {n} would open in spring." for n in range(30))
PAGE = """<!doctype html><html lang="en"><head><title>The dam holds</title>
<link rel="canonical" href="{address}"></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The dam holds</h1><p>TESTOGRAD, May 4, 2023 – Minister Ana Testić said the dam would hold through the
winter.</p><p>“We have looked at every stone of it,” Testić said. “There is no reason for anybody below the dam to be
afraid, and nobody will have to leave their house.”</p><p>The dam was built in 1961 and mended four times since then.
Engineers of the state agency walked along it for three days last week and wrote down what they saw.</p></article>
<footer>All rights reserved</footer></body></html>"""


def rss(*items: str) -> bytes:
    return f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily Example</title>
        {"".join(items)}</channel></rss>""".encode()


def item(title: str, link: str, text: str) -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>Wed, 03 May 2023 08:00:00 GMT</pubDate>"
        f"<description><![CDATA[<p>{text}</p>]]></description></item>"
    )


@pytest.fixture
def web(monkeypatch):
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    with Web() as web:
        yield web


@pytest.fixture
def feed(web) -> Feed:
    ana = factories.actor(name="Ana Testić", slug="ana-testic")
    ActorName.objects.create(actor=ana, text="Ana Testić", kind="full")
    web.put("/dam", PAGE.format(address=web.address("/dam")).encode(), headers={"Content-Type": "text/html"})
    web.put(
        "/feed",
        rss(item("Bridges", web.address("/bridges"), WHOLE), item("The dam holds", web.address("/dam"), "It holds.")),
        headers={"ETag": '"1"'},
    )
    outlet = factories.outlet(slug="daily", name="The Daily Example")
    return Feed.objects.create(outlet=outlet, address=web.address("/feed"), active=True)


def round_of(feed: Feed) -> dict[str, int]:
    waits: list[float] = []
    tally = fetch_feed(
        feed, gazetteer.from_database(), site="https://desk.example", robots=Robots(), pause=waits.append
    )
    assert all(1 <= wait <= 30 for wait in waits)
    feed.refresh_from_db()
    return dict(tally)


def paths(web: Web) -> list[str]:
    return [asked["path"] for asked in web.asked]


def test_an_entry_is_the_article_or_leads_to_it(feed, web):
    assert round_of(feed) == {"stored": 2}
    assert feed.trouble == ""
    bridges, dam = Article.objects.order_by("title")
    assert (bridges.title, bridges.outlet, str(bridges.published_on)) == ("Bridges", feed.outlet, "2023-05-03")
    assert (dam.title, dam.url) == ("The dam holds", web.address("/dam"))
    assert "Sport" not in dam.body
    assert dam.statements.filter(speaker__slug="ana-testic").exists()
    assert web.address("/bridges") not in paths(web)


def test_a_second_round_asks_for_nothing_it_has(feed, web):
    round_of(feed)
    asked = len(web.asked)
    assert round_of(feed) == {}
    assert paths(web)[asked:] == ["/robots.txt", "/feed"]
    feed.etag = ""
    feed.save()
    assert round_of(feed) == {}
    assert Article.objects.count() == 2


def test_a_page_that_cannot_be_fetched_is_tried_again_and_then_given_up(feed, web):
    page = web.pages.pop("/dam")
    assert round_of(feed) == {"stored": 1, "later": 1}
    assert feed.etag == ""  # the server would say that nothing changed
    web.pages["/dam"] = page
    assert round_of(feed) == {"stored": 1}

    web.put("/feed", rss(item("Gone", web.address("/gone"), "It is gone.")))
    rounds = [round_of(feed) for _ in range(MOST_ATTEMPTS + 1)]
    assert rounds == [{"later": 1}] * (MOST_ATTEMPTS - 1) + [{"rejected": 1}, {}]
    entry = FeedEntry.objects.get(title="Gone")
    assert "answers 404" in entry.reason
    assert entry.attempts == MOST_ATTEMPTS


def test_what_robots_may_not_read_is_not_read(feed, web):
    web.put("/robots.txt", b"User-agent: *\nDisallow: /dam\n")
    assert round_of(feed) == {"stored": 1, "later": 1}
    assert "/dam" not in paths(web)
    web.put("/robots.txt", b"User-agent: *\nDisallow: /\n")
    assert round_of(feed) == {}
    assert "closed to robots" in feed.trouble


def test_a_page_without_an_article_says_so_and_the_rest_goes_on(feed, web):
    web.put("/dam", b"<html><body><nav><a href=/>Home</a></nav></body></html>", headers={"Content-Type": "text/html"})
    assert round_of(feed) == {"stored": 1, "later": 1}
    assert "could not be read" in FeedEntry.objects.get(title="The dam holds").reason


@pytest.mark.parametrize(
    ("raw", "why"),
    [(b"", "no feed"), (b"<html><body>Hello</body></html>", "no feed"), (b"GIF89a", "no feed"), (rss(), "no entry")],
)
def test_what_is_no_feed_says_so(feed, web, raw, why):
    web.put("/feed", raw)
    assert round_of(feed) == {}
    assert why in feed.trouble


def test_an_article_that_was_uploaded_before_is_not_stored_twice(feed, web):
    round_of(feed)
    FeedEntry.objects.all().delete()
    feed.etag = ""
    feed.save()
    assert round_of(feed) == {"unchanged": 2}
    assert Article.objects.count() == 2


def test_drafts_stay_drafts(feed):
    feed.draft = True
    feed.save()
    round_of(feed)
    assert set(Article.objects.values_list("status", flat=True)) == {"draft"}


def test_what_people_set_about_a_feed_is_kept_and_what_its_server_says_is_not(feed, client):
    client.force_login(people.superuser(name="vera"))
    round_of(feed)
    sent = {"outlet": feed.outlet_id, "address": feed.address, "draft": "on"}
    assert client.post(reverse("admin:articles_feed_change", args=[feed.pk]), sent).status_code == 302
    shown = client.get(reverse("admin:articles_feed_history", args=[feed.pk]))
    set_by_vera, begun = shown.context["changes"]
    told = [(field.name, field.before, field.after) for field in set_by_vera.fields]
    assert (set_by_vera.who, told) == ("vera", [("active", "True", "False"), ("draft", "False", "True")])
    assert begun.fields == []


def test_the_command_tells_what_became_of_each_feed(feed):
    out = StringIO()
    call_command("fetch_feeds", stdout=out)
    assert "The Daily Example: 2 stored" in out.getvalue()
    with pytest.raises(CommandError, match="No feed of nowhere"):
        call_command("fetch_feeds", "nowhere")
    Feed.objects.update(active=False)
    out = StringIO()
    call_command("fetch_feeds", stdout=out)
    assert "No feed is active" in out.getvalue()


def test_the_schedule_does_nothing_unless_the_site_wants_it(feed, settings):
    tasks.fetch_feeds(0)
    assert not Article.objects.exists()
    settings.FETCH_FEEDS = True
    tasks.fetch_feeds(0)
    assert Article.objects.count() == 2
