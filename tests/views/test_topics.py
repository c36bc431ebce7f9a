import pytest

from articles.models import Redirect
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_topics_are_listed_most_spoken_of_first(client):
    dams, roads, silence = (make.topic(slug=slug) for slug in ("dams", "roads", "silence"))
    for topics in ((roads,), (roads, dams)):
        make.statement(topics=topics)
    assert client.get("/topics/").context["entries"] == [(roads, 2), (dams, 1), (silence, 0)]


def test_a_topic_shows_its_definition_and_who_speaks_about_it(client):
    topic = make.topic(slug="dams", label="Dams", definition="Walls that hold water.")
    row = make.statement(speaker=make.actor(slug="ana"), countries=(make.country(code="X1"),), topics=(topic,))
    make.statement()
    response = client.get("/topics/dams/")
    html = response.content.decode()
    assert response.context["query"].total() == 1
    for text in (
        "Walls that hold water.",
        'href="/statements/?actor=ana&amp;topic=dams"',
        'href="/statements/?country=X1&amp;topic=dams"',
        'href="/statements/?actor=ana&amp;country=X1&amp;topic=dams">1</a>',
        f'href="/statements/{row.pk}/"',
    ):
        assert text in html


def test_an_old_slug_leads_to_the_new_one(client):
    make.topic(slug="dams")
    Redirect.objects.create(old_path="/topics/old/", new_path="/topics/dams/", reason="renamed")
    assert client.get("/topics/old/")["Location"] == "/topics/dams/"


def test_the_cost_of_the_list_and_of_a_topic_does_not_grow(cost):
    topic = make.topic(slug="dams")

    def more() -> None:
        for _ in range(4):
            make.statement(speaker=make.actor(), countries=(make.country(),), topics=(topic, make.topic()))

    more()
    before = cost("/topics/"), cost("/topics/dams/")
    more()
    assert (cost("/topics/"), cost("/topics/dams/")) == before
