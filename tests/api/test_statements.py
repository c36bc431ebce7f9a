"""Page, API and files give the same answer to the same question."""

from __future__ import annotations

import json
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.api.document import document
from articles.exports.rows import FIELDS
from articles.models import Redirect, Statement
from articles.search.filters import ORDER, WITHOUT
from tests import factories as make

pytestmark = pytest.mark.django_db

CHOICES = {
    "actor": ["ana-testic", "bruno-exampleson"],
    "about": ["bruno-exampleson"],
    "country": ["X1", "X2"],
    "topic": ["bridges", "dams"],
    "outlet": ["daily-example"],
    "kind": ["direct", "mixed", "indirect"],
    "since": ["2024-01-03", "2024-01-10"],
    "until": ["2024-01-15", "2024-02-01"],
    "q": ["bridge", "dam OR bridge", "bridge -number", '"dam number"'],
    "sort": ["loaded"],
    "not_kind": ["direct"],
    "not_topic": ["dams"],
}


def walk(client, question: dict[str, object]) -> tuple[int, list[int]]:
    """The total and every id, page by page."""
    response = client.get("/api/statements", question)
    assert response.status_code == 200, response.content
    told = response.json()
    ids = [row["statement"] for row in told["statements"]]
    while told["next"]:
        assert response.headers["Link"] == f'<{told["next"]}>; rel="next"'
        response = client.get(told["next"].removeprefix("http://testserver"))
        told = response.json()
        ids += [row["statement"] for row in told["statements"]]
    assert "Link" not in response.headers
    return told["total"], ids


def test_page_api_and_files_agree_on_random_questions(client, record):
    chance = random.Random(4)
    sizes = set()
    for _ in range(8):
        params = chance.sample(sorted(CHOICES), k=chance.randint(0, 3))
        question = {
            param: chance.choice(CHOICES[param])
            if param in ("since", "until", "q", "sort")
            else chance.sample(CHOICES[param], k=chance.randint(1, len(CHOICES[param])))
            for param in params
        }
        if "kind" in question:
            question.pop("not_kind", None)
        if "topic" in question:
            question.pop("not_topic", None)
        total, ids = walk(client, question)
        page = client.get("/statements/", question, follow=True).context["query"]
        lines = client.get("/statements.jsonl", question).getvalue().decode().splitlines()
        assert len(ids) == total == page.total(), question
        assert ids == list(page.ids()) == [json.loads(line)["statement"] for line in lines], question
        sizes.add(total)
    assert len(sizes) > 4  # the questions were different ones


def test_following_next_reaches_every_statement_once(client, record):
    total, ids = walk(client, {})
    assert total == len(ids) == len(set(ids)) == 60
    assert set(ids) == {row.pk for row in record["statements"]}


def test_a_row_is_that_of_the_files(client, record):
    rows = client.get("/api/statements?country=X1").json()["statements"]
    lines = client.get("/statements.jsonl?country=X1").getvalue().decode().splitlines()
    assert rows == [json.loads(line) for line in lines][:25]
    assert list(rows[0]) == list(FIELDS)
    assert rows[0] == client.get(f"/api/statements/{rows[0]['statement']}").json()


def test_the_answer_names_the_page_and_the_files_of_its_question(client, record):
    told = client.get("/api/statements?topic=dams&country=x1&page=2024-01-12_9999999").json()
    assert told["read"] == "http://testserver/statements/?country=X1&topic=dams"
    assert client.get(told["read"].removeprefix("http://testserver")).context["query"].total() == told["total"]
    for suffix, address in told["files"].items():
        assert address == f"http://testserver/statements.{suffix}?country=X1&topic=dams"
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_counts_are_those_of_the_page(client, record):
    question = "country=X1&not_kind=direct&since=2024-01-05"
    told = client.get(f"/api/facets?{question}").json()
    query = client.get(f"/statements/?{question}", follow=True).context["query"]
    assert told["total"] == query.total() > 0
    for facet in told["facets"]:
        page = query.facet(facet["param"])
        assert [(v["value"], v["label"], v["count"]) for v in facet["values"]] == [
            (v.key, v.label, v.count) for v in page.values
        ]
    for value in next(facet for facet in told["facets"] if facet["param"] == "topic")["values"]:
        assert (
            walk(client, {"country": "X1", "not_kind": "direct", "since": "2024-01-05", "topic": value["value"]})[0]
            == (value["count"])
        )


def test_each_stretch_of_the_timeline_is_a_filter(client, record):
    told = client.get("/api/timeline?topic=dams").json()
    assert told["unit"] == "month"
    full = [bin for bin in told["bins"] if bin["count"]]
    assert full
    for bin in full:
        assert walk(client, {"topic": "dams", "since": bin["since"], "until": bin["until"]})[0] == bin["count"]


SENSELESS = [
    ("statements?actor=nobody", "actor"),
    ("statements?not_topic=nothing", "not_topic"),
    ("statements?actr=ana-testic", "actr"),
    ("statements?actor=", "actor"),
    ("statements?since=2024-02-30", "since"),
    ("statements?since=2024-02-01&until=2024-01-01", "until"),
    ("statements?since=2024-02-01&since=2024-01-01", "since"),
    ("statements?kind=loud", "kind"),
    ("statements?page=2", "page"),
    ("statements?q=the", "q"),
    ("statements?q=" + "x" * 10_000, "q"),
    ("statements?confidence=2", "confidence"),
    ("statements?sort=relevance", "sort"),
    ("statements?topic=dams&not_topic=dams", "not_topic"),
    ("statements?country=X1&not_country=x1", "not_country"),
    ("statements?actor=%00", "actor"),
    ("statements?%00=x", "\x00"),
    ("facets?page=undated_1", "page"),
    ("timeline?limit=5", "limit"),
    ("statements/1?actor=ana-testic", "actor"),
    ("articles?outlet=nothing", "outlet"),
    ("articles?outlet=%00", "outlet"),
    ("articles?page=2024-13-01_4", "page"),
    ("articles?since=2024-01-01", "since"),
    ("actors?kind=loud", "kind"),
    ("actors?q=" + "x" * 200, "q"),
    ("topics?q=dams", "q"),
]


def test_what_makes_no_sense_is_refused_at_its_parameter(client):
    make.topic(slug="dams")
    make.country(code="X1")
    for address, param in SENSELESS:
        response = client.get(f"/api/{address}")
        assert response.status_code == 422, address
        assert response.headers["Content-Type"] == "application/problem+json"
        errors = response.json()["errors"]
        assert list(errors) == [param], address
        assert errors[param]


def test_every_filter_of_the_page_is_in_the_document():
    told = {each["name"] for each in document()["paths"]["/api/statements"]["get"]["parameters"]}
    assert {*ORDER, *(WITHOUT + param for param in ORDER)} <= told
    assert {"since", "until", "q", "page", "sort", "fold", "confidence"} <= told


def test_what_is_gone_says_why_and_what_moved_leads_on(client, record):
    first, second, third, *_ = record["statements"]
    Statement.objects.filter(pk=first.pk).update(review="rejected", review_reason="Said by somebody else.")
    type(second.article).objects.filter(pk=second.article_id).update(status="withdrawn", status_reason="A hoax.")
    Redirect.objects.create(old_path="/statements/99999/", new_path=f"/statements/{third.pk}/", reason="merged")
    Redirect.objects.create(old_path="/statements/99998/", reason="Never said.")
    Redirect.objects.create(old_path="/statements/99997/", new_path="/method/", reason="Explained there.")
    for pk, reason in [
        (first.pk, "Said by somebody else."),
        (second.pk, "A hoax."),
        (99998, "Never said."),
        (99997, "/method/"),
    ]:
        response = client.get(f"/api/statements/{pk}")
        assert response.status_code == 410
        assert reason in response.json()["detail"]
    moved = client.get("/api/statements/99999")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/api/statements/{third.pk}")
    assert client.get(f"/api/articles/{second.article_id}").status_code == 410
    assert client.get("/api/statements/12345678").status_code == 404


def test_drafts_do_not_exist(client):
    row = make.statement(of=make.article(status="draft", body="Ana said so it goes."), text="so it goes")
    assert client.get(f"/api/statements/{row.pk}").status_code == 404
    assert client.get(f"/api/articles/{row.article_id}").status_code == 404
    assert client.get("/api/statements").json()["total"] == client.get("/api/articles").json()["total"] == 0


def test_twice_the_statements_take_as_many_queries(client):
    costs = []
    for _ in range(2):
        for _ in range(4):
            make.statement(speaker=make.actor(), countries=(make.country(),), topics=(make.topic(),))
        counts = []
        for name in ("statements", "facets", "timeline", "articles", "actors", "countries", "topics", "outlets"):
            client.get(f"/api/{name}")
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/api/{name}").status_code == 200
            counts.append(len(queries))
        costs.append(counts)
    assert costs[0] == costs[1]
