"""Statements, and the figures about them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from articles import exports
from articles.api import shapes
from articles.api.answers import ANSWERS, GONE, lead_on, site_of
from articles.api.filters import Filters, PagedFilters, question, strangers
from articles.api.moved import moved_or_missing
from articles.api.problems import gone, refused
from articles.models import Article, Statement
from articles.search import StatementQuery
from articles.search.filters import FILTERS

router = Router(tags=["Statements"])


@router.get("/statements", response={200: shapes.StatementPage, **ANSWERS}, url_name="api_statements")
def statements(
    request: HttpRequest,
    response: HttpResponse,
    filters: Query[PagedFilters],  # type: ignore[valid-type]
) -> shapes.StatementPage:
    """The statements a question finds, newest first, 25 at a time. Follow “next” until it is null to have every one
    once; one that comes in meanwhile appears where its date puts it. To have all of them at once, take a file."""
    query, site = question(request, paged=True), site_of(request)
    pks = [row.pk for row in query.rows()]
    return shapes.StatementPage(
        total=query.total(),
        next=lead_on(response, next_address(query, site)),
        read=site + query.url(),
        files={suffix: site + file_address(query, suffix) for suffix in exports.FORMATS},
        statements=[row for batch in exports.batches(pks, site=site) for row in batch],
    )


def next_address(query: StatementQuery, site: str) -> str | None:
    """The page's own, moved over here: both take the same parameters."""
    asked = query.next_url().partition("?")[2]
    return f"{site}{reverse('api_statements')}?{asked}" if asked else None


def file_address(query: StatementQuery, suffix: str) -> str:
    asked = f"?{urlencode(pairs)}" if (pairs := query.pairs()) else ""
    return reverse("export", args=[suffix]) + asked


@router.get("/statements/{row:number}", response={200: exports.Row, **ANSWERS, **GONE}, url_name="api_statement")
def statement(request: HttpRequest, number: int) -> exports.Row | HttpResponse:
    """One statement. Rejected ones and those of withdrawn articles answer 410 and say why."""
    if errors := strangers(request.GET, ()):
        raise refused(errors)
    row = (
        Statement.objects.filter(pk=number)
        .exclude(article__status=Article.Status.DRAFT)
        .select_related("article__outlet", "speaker__country", "via__country", "tenure__office")
        .defer("search")
        .first()
    )
    if row is None:
        return moved_or_missing(reverse("statement", args=[number]))
    if row.article.status == Article.Status.WITHDRAWN:
        raise gone(f"The article of this statement was withdrawn: {row.article.status_reason}")
    if row.review == Statement.Review.REJECTED:
        raise gone(f"This statement was rejected: {row.review_reason or 'a curator found that it is none.'}")
    return exports.row_of(row, site=site_of(request))


@router.get("/facets", response={200: shapes.Facets, **ANSWERS}, url_name="api_facets")
def facets(request: HttpRequest, filters: Query[Filters]) -> shapes.Facets:  # type: ignore[valid-type]
    """Every value of every filter with the number of statements it leaves. A filter's own choice does not narrow the
    counts of its values, so that they tell what another choice would find."""
    query = question(request)
    return shapes.Facets(
        total=query.total(),
        facets=[
            shapes.Facet(
                param=facet.param,
                legend=facet.legend,
                values=[
                    shapes.FacetValue(
                        value=value.key,
                        label=value.label,
                        count=value.count,
                        chosen=value.chosen,
                        excluded=value.excluded,
                    )
                    for value in facet.values
                ],
            )
            for facet in map(query.facet, FILTERS)
        ],
    )


@router.get("/timeline", response={200: shapes.Timeline, **ANSWERS}, url_name="api_timeline")
def timeline(request: HttpRequest, filters: Query[Filters]) -> shapes.Timeline:  # type: ignore[valid-type]
    """How many statements fall into each month, or year or decade where the record is long; each day of a few weeks."""
    line = question(request).timeline()
    return shapes.Timeline(
        unit=line.unit,
        undated=line.undated,
        bins=[shapes.Bin(since=bin.start, until=bin.end, count=bin.count, coarse=bin.coarse) for bin in line.bins],
    )
