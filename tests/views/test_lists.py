"""Pieces that are rendered once and filled in look as if each were rendered by itself."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.template.loader import render_to_string

from articles import charts
from articles.models import JointSpeaker, Office, Statement, Tenure
from articles.search import StatementQuery, cards
from articles.search.answers import Bin, Facet, FacetValue
from articles.templatetags.cards import card
from articles.templatetags.lists import bars, entries, loads
from articles.templatetags.stencils import NOTHING, Filling, facet_values
from tests import factories as make


def value(key: str, label: str, count: int, *, chosen: bool = False, excluded: bool = False) -> FacetValue:
    return FacetValue(key, label, count, chosen, excluded, "topic", StatementQuery())


def squeezed(html: str) -> str:
    return re.sub(r"\s+", " ", html)


class Made(str):
    def __html__(self) -> str:
        return self


class ByItself(Filling):
    """Renders each piece as any template."""

    def __call__(self, name, look, gaps, made=NOTHING):
        value = {**look, **gaps, **{gap: Made(html) for gap, html in made.items()}}
        return squeezed(render_to_string(name, {"value": value})).strip()

    def all(self, name, look, gaps, values):
        return [self(name, look, dict(zip(gaps, texts, strict=True))) for texts in values]


LABEL = '<b>{0} & "100%" %s {label}</b>'
VALUES = [
    value("dams", LABEL, 1_234_567),
    value("roads", "Roads", 999, chosen=True),
    value("walls", "Walls", 0),
    value("gates", LABEL, 0, excluded=True),
    value("locks", "Ana’s “Locks”", 12),
]


@pytest.mark.parametrize("each", VALUES, ids=lambda each: each.key)
def test_a_value_of_a_facet_is_what_its_template_says(each):
    facet = Facet("topic", "Topic", (each,))
    assert facet_values(Filling(), facet) == facet_values(ByItself(), facet)


def test_excluded_values_stand_first_and_the_others_in_their_order():
    rows = facet_values(Filling(), Facet("topic", "Topic", tuple(VALUES)))
    assert re.findall(r'type="checkbox" id="(?:not-)?topic-(\w+)"', rows) == [
        "gates",
        "dams",
        "roads",
        "walls",
        "locks",
    ]
    assert "<b>" not in rows


def test_bars_are_what_their_templates_say():
    stretches = [
        Bin(date(2020, month, 1), date(2020, month, 28), n, coarse, month == 2, f"/?since={month}&until=<b>")
        for month, n, coarse in ((1, 5, 0), (2, 3, 3), (3, 0, 0))
    ]
    chart = charts.timeline(stretches, 12, loaded=[9, 0, 4])
    words = ["100% of “January”", "<b>February</b>", "March"]
    assert bars(Filling(), chart, words) == bars(ByItself(), chart, words)
    assert loads(Filling(), chart, words) == loads(ByItself(), chart, words)
    assert bars(Filling(), chart, words).count("<a ") == loads(Filling(), chart, words).count("<rect ") == 2


@pytest.mark.django_db
def test_an_actor_of_the_list_is_what_the_template_says():
    land = make.country(code="XE", name="Exampleland", label="Exampleland*")
    ana = make.actor(name="Ana <b>Testić</b>", country=land, description="100% <i>of</i> the assembly")
    actors = [(ana, 1), (make.actor(kind="state", country=land), 1_234), (make.actor(name="Bruno"), 2)]
    rows = entries(Filling(), actors)
    assert rows == entries(ByItself(), actors)
    assert "Exampleland* <span" in rows
    assert re.findall(r"[\d,]+ statements?", rows) == ["1 statement", "1,234 statements", "2 statements"]


@pytest.mark.django_db
def test_a_card_of_a_list_is_that_of_the_whole_statement():
    land = make.country(code="XE", name="Exampleland", label="Exampleland*")
    state = make.actor(kind="state", country=land, name="The State of Exampleland")
    ana = make.actor(slug="ana", name="Ana <b>Testić</b>", country=land)
    office = Office.objects.create(slug="speaker-of-the-assembly", title="Speaker of the Assembly")
    tenure = Tenure.objects.create(key="ana-speaker", office=office, actor=ana, starts=date(2020, 1, 1))
    article = make.article(
        title="", body='The dam "holds". “It stands well”, she said. It rains! Nobody knows why.', outlet=make.outlet()
    )
    inferred = make.article(
        body="It rains.", dated_from=date(2020, 1, 1), dated_until=date(2020, 3, 1), dating_reasons=["a reason"]
    )
    made = [
        make.statement(
            of=article,
            text="It stands well",
            speaker=ana,
            tenure=tenure,
            countries=(land, make.country()),
            topics=(make.topic(label="Walls"), make.topic(label="Dams")),
            said_on=date(2023, 5, 1),
            said_precision="month",
        ),
        make.statement(of=article, text="It rains", speaker=state, via=ana, form="nominal", review="confirmed"),
        make.statement(of=article, text="Nobody knows why", speaker_printed="A passer-by", via_printed="an agency"),
        make.statement(of=inferred, text="It rains", speaker=state),
        make.statement(of=article, text="The dam"),
        make.statement(review="rejected"),
    ]
    for place, actor in enumerate([ana, None]):
        JointSpeaker.objects.create(statement=made[4], place=place, actor=actor, printed="Bruno Exampleson")
    pks = [row.pk for row in made]
    listed = cards.listed(pks)
    page = render_to_string("statements/_cards.html", {"statements": listed})
    assert [row.pk for row in listed] == pks[:5]
    assert page == render_to_string("statements/_cards.html", {"statements": cards.statements(pks)})
    assert "Ana &lt;b&gt;Testić&lt;/b&gt;</a> and <strong>Bruno Exampleson" in page
    assert [squeezed(card(Filling(), row)) for row in listed] == [card(ByItself(), row) for row in listed]
    assert cards.listed([]) == ()
    assert listed[0].rule == Statement.objects.get(pk=pks[0]).rule  # what no card shows is there when asked for
