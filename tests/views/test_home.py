import re
from datetime import date

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


def test_an_empty_record_says_so(client):
    html = client.get("/").content.decode()
    assert "0 statements" in html
    assert "Nothing has been loaded yet" in html


def test_the_record_in_numbers_counts_what_the_public_may_see(client):
    ana = make.actor()
    outlet = make.outlet()
    make.statement(speaker=ana, review="confirmed")
    make.statement(of=make.article(body="It holds.", outlet=outlet), text="It holds")
    make.statement(review="rejected", speaker=make.actor())
    make.statement(of=make.article(body="Not out.", status="draft", outlet=make.outlet()), text="Not out")
    make.statement(in_title=True, review="confirmed")
    context = client.get("/").context
    assert context["total"] == 2
    assert context["speakers_total"] == 1
    assert context["articles_total"] == 4  # of the rejected and of the headline too: the articles stand
    assert context["outlets_total"] == 1
    assert context["decided_total"] == 1


def test_every_figure_leads_to_a_list_of_that_length(client):
    ana, country, topic = make.actor(slug="ana"), make.country(code="X9"), make.topic(slug="dams")
    for _ in range(3):
        make.statement(speaker=ana, countries=(country,), topics=(topic,), said_on=date(2023, 5, 1))
    make.statement()
    html = re.sub(r"\s+", " ", client.get("/").content.decode())
    rows = re.findall(r'class="bars__name" href="([^"]+)".*?bars__figure">(\d+)<', html, re.S)
    assert {address for address, _ in rows} == {
        "/statements/?actor=ana",
        "/statements/?country=X9",
        "/statements/?topic=dams",
    }
    rows += re.findall(
        r'class="timeline__bar" href="([^"]+)" aria-label="[^:]+: (\d+) statements; 3 dispatches loaded"', html
    )
    assert len(rows) == 4
    for address, count in rows:
        assert client.get(address.replace("&amp;", "&")).context["query"].total() == int(count) == 3


def test_what_was_loaded_is_told_outlet_by_outlet_the_fullest_first(client):
    daily, weekly = make.outlet(slug="daily", name="Daily Example"), make.outlet(slug="weekly", name="Weekly Example")
    make.statement(said_on=date(2023, 5, 1))
    make.article(outlet=daily, published_on=date(2023, 2, 1))
    for day in (1, 2):
        make.article(outlet=weekly, published_on=date(2023, 4, day))
    make.article(outlet=weekly, published_on=date(2023, 4, 3), status="draft")
    response = client.get("/")
    told = [
        (outlet.name, outlet.n, [(bin_.start, n) for bin_, _, n, _ in strip])
        for outlet, strip in response.context["covered"]
    ]
    assert told == [
        ("Weekly Example", 2, [(date(2023, 4, 1), 2)]),
        ("Daily Example", 1, [(date(2023, 2, 1), 1)]),
    ]
    html = response.content.decode()
    assert 'href="/articles/?outlet=weekly"' in html
    assert "between 1 and 30 April 2023: 2 dispatches loaded" in html


def test_the_cost_of_the_page_does_not_grow_with_the_record(cost):
    def more() -> None:
        for _ in range(3):
            article = make.article(title="", body=f"Dam {make.country().code}.", outlet=make.outlet())
            make.statement(
                of=article, text="Dam", speaker=make.actor(), topics=(make.topic(),), countries=(make.country(),)
            )

    more()
    before = cost("/")
    more()
    assert cost("/") == before
