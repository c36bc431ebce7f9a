"""The page that explains the API, written from the same document that programs read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.api.document import document
from articles.api.examples import examples, filters, operations
from articles.views.access import public
from articles.views.exports import site_of


@public
@require_safe
def api(request: HttpRequest) -> HttpResponse:
    told = document()
    context = {
        "operations": list(operations(told, examples())),
        "filters": filters(told),
        "statement": told["components"]["schemas"]["Statement"]["properties"],
        "site": site_of(request),
    }
    return render(request, "api.html", context)
