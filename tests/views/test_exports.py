"""The statements of a query as a file: the same ones as on the page, all of them, as they are read."""

import csv
import io
import json
import random
import re
from datetime import date

import bibtexparser
import feedparser
import pytest
import rispy
from django.http import QueryDict

from articles.exports import FORMATS
from articles.exports import rows as rows_module
from articles.search import StatementQuery
from articles.search import query as query_module
from tests import factories as make

pytestmark = pytest.mark.django_db


def ids(suffix: str, text: str) -> list[int]:
    """The statements of a file, found by the format's own reader."""
    addresses = {
        "csv": lambda: [row["address"] for row in csv.DictReader(io.StringIO(text, newline=""))],
        "jsonl": lambda: [json.loads(line)["address"] for line in text.split("\n") if line],
        "ris": lambda: [entry["urls"][0] for entry in rispy.loads(text)],
        "bib": lambda: [entry["url"] for entry in bibtexparser.loads(text).entries] if text else [],
        "json": lambda: [item["URL"] for item in json.loads(text)],
        "atom": lambda: [entry.id for entry in feedparser.parse(text).entries],
    }[suffix]()
    return [int(re.fullmatch(r"http://testserver/statements/(\d+)/", address)[1]) for address in addresses]


def taken(client, suffix: str, asked: str = "") -> list[int]:
    response = client.get(f"/statements.{suffix}?{asked}")
    assert response.status_code == 200, response.content[:500]
    return ids(suffix, response.getvalue().decode())


@pytest.fixture
def record():
    """Forty statements over a few speakers, topics, countries, outlets, kinds and days, some without a date."""
    draw = random.Random(7)
    actors = [make.actor(slug=slug) for slug in ("ana", "bruno", "cora")]
    topics = [make.topic(slug=slug) for slug in ("dams", "roads")]
    countries = [make.country(code=code) for code in ("X1", "X2")]
    outlets = [make.outlet(slug=slug) for slug in ("daily", "weekly")]
    for n in range(40):
        text = f"{draw.choice(['the dam', 'the road'])} number {n} would open in spring"
        day = draw.choice([None, date(2022, 6, 1), date(2023, draw.randint(1, 12), 1)])
        make.statement(
            of=make.article(body=f"Somebody said {text}.", outlet=draw.choice(outlets), published_on=day),
            text=text,
            speaker=draw.choice([None, *actors]),
            topics=tuple(draw.sample(topics, draw.randint(0, 2))),
            countries=tuple(draw.sample(countries, draw.randint(0, 2))),
            kind=draw.choice(["direct", "mixed", "indirect"]),
            review=draw.choice(["proposed", "confirmed", "rejected"]),
        )


CHOICES = {
    "actor": ["ana", "bruno", "cora"],
    "topic": ["dams", "roads"],
    "country": ["X1", "X2"],
    "outlet": ["daily", "weekly"],
    "kind": ["direct", "mixed", "indirect"],
    "since": ["2022-01-01", "2023-04-01"],
    "until": ["2023-06-30", "2023-12-31"],
    "q": ["dam", "road OR dam", "-road"],
}


@pytest.mark.filterwarnings("ignore")
def test_every_file_holds_the_statements_of_the_page_in_its_order(client, record, monkeypatch):
    monkeypatch.setattr(rows_module, "BATCH", 17)
    monkeypatch.setattr(query_module, "BATCH", 13)
    draw = random.Random(11)
    sizes = set()
    for _ in range(12):
        chosen = [(param, draw.choice(CHOICES[param])) for param in draw.sample(sorted(CHOICES), draw.randint(0, 2))]
        asked = QueryDict(mutable=True)
        for param, value in chosen:
            asked.appendlist(param, value)
        query = StatementQuery.from_params(asked)
        assert not query.errors
        wanted, address = [], asked.urlencode()
        while True:
            page = StatementQuery.from_params(QueryDict(address))
            wanted += [row.pk for row in page.rows()]
            if not page.next_url():
                break
            address = page.next_url().partition("?")[2]
        assert len(wanted) == query.total()
        sizes.add(len(wanted))
        for suffix in FORMATS:
            assert taken(client, suffix, asked.urlencode()) == wanted, (suffix, chosen)
    assert max(sizes) > query_module.PAGE_SIZE
    assert len(sizes) > 4


def test_a_file_is_complete_whichever_page_it_is_taken_from(client, record):
    whole = taken(client, "jsonl")
    (older,) = re.findall(
        r'pager__next" href="[^"]*page=([^"]+)"', re.sub(r"\s+", " ", client.get("/statements/").content.decode())
    )
    assert taken(client, "jsonl", f"page={older}") == whole
    assert taken(client, "jsonl", "page=nonsense") == whole


def test_nothing_is_read_before_the_reader_takes_it(client, record, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(rows_module, "BATCH", 4)
    with django_assert_num_queries(1):  # the version of the collection
        response = client.get("/statements.jsonl")
        assert response.streaming
        pieces = iter(response.streaming_content)
        assert next(pieces) == b""  # the opening of the file
    assert next(pieces).count(b"\n") == 4
    assert next(pieces).count(b"\n") == 4


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_page_links_to_every_file_of_its_query(client, suffix):
    make.statement(speaker=make.actor(slug="ana"), text="the dam", of=make.article(body="Ana said the dam"))
    page = client.get("/statements/?actor=ana&q=dam").content.decode()
    assert f'href="/statements.{suffix}?actor=ana&amp;q=dam"' in page
    fragment = client.get("/statements/?actor=ana&q=dam", headers={"HX-Request": "true"}).content.decode()
    assert f'href="/statements.{suffix}?actor=ana&amp;q=dam"' in fragment


def test_feed_readers_find_the_feed_of_a_list(client):
    make.actor(slug="ana")
    page = re.sub(r"\s+", " ", client.get("/statements/?actor=ana").content.decode())
    assert (
        '<link rel="alternate" type="application/atom+xml" title="These statements" href="/statements.atom?actor=ana">'
    ) in page


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_says_what_it_is_and_what_it_is_called(client, suffix):
    make.actor(slug="ana")
    response = client.get(f"/statements.{suffix}?actor=ana")
    assert response["Content-Type"] == FORMATS[suffix].content_type
    kind = "inline" if suffix == "atom" else "attachment"
    assert re.fullmatch(
        rf'{kind}; filename="newsdesk-statements-ana-on-\d{{4}}-\d\d-\d\d\.{suffix}"', response["Content-Disposition"]
    )
    assert response["Link"] == '<http://testserver/statements/?actor=ana>; rel="alternate"; type="text/html"'
    assert response["Collection-Version"]


def test_head_answers_without_reading_the_record(client, record, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.head("/statements.csv")
    assert (response.status_code, response.content) == (200, b"")
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("suffix", ["xls", "csv.exe", "%00", "CSV", "jsonld", "x" * 500, "%F0%9F%98%80", "<b>"])
def test_a_format_that_does_not_exist_is_explained(client, suffix):
    make.actor(slug="ana")
    response = client.get(f"/statements.{suffix}?actor=ana")
    html = response.content.decode()
    assert response.status_code == 404
    assert "There is no format" in html
    assert 'href="/statements.csv?actor=ana"' in html


def test_a_file_is_not_made_of_half_a_question(client):
    """A list shows the error beside its results; a file would be quoted as if it were the answer."""
    make.statement(speaker=make.actor(slug="ana"))
    response = client.get("/statements.csv?actor=ana&topic=nothing&since=2023-02-30")
    html = response.content.decode()
    assert response.status_code == 400
    assert "“nothing”" in html
    assert "“2023-02-30” is not a day" in html
    assert 'href="/statements.csv?actor=ana"' in html


def test_a_gated_site_gives_no_file_to_strangers(client, settings):
    settings.PUBLIC = False
    assert client.get("/statements.csv")["Location"].startswith("/accounts/login/")


# --- the cite box of a statement ----------------------------------------------------------------------------------


def test_the_page_of_a_statement_offers_its_citations_without_scripts(client):
    article = make.article(body="Ana said the dam would open", title="The dam", url="https://daily.example/dam#top")
    statement = make.statement(of=article, text="the dam would open", speaker=make.actor(name="Ana Testić"))
    page = client.get(statement.get_absolute_url()).content.decode()
    assert page.count('<details class="citation"') == 5
    assert "Ana Testić, reported in “The dam,” n.d., https://daily.example/dam#top. Newsdesk statement" in page
    assert f"http://testserver/statements/{statement.pk}/" in page
    assert 'href="https://daily.example/dam#top:~:text=the%20dam%20would%20open"' in page
    assert 'data-copy="cite-chicago"' in page


def test_without_an_address_of_the_source_there_is_no_link_to_it(client):
    assert "Open the source" not in client.get(make.statement().get_absolute_url()).content.decode()
