"""Pieces that are rendered once and filled in look as if each were rendered by itself."""

from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string

from articles.search import StatementQuery
from articles.search.answers import Facet, FacetValue
from articles.templatetags.stencils import VALUE, facet_values


def value(key: str, label: str, count: int, *, chosen: bool = False, excluded: bool = False) -> FacetValue:
    return FacetValue(key, label, count, chosen, excluded, "topic", StatementQuery())


def by_itself(each: FacetValue) -> str:
    told = {
        "param": each.param,
        "key": each.key,
        "label": each.label,
        "shown": f"{each.count:,}",
        "chosen": each.chosen,
        "excluded": each.excluded,
        "empty": not each.count,
    }
    return re.sub(r"\s+", " ", render_to_string(VALUE, {"value": told})).strip()


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
    assert facet_values(Facet("topic", "Topic", (each,))) == by_itself(each)


def test_excluded_values_stand_first_and_the_others_in_their_order():
    rows = facet_values(Facet("topic", "Topic", tuple(VALUES)))
    assert re.findall(r'type="checkbox" id="(?:not-)?topic-(\w+)"', rows) == [
        "gates",
        "dams",
        "roads",
        "walls",
        "locks",
    ]
    assert "<b>" not in rows
