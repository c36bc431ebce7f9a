from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.evaluation import measured
from articles.views.access import public


@public
@require_safe
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "method.html", {"measured": measured.page(measured.read())})
