"""Articles, actors and the vocabulary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import ActorName, Country, Mention, Office, Redirect, Tenure
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_an_article_comes_with_its_text_and_the_statements_that_stand_in_it(client):
    body = "Bridge opens, Testić says\nAna Testić said “the bridge 𝄞 opens”."
    article = make.article(body=body, title="Bridge opens, Testić says", title_end=25, outlet=make.outlet(name="Daily"))
    make.statement(of=article, text="Bridge opens", in_title=True)
    make.statement(of=article, text="the bridge 𝄞 opens")
    make.statement(of=article, text="Ana", review="rejected")
    told = client.get(f"/api/articles/{article.pk}").json()
    assert told["text"] == body
    assert told["title_end"] == 25
    assert told["outlet"] == "Daily"
    assert told["statement_count"] == 1
    assert [row["text"] for row in told["statements"]] == ["Bridge opens", "the bridge 𝄞 opens"]
    for row in told["statements"]:
        assert told["text"][row["start"] : row["end"]] == row["text"]
        assert {name: row[name] for name in ("article", "title", "outlet", "body_sha256")} == {
            name: told[name] for name in ("article", "title", "outlet", "body_sha256")
        }


def test_an_inferred_date_comes_with_its_reasons(client):
    dated = {"dated_from": date(2023, 1, 1), "dated_until": date(2023, 3, 1), "dating_reasons": ["An office."]}
    told = client.get(f"/api/articles/{make.article(**dated).pk}").json()
    assert (told["published_on"], told["dated_from"], told["dated_until"]) == ("", "2023-01-01", "2023-03-01")
    assert told["dating_reasons"] == ["An office."]


def test_following_next_reaches_every_article_once_in_the_order_of_the_page(client):
    outlet = make.outlet(slug="daily-example")
    for n in range(110):
        make.article(
            outlet=outlet if n % 10 else None, published_on=date(2024, 1, 1) + timedelta(days=n // 9) if n % 3 else None
        )
    for asked, expected in (("", 110), ("?outlet=daily-example", 99)):
        path, ids = f"/api/articles{asked}", []
        while path:
            told = client.get(path).json()
            assert told["total"] == expected
            ids += [row["article"] for row in told["articles"]]
            path = (told["next"] or "").removeprefix("http://testserver")
        assert len(ids) == len(set(ids)) == expected
        shown = [a.pk for n in (1, 2, 3) for a, _ in client.get(f"/articles/{asked}", {"page": n}).context["entries"]]
        if not asked:
            assert ids == shown[:110]


def test_following_next_reaches_every_actor_once(client):
    slugs = {make.actor(slug=f"actor-{n:03}-x", kind="mission" if n % 2 else "person").slug for n in range(230)}
    for asked, expected in (("", slugs), ("?kind=mission", {slug for slug in slugs if int(slug[6:9]) % 2})):
        path, found = f"/api/actors{asked}", []
        while path:
            told = client.get(path).json()
            found += [row["actor"] for row in told["actors"]]
            path = (told["next"] or "").removeprefix("http://testserver")
        assert len(found) == told["total"] == len(expected)
        assert set(found) == expected


def test_an_actor_is_found_by_any_spelling_and_counted_as_on_their_page(client):
    ana = make.actor(slug="ana-testic", name="Ana Testić")
    other = make.actor(slug="bruno", name="Bruno Exampleson")
    ActorName.objects.create(actor=ana, text="Ана Тестић")
    ActorName.objects.create(actor=ana, text="The Bridge Builder", kind="epithet")
    office = Office.objects.create(slug="head", title="Head of Bridges")
    Tenure.objects.create(
        key="t", office=office, actor=ana, starts=date(2020, 1, 1), starts_precision="year", ends=date(2022, 5, 1),
        ends_precision="month",
    )  # fmt: skip
    make.statement(speaker=ana)
    spoken_of = make.statement(speaker=other)
    Mention.objects.create(statement=spoken_of, actor=ana, start=spoken_of.start, end=spoken_of.end)
    for sought in ("Testic", "ТЕСТИЋ", "ana"):
        assert [row["actor"] for row in client.get("/api/actors", {"q": sought}).json()["actors"]] == ["ana-testic"]
    assert client.get("/api/actors", {"q": "Builder"}).json()["total"] == 0
    told = client.get("/api/actors/ana-testic").json()
    assert (told["statement_count"], told["mention_count"]) == (1, 1)
    assert told["spellings"] == ["Ана Тестић"]
    assert told["terms"] == [{"office": "Head of Bridges", "since": "2020", "until": "2022-05", "acting": False}]


def test_an_actor_who_was_merged_leads_to_the_other(client):
    make.actor(slug="ana-testic")
    Redirect.objects.create(old_path="/actors/a-testic/", new_path="/actors/ana-testic/", reason="merged")
    moved = client.get("/api/actors/a-testic")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/api/actors/ana-testic")


def test_countries_topics_and_outlets_are_counted(client):
    state = make.country(code="X1", label="Exampleland*", footnote="*An example.", in_region=True)
    part = Country.objects.create(code="X1-P", slug="part", name="Part", label="Part", parent=state, kind="entity")
    topic = make.topic(slug="bridges", definition="What spans rivers.")
    outlet = make.outlet(slug="daily-example", name="Daily", country=state)
    make.statement(of=make.article(outlet=outlet, body="They said so it goes."), text="so it goes", countries=(part,),
                   topics=(topic,))  # fmt: skip
    make.article(outlet=outlet)
    make.article(outlet=outlet, status="draft")
    countries = {row["code"]: row for row in client.get("/api/countries").json()["countries"]}
    assert (countries["X1"]["statement_count"], countries["X1-P"]["statement_count"]) == (1, 1)
    assert (countries["X1"]["footnote"], countries["X1-P"]["part_of"]) == ("*An example.", "X1")
    topics = client.get("/api/topics").json()["topics"]
    assert [(row["topic"], row["definition"], row["statement_count"]) for row in topics] == [
        ("bridges", "What spans rivers.", 1)
    ]
    assert client.get("/api/outlets").json()["outlets"] == [
        {
            "outlet": "daily-example",
            "name": "Daily",
            "country_code": "X1",
            "site": "",
            "article_count": 2,
            "statement_count": 1,
        }
    ]


def test_twice_the_statements_of_an_article_take_as_many_queries(client):
    article = make.article(body=" ".join(f"word{n}" for n in range(20)))
    costs = []
    for batch in (range(5), range(5, 20)):
        for n in batch:
            make.statement(of=article, text=f"word{n} " if n < 19 else f"word{n}", speaker=make.actor())
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/api/articles/{article.pk}")
        costs.append(len(queries))
    assert costs[0] == costs[1]
