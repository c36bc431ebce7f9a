"""Result sets: a query's rows kept under an address of their own, to be cited."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from articles.exports import Format, Row, citations
from articles.exports import sets as frozen
from articles.models import ResultSet
from articles.search import StatementQuery
from articles.views.access import public
from articles.views.exports import site_of

PER_PAGE = 50


@public
@require_safe
def sets(request: HttpRequest) -> HttpResponse:
    page = Paginator(ResultSet.objects.all(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "sets/list.html", {"page": page})


@require_POST
def freeze(request: HttpRequest) -> HttpResponse:
    """Keeps what the query in this address finds now. Staff only: what is kept is kept for good."""
    if not (isinstance(request.user, User) and request.user.is_staff):
        raise PermissionDenied
    params = request.GET.copy()
    params.pop("page", None)
    query = StatementQuery.from_params(params)
    try:
        return redirect(frozen.freeze(query, by=request.user, site=site_of(request)))
    except frozen.NotFrozen as error:
        messages.error(request, str(error))
        return redirect(query.url())


@public
@require_safe
def result_set(request: HttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(ResultSet, pk=pk)
    page = Paginator(kept.rows.order_by("place"), PER_PAGE).get_page(request.GET.get("page"))
    since = frozen.since(kept)
    rows = [(row, frozen.as_kept(row, since.withdrawn)) for row in page]
    address = site_of(request) + kept.get_absolute_url()
    context = {
        "set": kept,
        "page": page,
        "rows": rows,
        "footnotes": sorted({note for _, was in rows if isinstance(was, Row) for note in was.footnotes}),
        "since": since,
        "stands": frozen.stands(kept),
        "today": StatementQuery.from_params(QueryDict(kept.query)).url(),
        "take_away": _files(kept),
        "citation": citations.of_set(kept, address),
    }
    return render(request, "sets/detail.html", context)


@public
@require_safe
def result_set_file(request: HttpRequest, pk: int, suffix: str) -> HttpResponseBase:
    kept = get_object_or_404(ResultSet, pk=pk)
    form = frozen.FILES.get(suffix)
    if form is None:
        context = {"suffix": suffix, "set": kept, "take_away": _files(kept)}
        return render(request, "exports/refused.html", context, status=404)
    page, address = site_of(request) + kept.get_absolute_url(), request.build_absolute_uri()
    pieces = frozen.as_file(kept, form, page=page, address=address) if request.method == "GET" else iter(())
    response = StreamingHttpResponse(pieces, content_type=form.content_type)
    response["Content-Disposition"] = str(content_disposition_header(True, f"newsdesk-set-{kept.pk}.{suffix}"))
    response["Link"] = f'<{page}>; rel="alternate"; type="text/html"'
    return response


def _files(kept: ResultSet) -> list[tuple[Format, str]]:
    return [(form, reverse("result_set_file", args=[kept.pk, suffix])) for suffix, form in frozen.FILES.items()]
