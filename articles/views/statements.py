"""The workbench, and the permanent page of each statement."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles import charts
from articles.models import Article, Statement
from articles.search import StatementQuery
from articles.views import evidence, passages
from articles.views.access import public
from articles.views.gone import gone, moved_or_missing


@public
@require_safe
@vary_on_headers("HX-Request")
def statements(request: HttpRequest) -> HttpResponse:
    query = StatementQuery.from_params(request.GET)
    timeline = query.timeline()
    context = {
        "query": query,
        "timeline": timeline,
        "chart": charts.timeline(timeline.bins),
        "nothing_loaded": not query.total() and not Article.objects.published().exists(),
    }
    # htmx asks for history as well, and then needs the whole page.
    fragment = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    return render(request, "statements/_workbench.html" if fragment else "statements/list.html", context)


@public
@require_safe
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    row = (
        Statement.objects.filter(pk=pk)
        .exclude(article__status=Article.Status.DRAFT)
        .select_related("article__outlet", "speaker__country", "via", "tenure__office")
        .first()
    )
    if row is None:
        return moved_or_missing(request)
    if row.article.status == Article.Status.WITHDRAWN:
        return gone(request, "The article of this statement was withdrawn", row.article.status_reason)
    if row.review == Statement.Review.REJECTED:
        reason = row.review_reason or "A curator found that it is not a statement, or not one by this speaker."
        return gone(request, "This statement was rejected", reason)
    context = {
        "statement": row,
        "proof": evidence.proof(row),
        "context": passages.around(row.article.body, row.start, row.end),
        "history": evidence.history(row),
        "elsewhere": evidence.elsewhere(row),
        "previous": evidence.neighbour(row, later=False),
        "next": evidence.neighbour(row, later=True),
        "permalink": request.build_absolute_uri(row.get_absolute_url()),
    }
    return render(request, "statements/detail.html", context)
