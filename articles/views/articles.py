from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, Outlet, Statement
from articles.search.cards import joint_speakers
from articles.views import passages
from articles.views.access import public
from articles.views.gone import gone, moved_or_missing, since

PER_PAGE = 50


@public
@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    rows = Article.objects.published().without_bodies().select_related("outlet").newest_first()
    outlets = Outlet.objects.filter(articles__status=Article.Status.PUBLISHED).annotate(n=Count("articles"))
    chosen = next((outlet for outlet in outlets if outlet.slug == request.GET.get("outlet")), None)
    if chosen:
        rows = rows.filter(outlet=chosen)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    found = Statement.objects.published().filter(in_title=False, article__in=[article.pk for article in page])
    counts = dict(found.order_by().values_list("article").annotate(n=Count("pk")))
    context = {
        "page": page,
        "entries": [(article, counts.get(article.pk, 0)) for article in page],
        "outlets": outlets,
        "chosen": chosen,
        "unknown_outlet": bool(request.GET.get("outlet", "").strip()) and not chosen,
    }
    return render(request, "articles/list.html", context)


@public
@require_safe
def article(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The text as printed. The number finds it; a slug that has changed since is put right."""
    row = Article.objects.exclude(status=Article.Status.DRAFT).select_related("outlet").filter(pk=pk).first()
    if row is None:
        return moved_or_missing(request)
    if row.status == Article.Status.WITHDRAWN:
        return gone(
            request, _("This article was withdrawn"), row.status_reason, since=since(row, "status"), article=row
        )
    if slug != row.slug:
        return HttpResponsePermanentRedirect(row.get_absolute_url())
    statements = list(
        row.statements.published()
        .select_related("speaker__country", "tenure__office")
        .defer("search", "article__body")
        .prefetch_related("topics", joint_speakers())
        .order_by("start", "-end", "pk")
    )
    faults = passages.faults(row.notes, row.body)
    colours = passages.colours(statements)
    voices = {passages.voice(s): s for s in reversed(statements)}
    context = {
        "article": row,
        "permalink": request.build_absolute_uri(reverse("article_by_number", args=[row.pk])),
        "paragraphs": passages.read(row.body, statements, title_end=row.title_end, faults=faults),
        "faults": faults,
        "statements": statements,
        "unreviewed": sum(s.review == Statement.Review.PROPOSED for s in statements),
        "legend": [(voices[voice], colour) for voice, colour in colours.items()],
    }
    return render(request, "articles/detail.html", context)
