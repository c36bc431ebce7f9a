from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import charts
from articles.models import Actor, ActorName
from articles.search import StatementQuery, coverage, figures
from articles.search.names import named_like
from articles.search.query import printable
from articles.views.access import public
from articles.views.gone import moved_or_missing

NEWEST = 10
MOST_SILENT = 50
MOST_TIES = 12
MOST_CROSSED = 8
MOST_COURSES = 5
LONGEST_NAME = 100
SHOWN_SPELLINGS = (ActorName.Kind.FULL, ActorName.Kind.ACRONYM)


@public
@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    """Those who speak, by letter; with a name sought also those nobody has quoted yet."""
    kind = request.GET.get("kind", "") if request.GET.get("kind", "") in Actor.Kind else ""
    sought = " ".join(printable(request.GET.get("q", "")).split())[:LONGEST_NAME]
    said = {value.key: value.count for value in StatementQuery().facet("actor").values}
    rows = Actor.objects.select_related("country")
    if kind:
        rows = rows.filter(kind=kind)
    if sought:
        rows = rows.filter(named_like(sought))
    speaking = sorted(rows.filter(slug__in=said), key=lambda actor: actor.sort_name.casefold())
    context = {
        "kind": kind,
        "kinds": Actor.Kind.choices,
        "sought": sought,
        "letters": [
            (letter, [(actor, said[actor.slug]) for actor in group])
            for letter, group in groupby(speaking, key=lambda actor: actor.sort_name[:1].upper())
        ],
        "speaking": len(speaking),
        "silent": list(rows.exclude(slug__in=said)[:MOST_SILENT]) if sought else [],
    }
    return render(request, "actors/list.html", context)


@public
@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    row = Actor.objects.filter(slug=slug).select_related("country", "parent__country").first()
    if row is None:
        return moved_or_missing(request)
    said = StatementQuery(actors=(row.slug,))
    about = StatementQuery(about=(row.slug,))
    timeline = said.timeline()
    ties = figures.ties(StatementQuery(), row.slug, most=MOST_TIES)
    loaded = coverage.dispatches(said, timeline.bins)
    courses = figures.courses(said, "topic", most=MOST_COURSES)
    context = {
        "actor": row,
        "said": said,
        "about": about,
        "statements": said.rows()[:NEWEST],
        "topics": said.facet("topic").values,
        "countries": said.facet("country").values,
        "ties": ties,
        "network": charts.network(ties),
        "timeline": timeline,
        "chart": charts.timeline(timeline.bins, timeline.group, loaded=loaded),
        "courses": list(zip(courses, charts.to_one_scale([each.timeline for each in courses], loaded), strict=True)),
        "matrix": figures.matrix(said, "country", down="topic", rows=MOST_CROSSED, columns=MOST_CROSSED),
        "tenures": row.tenures.select_related("office").order_by("-starts", "pk"),
        "spellings": [name.text for name in row.names.filter(kind__in=SHOWN_SPELLINGS) if name.text != row.name],
    }
    return render(request, "actors/detail.html", context)
