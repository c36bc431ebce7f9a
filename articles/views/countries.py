from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Country
from articles.search import StatementQuery
from articles.views.access import public
from articles.views.gone import moved_or_missing
from articles.views.overview import overview


@public
@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """The region first, its parts under their state; then the rest of the world, most spoken about first."""
    counts = {value.key: value.count for value in StatementQuery().facet("country").values}
    rows = list(Country.objects.order_by("label"))
    region = [row for row in rows if row.in_region and row.parent_id is None]
    parts = {row.pk: [(part, counts.get(part.code, 0)) for part in rows if part.parent_id == row.pk] for row in region}
    world = [row for row in rows if not row.in_region and row.parent_id is None and counts.get(row.code)]
    context = {
        "region": [(row, counts.get(row.code, 0), parts[row.pk]) for row in region],
        "world": sorted(((row, counts[row.code]) for row in world), key=lambda entry: (-entry[1], entry[0].label)),
    }
    return render(request, "countries/list.html", context)


@public
@require_safe
def country(request: HttpRequest, slug: str) -> HttpResponse:
    row = Country.objects.filter(slug=slug).select_related("parent").first()
    if row is None:
        return moved_or_missing(request)
    query = StatementQuery(countries=(row.code,))
    context = {
        **overview(query, "topic"),
        "country": row,
        "parts": row.parts.order_by("label"),
    }
    return render(request, "countries/detail.html", context)
