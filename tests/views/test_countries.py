import pytest

from articles.models import Redirect
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_region_comes_first_with_its_parts_and_their_counts(client):
    state = make.country(code="X1", label="Exampleland*", in_region=True)
    part = make.country(code="X1-A", parent=state, kind="entity", in_region=True)
    far, silent = make.country(code="X2"), make.country(code="X3")
    make.statement(countries=(state, part))
    make.statement(countries=(part,))
    make.statement(countries=(far,))
    response = client.get("/countries/")
    assert response.context["region"] == [(state, 2, [(part, 2)])]
    assert response.context["world"] == [(far, 1)]
    assert "Exampleland*" in response.content.decode()
    assert silent.name not in response.content.decode()


def test_a_country_shows_its_label_footnote_parts_and_who_speaks(client):
    state = make.country(code="X1", slug="x1", label="Exampleland*", footnote="*A note on the name.")
    part = make.country(code="X1-A", slug="x1-a", label="Examplepart", parent=state, kind="entity")
    row = make.statement(speaker=make.actor(slug="ana"), countries=(part,), topics=(make.topic(slug="dams"),))
    response = client.get("/countries/x1/")
    html = response.content.decode()
    assert response.context["query"].total() == 1
    for text in (
        "Exampleland*",
        "*A note on the name.",
        'href="/countries/x1-a/"',
        'href="/statements/?actor=ana&amp;country=X1"',
        'href="/statements/?country=X1&amp;topic=dams"',
        'href="/statements/?actor=ana&amp;country=X1&amp;topic=dams">1</a>',
        f'href="/statements/{row.pk}/"',
    ):
        assert text in html
    assert 'href="/countries/x1/"' in client.get("/countries/x1-a/").content.decode()


def test_a_country_nobody_speaks_about_says_so(client):
    make.country(slug="x1")
    assert "Nothing in the articles loaded so far" in client.get("/countries/x1/").content.decode()


def test_an_old_slug_leads_to_the_new_one(client):
    make.country(slug="x1")
    Redirect.objects.create(old_path="/countries/old/", new_path="/countries/x1/", reason="renamed")
    assert client.get("/countries/old/")["Location"] == "/countries/x1/"


def test_the_cost_of_the_list_and_of_a_country_does_not_grow(cost):
    state = make.country(code="X1", slug="x1", in_region=True)

    def more() -> None:
        for _ in range(4):
            part = make.country(parent=state, kind="entity", in_region=True)
            make.country(parent=make.country(in_region=True), kind="entity")
            make.statement(speaker=make.actor(), countries=(state, part, make.country()), topics=(make.topic(),))

    more()
    before = cost("/countries/"), cost("/countries/x1/")
    more()
    assert (cost("/countries/"), cost("/countries/x1/")) == before
