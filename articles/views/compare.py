"""Two to four actors side by side: what each said on the same question, when, and on how much that rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from articles import charts
from articles.models import Actor, Statement, Topic
from articles.models.script import latin
from articles.search import StatementQuery, coverage, figures
from articles.search.answers import FacetValue
from articles.search.conditions import DATES
from articles.search.counts import TOTAL
from articles.views.access import public

MOST_ACTORS = 4
NEWEST = 3
OFFERED = 200  # names that the fields propose, the most quoted first


@dataclass(frozen=True)
class Side:
    """One actor's part of the page. ``chart`` is drawn over the same stretch and to the same scale for all."""

    actor: Actor
    query: StatementQuery
    total: int
    dispatches: int
    chart: Any
    topics: Sequence[FacetValue]
    countries: Sequence[FacetValue]
    statements: Sequence[Statement]


@public
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """``actor`` is a slug or, from the page's own form, a name; the answer is always at the address with slugs."""
    params = request.GET.copy()
    unknown = read_names(params)
    query = StatementQuery.from_params(params)
    too_many = query.actors[MOST_ACTORS:]
    for slug in too_many:
        query = query.without_value("actor", slug)
    address = at(query)
    if not unknown and not query.errors and not too_many and request.get_full_path() != address:
        return HttpResponseRedirect(address)
    chosen = {actor.slug: actor for actor in Actor.objects.filter(slug__in=query.actors).select_related("country")}
    ordered = [chosen[slug] for slug in query.actors if slug in chosen]
    compared = sides(query, ordered) if len(ordered) > 1 else []
    context = {
        "query": query,
        "sides": compared,
        "scale": {
            "topics": max((value.count for side in compared for value in side.topics), default=0),
            "countries": max((value.count for side in compared for value in side.countries), default=0),
        },
        "matrix": figures.matrix(query, "topic", rows=MOST_ACTORS, columns=8) if len(ordered) > 1 else None,
        "unknown": unknown,
        "too_many": len(too_many),
        "most": MOST_ACTORS,
        "fields": [*ordered, *[None] * (max(2, min(len(ordered) + 1, MOST_ACTORS)) - len(ordered))],
        "offered": [value.label for value in StatementQuery().facet("actor").values[:OFFERED]],
        "topics": Topic.objects.order_by("label"),
        "kept": [(name, value) for name, value in query.pairs() if name not in ("actor", "topic", "since", "until")],
    }
    return render(request, "compare.html", context)


def at(query: StatementQuery) -> str:
    pairs = query.pairs()
    return f"{reverse('compare')}?{urlencode(pairs)}" if pairs else reverse("compare")


def read_names(params: QueryDict) -> list[str]:
    """Puts slugs in the place of names in ``params``. Returns the names that nobody, or more than one actor, has."""
    given = [value.strip() for value in params.getlist("actor") if value.strip()][:50]
    slugs: list[str] = []
    unknown: list[str] = []
    for value in given:
        slug = slug_of(value)
        (slugs if slug else unknown).append(slug or value[:80])
    params.setlist("actor", list(dict.fromkeys(slugs)))
    return unknown


def slug_of(value: str) -> str:
    """The slug of the actor called so, by the whole name in any spelling; ``value`` itself if it looks like one."""
    if value.isascii() and value == value.lower() and " " not in value:
        return value
    named = Actor.objects.filter(name__unaccent__iexact=latin(value)) | Actor.objects.filter(
        kind=Actor.Kind.STATE, country__label__iexact=value
    )
    found = list(named.distinct()[:2]) or list(Actor.objects.filter(names__text__iexact=value).distinct()[:2])
    return found[0].slug if len(found) == 1 else ""


def sides(query: StatementQuery, actors: Sequence[Actor]) -> list[Side]:
    queries = [figures.narrowed(query, actor=actor.slug) for actor in actors]
    query.count("actor", "topic", DATES)
    for each in queries:
        each.count("topic", "country", DATES, TOTAL)
    whole = query.timeline()
    timelines = [each.timeline_beside(whole) for each in queries]
    drawn = charts.to_one_scale(timelines, coverage.dispatches(query, whole.bins))
    return [
        Side(
            actor=actor,
            query=each,
            total=each.total(),
            dispatches=figures.dispatches(each),
            chart=chart,
            topics=each.facet("topic").values,
            countries=each.facet("country").values,
            statements=each.rows()[:NEWEST],
        )
        for actor, each, chart in zip(actors, queries, drawn, strict=True)
    ]
