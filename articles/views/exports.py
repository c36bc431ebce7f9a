"""The statements of a query as a file."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from articles import exports
from articles.exports.version import collection_version
from articles.search import StatementQuery
from articles.views.access import public


def addresses(query: StatementQuery) -> list[tuple[exports.Format, str]]:
    """Where the same statements are to be had, format by format."""
    asked = f"?{urlencode(pairs)}" if (pairs := query.pairs()) else ""
    return [(form, reverse("export", args=[suffix]) + asked) for suffix, form in exports.FORMATS.items()]


def site_of(request: HttpRequest) -> str:
    """What goes before a path to make it an address: https://desk.example"""
    return request.build_absolute_uri("/").rstrip("/")


@public
@require_safe
def export(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """Every statement of the query, whichever page the address names.

    A list can show an error beside its results, a file cannot, and one that holds more than was asked for would be
    quoted all the same: so filters that make no sense are explained instead of left out.
    """
    params = request.GET.copy()
    params.pop("page", None)
    query = StatementQuery.from_params(params)
    form = exports.FORMATS.get(suffix)
    if form is None or query.errors:
        context = {"suffix": suffix, "form": form, "query": query, "take_away": addresses(query)}
        return render(request, "exports/refused.html", context, status=400 if form else 404)
    site, version = site_of(request), collection_version()
    about = exports.About(
        title=", ".join(value for _, value in query.pairs()) or "all statements",
        site=site,
        page=site + query.url(),
        address=request.build_absolute_uri(),
        version=version,
    )
    pieces = exports.stream(form, exports.batches(query.ids(), site=site), about)
    response: HttpResponseBase = HttpResponse() if request.method == "HEAD" else StreamingHttpResponse(pieces)
    name = exports.filename("statements", query.pairs(), timezone.now().date(), suffix)
    response["Content-Type"] = form.content_type
    response["Content-Disposition"] = str(content_disposition_header(form.saved, name))
    response["Link"] = f'<{about.page}>; rel="alternate"; type="text/html"'
    response["Collection-Version"] = str(version)
    return response
