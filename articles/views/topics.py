from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Topic
from articles.search import StatementQuery
from articles.views.access import public
from articles.views.gone import moved_or_missing
from articles.views.overview import overview


@public
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    counts = {value.key: value.count for value in StatementQuery().facet("topic").values}
    entries = [(topic, counts.get(topic.slug, 0)) for topic in Topic.objects.all()]
    return render(request, "topics/list.html", {"entries": sorted(entries, key=lambda e: (-e[1], e[0].label))})


@public
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    row = Topic.objects.filter(slug=slug).first()
    if row is None:
        return moved_or_missing(request)
    query = StatementQuery(topics=(row.slug,))
    context = {
        **overview(query, "country"),
        "topic": row,
    }
    return render(request, "topics/detail.html", context)
