"""Several who say something together: from the text to lists, pages and files."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.http import QueryDict
from django.test.utils import override_settings

from articles import curation, gazetteer, ingestion
from articles.models import Actor, ActorName, JointSpeaker, ListedStatement, Statement
from articles.search import StatementQuery, columns
from tests import factories, record

pytestmark = pytest.mark.django_db

DISPATCH = b"""\
TESTOGRAD, May 3, 2023 - Ana Testic and Cyril Samplov said that the bridge is open.

Ana Testic and Franko Nobodic said that the road is closed.

Cyril Samplov said that the tunnel is dry.
"""


@pytest.fixture
def world() -> dict[str, Actor]:
    actors = {}
    for name, slug in (("Ana Testic", "ana"), ("Cyril Samplov", "cyril")):
        actors[slug] = factories.actor(name=name, slug=slug)
        ActorName.objects.create(actor=actors[slug], text=name, kind="full")
    factories.topic(slug="bridges", label="Bridges", include=[r"\bbridge\b"])
    ingestion.ingest(DISPATCH, "open.txt", gazetteer.from_database())
    return actors


def told(query: str) -> list[str]:
    asked = StatementQuery.from_params(QueryDict(query))
    assert not asked.errors
    rows = asked.rows()
    assert asked.total() == len(rows)
    return sorted(row.text for row in rows)


def test_a_statement_of_several_is_found_under_each_of_them_and_counted_for_each(world):
    assert told("actor=ana") == ["the bridge is open", "the road is closed"]
    assert told("actor=cyril") == ["the bridge is open", "the tunnel is dry"]
    assert told("actor=ana&actor=cyril") == ["the bridge is open", "the road is closed", "the tunnel is dry"]
    assert told("not_actor=ana") == ["the tunnel is dry"]
    assert told("actor=cyril&topic=bridges") == ["the bridge is open"]
    values = StatementQuery().facet("actor").values
    assert {value.key: value.count for value in values} == {"ana": 2, "cyril": 2}
    assert list(ListedStatement.objects.faults()) == []


def test_columns_in_memory_and_the_database_say_the_same(world):
    for address in ("", "actor=ana", "not_actor=cyril", "actor=ana&fold=yes"):
        query = StatementQuery.from_params(QueryDict(address))
        with override_settings(SEARCH_IN_MEMORY=0):
            columns.forget()
            by_sql = (told(address), {value.key: value.count for value in query.facet("actor").values})
        columns.forget()
        again = StatementQuery.from_params(QueryDict(address))
        assert (told(address), {value.key: value.count for value in again.facet("actor").values}) == by_sql


def test_who_is_not_known_keeps_their_place_and_name(world):
    row = Statement.objects.get(text="the road is closed")
    assert [(each.place, each.actor, each.printed) for each in row.joint.all()] == [
        (0, world["ana"], "Ana Testic"),
        (1, None, "Franko Nobodic"),
    ]
    assert (row.speaker, row.said_by) == (None, "Ana Testic and Franko Nobodic")


def test_pages_and_files_name_all_of_them(world, client):
    row = Statement.objects.get(text="the road is closed")
    page = client.get(row.get_absolute_url()).content.decode()
    assert f'<a href="{world["ana"].get_absolute_url()}">Ana Testic</a>' in page
    assert "Ana Testic and Franko Nobodic" in page
    lines = b"".join(client.get("/statements.jsonl?actor=ana").streaming_content).decode().splitlines()
    found = {line["text"]: line for line in map(json.loads, lines)}["the road is closed"]
    assert found["joint_speakers"] == ["Ana Testic", "Franko Nobodic"]
    assert found["joint_actors"] == ["ana", ""]
    assert (found["speaker"], found["actor"]) == ("", "")
    article = client.get(row.article.get_absolute_url()).content.decode()
    assert "Ana Testic and Cyril Samplov" in article
    assert "Ana Testic" in client.get("/actors/").content.decode()


def test_read_again_with_the_same_result_nothing_changes_and_a_new_gazetteer_is_followed(world):
    known = gazetteer.from_database()
    before = record.fingerprint()
    ingestion.ingest(DISPATCH, "open.txt", known, again=True)
    assert record.fingerprint() == before

    franko = factories.actor(name="Franko Nobodic", slug="franko")
    ActorName.objects.create(actor=franko, text="Franko Nobodic", kind="full")
    ingestion.ingest(DISPATCH, "open.txt", gazetteer.from_database(), again=True)
    assert told("actor=franko") == ["the road is closed"]
    assert list(ListedStatement.objects.faults()) == []


def test_a_speaker_whom_a_curator_names_takes_the_place_of_all(world):
    row = Statement.objects.get(text="the bridge is open")
    curation.correct(row.pk, by=User.objects.create_user("vera"), changes={"speaker": world["cyril"]})
    assert not JointSpeaker.objects.filter(statement=row).exists()
    assert told("actor=ana") == ["the road is closed"]
    assert told("actor=cyril") == ["the bridge is open", "the tunnel is dry"]


def test_no_actor_stands_twice_beside_one_statement(world):
    row = Statement.objects.get(text="the bridge is open")
    with pytest.raises(Exception, match="joint_speaker_once"), transaction.atomic():
        JointSpeaker.objects.create(statement=row, place=7, actor=world["ana"], printed="Testic")
