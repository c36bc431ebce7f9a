"""Articles as stored, and the outlets that printed them."""

from __future__ import annotations

import re
from datetime import UTC, date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from articles import exports
from articles.api import shapes
from articles.api.answers import ANSWERS, GONE, lead_on, site_of
from articles.api.filters import shape, strangers
from articles.api.moved import moved_or_missing
from articles.api.problems import gone, refused
from articles.exports.rows import known
from articles.models import Article, Outlet, Statement
from articles.search import StatementQuery
from articles.search.filters import parse_day, quoted

Place = tuple[date | None, int]  # day and number of the last article of a page

PER_PAGE = 50
ArticleFilters = shape("ArticleFilters", ("outlet", "page"))

router = Router(tags=["Articles"])


@router.get("/articles", response={200: shapes.ArticlePage, **ANSWERS}, url_name="api_articles")
def articles(
    request: HttpRequest,
    response: HttpResponse,
    filters: Query[ArticleFilters],  # type: ignore[valid-type]
) -> shapes.ArticlePage:
    """The articles of the record without their texts, newest first, 50 at a time."""
    chosen, after = choice(request)
    rows = Article.objects.published()
    if chosen:
        rows = rows.filter(outlet__slug__in=chosen)
    total, site = rows.count(), site_of(request)
    found = list(after_page(rows, after).without_bodies().select_related("outlet").newest_first()[: PER_PAGE + 1])
    page = found[:PER_PAGE]
    counts = statement_counts([article.pk for article in page])
    following = None
    if len(found) > PER_PAGE:
        place = f"{page[-1].day or 'undated'}_{page[-1].pk}"
        pairs = [*(("outlet", slug) for slug in chosen), ("page", place)]
        following = f"{site}{reverse('api_articles')}?{urlencode(pairs)}"
    lines = [shapes.ArticleLine(**line(article, counts.get(article.pk, 0), site)) for article in page]
    return shapes.ArticlePage(total=total, next=lead_on(response, following), articles=lines)


def choice(request: HttpRequest) -> tuple[list[str], Place | None]:
    """The outlets and the place to go on from. Raises Problem 422."""
    errors = dict(strangers(request.GET, ("outlet", "page"), several=("outlet",)))
    slugs = sorted(set(request.GET.getlist("outlet")))
    after = None
    if "outlet" not in errors and slugs:
        found = set(
            Outlet.objects.filter(slug__in=[s for s in slugs if "\x00" not in s]).values_list("slug", flat=True)
        )
        if unknown := [slug for slug in slugs if slug not in found]:
            errors["outlet"] = f"No outlet {quoted(unknown)} in the record."
    if "page" not in errors and (page := request.GET.get("page")):
        try:
            after = place_of(page)
        except ValueError:
            errors["page"] = "There is no such page: take the address from “next”."
    if errors:
        raise refused(errors)
    return slugs, after


def place_of(page: str) -> Place:
    """Raises ValueError."""
    day, _, number = page.partition("_")
    if not re.fullmatch("[0-9]{1,18}", number):
        raise ValueError(page)
    return None if day == "undated" else parse_day(day), int(number)


def after_page(rows: Any, after: Place | None) -> Any:
    """Those after the last article of a page, in the order of ``newest_first``."""
    if after is None:
        return rows
    rows = rows.annotate(first_day=Coalesce("published_on", "dated_from"))
    day, pk = after
    if day is None:
        return rows.filter(first_day__isnull=True, pk__lt=pk)
    older = Q(first_day__lt=day) | Q(first_day=day, pk__lt=pk)
    return rows.filter(older | Q(first_day__isnull=True))


def statement_counts(pks: list[int]) -> dict[int, int]:
    told = Statement.objects.published().filter(in_title=False, article__in=pks)
    return dict(told.order_by().values_list("article").annotate(n=Count("pk")))


def line(article: Article, statement_count: int, site: str) -> dict[str, Any]:
    inferred = article.is_dated_by_inference
    return {
        "article": article.pk,
        "article_address": site + reverse("article_by_number", args=[article.pk]),
        "title": article.display_title,
        "outlet": article.outlet.name if article.outlet else "",
        "outlet_slug": article.outlet.slug if article.outlet else "",
        "author": article.author,
        "url": article.url,
        "language": article.language,
        "published_on": known(article.published_on, article.published_precision),
        "published_precision": article.published_precision,
        "published_phrase": article.published_phrase,
        "dated_from": str(article.dated_from) if inferred else "",
        "dated_until": str(article.dated_until) if inferred else "",
        "body_sha256": article.body_sha256,
        "loaded_at": f"{article.loaded_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "extractor_version": article.extraction_version,
        "statement_count": statement_count,
    }


@router.get("/articles/{row:number}", response={200: shapes.ArticleInFull, **ANSWERS, **GONE}, url_name="api_article")
def article(request: HttpRequest, number: int) -> shapes.ArticleInFull | HttpResponse:
    """One article with its text and its statements: text[start:end] of each is the statement, in code points."""
    if errors := strangers(request.GET, ()):
        raise refused(errors)
    row = Article.objects.exclude(status=Article.Status.DRAFT).select_related("outlet").filter(pk=number).first()
    if row is None:
        return moved_or_missing(reverse("article_by_number", args=[number]))
    if row.status == Article.Status.WITHDRAWN:
        raise gone(f"This article was withdrawn: {row.status_reason}")
    site = site_of(request)
    told = row.statements.published()
    pks = list(told.order_by("start", "-end", "pk").values_list("pk", flat=True))
    return shapes.ArticleInFull(
        **line(row, statement_counts([row.pk]).get(row.pk, 0), site),
        text=row.body,
        title_end=row.title_end,
        dating_reasons=row.dating_reasons if row.is_dated_by_inference else [],
        statements=[one for batch in exports.batches(pks, site=site) for one in batch],
    )


@router.get("/outlets", response={200: shapes.Outlets, **ANSWERS}, url_name="api_outlets")
def outlets(request: HttpRequest) -> shapes.Outlets:
    """Every outlet with articles in the record."""
    if errors := strangers(request.GET, ()):
        raise refused(errors)
    counts = {value.key: value.count for value in StatementQuery().facet("outlet").values}
    printed = Outlet.objects.filter(articles__status=Article.Status.PUBLISHED).select_related("country")
    return shapes.Outlets(
        outlets=[
            shapes.OutletLine(
                outlet=row.slug,
                name=row.name,
                country_code=row.country.code if row.country else "",
                site=row.site,
                article_count=row.n,
                statement_count=counts.get(row.slug, 0),
            )
            for row in printed.annotate(n=Count("articles")).order_by("name", "pk")
        ]
    )
