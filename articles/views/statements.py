"""The workbench, and the permanent page of each statement."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles import charts, exports
from articles.exports.citations import at_the_source, citations
from articles.models import Article, Statement
from articles.search import StatementQuery, coverage, neighbours
from articles.search.cards import joint_speakers
from articles.views import evidence, passages, rules, taking_back
from articles.views.access import public
from articles.views.exports import addresses, site_of
from articles.views.gone import gone, moved_or_missing, since


@public
@require_safe
@vary_on_headers("HX-Request")
def statements(request: HttpRequest) -> HttpResponse:
    """The page, or its workbench alone for htmx; both at the query's canonical address."""
    query = StatementQuery.from_params(request.GET)
    address = query.url(page=query.page)
    # htmx asks for history as well, and then needs the whole page.
    fragment = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    asked = [(param, value) for param, values in request.GET.lists() for value in values]
    if not fragment and not query.errors and asked != query.pairs(page=query.page):
        return HttpResponseRedirect(address)

    facets = query.facets()  # counts everything at once
    timeline = query.timeline()
    countries = next(facet for facet in facets if facet.param == "country")
    if countries.hidden:
        countries = query.facet("country")
    context = {
        "query": query,
        "facets": [(facet, query.errors.get(facet.param, "")) for facet in facets],
        "active": query.active(),
        "statements": query.rows(),
        "timeline": timeline,
        "whole_time": query.between(None, None).url(),
        "map": charts.region_map(countries.values),
        "take_away": addresses(query),
        "asked": urlencode(query.pairs()),
        "chart": charts.timeline(timeline.bins, timeline.group, loaded=coverage.dispatches(query, timeline.bins)),
        "nothing_loaded": not query.total() and not Article.objects.published().exists(),
    }
    if not fragment:
        return render(request, "statements/list.html", context)
    response = render(request, "statements/_workbench.html", context)
    response["HX-Push-Url"] = address if not query.errors else request.get_full_path()
    return response


@public
@require_safe
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    row = (
        Statement.objects.filter(pk=pk)
        .exclude(article__status=Article.Status.DRAFT)
        .select_related("article__outlet", "speaker__country", "via__country", "tenure__office")
        .prefetch_related("countries", "topics", joint_speakers())
        .first()
    )
    if row is None:
        return moved_or_missing(request)
    if row.article.status == Article.Status.WITHDRAWN:
        withdrawn = since(row.article, "status")
        heading = _("The article of this statement was withdrawn")
        return gone(request, heading, row.article.status_reason, since=withdrawn, article=row.article)
    if row.review == Statement.Review.REJECTED:
        reason = row.review_reason or _("A curator found that it is not a statement, or not one by this speaker.")
        rejected = since(row, "review")
        more = taking_back.offer(request, row)
        return gone(request, _("This statement was rejected"), reason, since=rejected, statement=row, **more)
    marks = passages.marks_around(row.article.body, row.start, row.end)
    line = exports.row_of(row, site=site_of(request))
    context = {
        "statement": row,
        "citations": citations(line),
        "source_link": at_the_source(line),
        "marks": marks,
        "hangs": bool(marks[0]),
        "proof": evidence.proof(row),
        "context": passages.around(row.article.body, row.start, row.end),
        "history": evidence.history(row),
        "elsewhere": evidence.elsewhere(row),
        "found_by": rules.found_by(row.rule),
        "speaker_by": rules.speaker_by(row.speaker_rule),
        "cue": row.article.body[row.cue_start : row.cue_end] if row.cue_end else "",
        "walks": neighbours.walks(row),
        "answers": neighbours.answers(row),
        "permalink": request.build_absolute_uri(row.get_absolute_url()),
    }
    return render(request, "statements/detail.html", context | taking_back.offer(request, row))
