"""What holds for every page that anyone may open."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import get_resolver

from articles.exports.sets import freeze
from articles.search import StatementQuery
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db

NONSENSE = (
    "page=-1&page=x",
    "page=" + "9" * 5000,
    "q=%00%FF%ED%A0%80",
    "q=" + "x" * 10_000,
    "kind=nothing&outlet=nothing&actor=%00&country=%F0%9F%98%80&topic=..%2F..",
    "since=9999-99-99&until=-1",
    "=&&&;;==",
    "[]=1&q[]=2&q[a]=3",
    "q=<script>alert(1)</script>",
)
HOSTILE = '<script>alert(1)</script> & "quoted" {{ 7|add:7 }}'


@pytest.fixture
def addresses() -> list[str]:
    """One address of every public page, over a record whose every word is hostile."""
    country = make.country(name=f"{HOSTILE} land", slug="land", in_region=True, footnote=HOSTILE)
    part = make.country(name=f"{HOSTILE} part", slug="part", parent=country, kind="entity")
    topic = make.topic(slug="dams", label=HOSTILE, definition=HOSTILE)
    actor = make.actor(slug="ana", name=HOSTILE, country=country, description=HOSTILE)
    article = make.article(
        body=f"{HOSTILE}\nAna said {HOSTILE}.",
        title=HOSTILE,
        outlet=make.outlet(name=HOSTILE),
        source_name=HOSTILE,
        published_phrase=HOSTILE,
        notes=[HOSTILE],
    )
    statement = make.statement(
        of=article, text=HOSTILE, speaker=actor, countries=(country, part), topics=(topic,), speaker_printed=HOSTILE
    )
    return [
        "/",
        "/statements/",
        statement.get_absolute_url(),
        "/articles/",
        article.get_absolute_url(),
        "/actors/",
        "/actors/?q=script",
        "/actors/ana/",
        "/countries/",
        "/countries/land/",
        "/topics/",
        "/topics/dams/",
        "/method/",
        "/sets/",
        freeze(StatementQuery(), by=people.curator(), site=HOSTILE).get_absolute_url(),
    ]


class Markup(HTMLParser):
    """Notes elements and attributes a strict page must not have."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "style" or (tag == "script" and not names.get("src")):
            self.faults.append(tag)
        self.faults += [name for name in names if name == "style" or (name.startswith("on") and len(name) > 2)]
        if names.get("id"):
            self.ids.append(str(names["id"]))


def test_whatever_a_dispatch_holds_is_shown_as_text(client, addresses):
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        html = response.content.decode()
        assert "alert(1)</script>" not in html, address
        assert html.count("&quot;quoted&quot; ") == html.count("{{ 7|add:7 }}"), address
        markup = Markup()
        markup.feed(html)
        assert markup.faults == [], address
        assert len(markup.ids) == len(set(markup.ids)), address


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_parameters_are_no_fault(client, addresses, nonsense):
    for address in addresses:
        joined = f"{address}&{nonsense}" if "?" in address else f"{address}?{nonsense}"
        for headers in ({}, {"HX-Request": "true"}):
            response = client.get(joined, headers=headers, follow=True)
            assert response.status_code == 200, joined


@pytest.mark.parametrize(
    "address",
    [
        "/statements/0/",
        "/statements/99999999999999999999/",
        "/statements/999999999999999999/",
        "/statements/-1/",
        "/articles/0/x/",
        "/articles/999999999999999999/x/",
        "/actors/nobody/",
        "/actors/%00/",
        "/actors/" + "x" * 5000 + "/",
        "/countries/nowhere/",
        "/topics/nothing/",
        "/topics/%F0%9F%98%80/",
    ],
)
def test_an_address_that_never_was_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_pages_are_only_read(client, addresses):
    for address in addresses:
        assert client.post(address).status_code == 405, address
        assert client.head(address).status_code == 200, address


def test_a_gated_site_shows_nothing_to_strangers_and_everything_to_readers(client, addresses, settings):
    settings.PUBLIC = False
    for address in addresses:
        response = client.get(address)
        assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/accounts/login/"), address
        fragment = client.get(address, headers={"HX-Request": "true"})
        assert (fragment.status_code, fragment["HX-Redirect"].partition("?")[0]) == (204, "/accounts/login/"), address
        assert not fragment.content
    reader = Client()
    reader.force_login(people.reader())
    for address in addresses:
        assert reader.get(address).status_code == 200, address


def test_every_view_of_ours_says_who_may_see_it():
    """Closed unless it says otherwise: what is open here must be meant to be."""
    names = {
        pattern.name
        for pattern in get_resolver("articles.urls").url_patterns
        if not getattr(pattern.callback, "login_required", True)
    }
    assert names == {
        "home", "statements", "statement", "articles", "article", "article_by_number", "actors", "actor",
        "countries", "country", "topics", "topic", "method", "healthz", "readyz", "export",
        "sets", "result_set", "result_set_file", "search_feed", "stop_search", "compare", "api",
    }  # fmt: skip
