from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import charts
from articles.models import Article, Outlet, Statement
from articles.search import StatementQuery, coverage, figures
from articles.views.access import public

NEWEST = 6
MOST_SPOKEN = 10
MOST_COVERED = 10


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is new, and the record in numbers. Every figure is the length of a list that one can open."""
    query = StatementQuery()
    speakers, countries, topics = (query.facet(param).values for param in ("actor", "country", "topic"))
    timeline = query.timeline()
    published = Article.objects.published()
    outlets = Outlet.objects.filter(articles__in=published).annotate(n=Count("articles")).order_by("-n", "name")
    covered = list(outlets[:MOST_COVERED])
    loaded = coverage.by_outlet([outlet.pk for outlet in covered], timeline.bins)
    context = {
        "statements": query.rows()[:NEWEST],
        "total": query.total(),
        "articles_total": published.count(),
        "outlets_total": outlets.count(),
        "speakers_total": len(speakers),
        "decided_total": Statement.objects.published().filter(in_title=False).decided_by_people().count(),
        "latest": published.without_bodies().select_related("outlet").order_by("-pk")[:NEWEST],
        "timeline": timeline,
        "chart": charts.timeline(timeline.bins, timeline.group, loaded=coverage.dispatches(query, timeline.bins)),
        "covered": list(
            zip(covered, charts.coverage([loaded[outlet.pk] for outlet in covered], timeline.bins), strict=True)
        ),
        "speakers": speakers[:MOST_SPOKEN],
        "countries": countries[:MOST_SPOKEN],
        "topics": topics[:MOST_SPOKEN],
        "map": charts.region_map(countries),
        "matrix": figures.matrix(query, "topic", rows=MOST_SPOKEN, columns=8),
    }
    return render(request, "home.html", context)
