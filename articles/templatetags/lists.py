"""What lists ask for by the hundred, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from articles import charts
from articles.models import Actor, Article, Country, Statement, Topic
from articles.search import addresses
from articles.templatetags.record import counted, stretch
from articles.templatetags.stencils import Filling, written

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
def in_words(chart: charts.Chart[Any], unit: str) -> list[str]:
    """What ``stretch`` says of each bar of a timeline."""
    return [stretch(bar, unit, chart.covered) for bar in chart.bars]


@written(register)
def bars(fill: Filling, chart: charts.Chart[Any], words: Sequence[str]) -> str:
    """Those of a timeline that hold anything, each a link with its ``words``."""
    return "".join(
        fill(
            "figures/_bar.html",
            {"chosen": bar.bin.chosen, "coarse": bool(bar.bin.coarse)},
            {
                "address": bar.bin.url,
                "words": told,
                "x": bar.x,
                "y": bar.y,
                "width": chart.bar_width,
                "height": bar.height,
                "part": bar.coarse_height,
                "slot": chart.slot,
                "top": chart.height,
            },
        )
        for bar, told in zip(chart.bars, words, strict=True)
        if bar.bin.count
    )


@written(register)
def loads(fill: Filling, chart: charts.Chart[Any], words: Sequence[str]) -> str:
    """Below them, how much was loaded of each stretch."""
    return "".join(
        fill("figures/_load.html", {"shade": bar.shade}, {"x": bar.x, "width": chart.bar_width, "words": told})
        for bar, told in zip(chart.bars, words, strict=True)
        if bar.loaded
    )


@written(register)
def entries(fill: Filling, actors: Sequence[tuple[Actor, int]]) -> str:
    """A row for each actor, with how many statements are theirs."""
    kinds = {value: str(label) for value, label in Actor.Kind.choices}
    return "".join(
        fill(
            "actors/_entry.html",
            {"placed": actor.country_id is not None, "described": bool(actor.description)},
            {
                "address": address(actor),
                "label": actor.label,
                "said": counted(count, "statements"),
                "kind": kinds[actor.kind],
                "place": actor.country.label if actor.country else "",
                "description": actor.description,
            },
        )
        for actor, count in actors
    )
