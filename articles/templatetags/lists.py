"""What lists ask for by the hundred, worked out once."""

from __future__ import annotations

from typing import Any

from django import template

from articles import charts
from articles.models import Actor, Article, Country, Statement, Topic
from articles.search import addresses
from articles.templatetags.record import stretch

register = template.Library()


@register.filter
def address(row: Actor | Article | Country | Statement | Topic) -> str:
    """Its ``get_absolute_url()`` (see ``articles.search.addresses``)."""
    match row:
        case Statement():
            return addresses.path("statement", row.pk)
        case Article():
            return addresses.path("article", row.pk, row.slug)
        case Actor():
            return addresses.path("actor", row.slug)
        case Country():
            return addresses.path("country", row.slug)
        case Topic():
            return addresses.path("topic", row.slug)
    raise TypeError(row)


@register.filter
def tags(statement: Statement, name: str) -> list[tuple[str, str]]:
    """Its "countries" or "topics", each as address and label."""
    listed: dict[str, list[tuple[str, str]]] = getattr(statement, "tags", {})
    if name in listed:
        return listed[name]
    return [(address(each), each.label) for each in getattr(statement, name).all()]


@register.filter
def in_words(chart: charts.Chart[Any], unit: str) -> list[tuple[charts.Bar[Any], str]]:
    """The bars of a timeline, each with what ``stretch`` says of it."""
    return [(bar, stretch(bar, unit, chart.covered)) for bar in chart.bars]
