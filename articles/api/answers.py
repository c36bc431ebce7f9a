"""What answers have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.api.problems import ProblemDetails

# What the document promises besides 200.
ANSWERS: dict[Any, Any] = {304: None, 401: ProblemDetails, 422: ProblemDetails}
GONE: dict[Any, Any] = {301: None, 404: ProblemDetails, 410: ProblemDetails}


def site_of(request: HttpRequest) -> str:
    """What goes before a path to make it an address: https://desk.example"""
    return request.build_absolute_uri("/").rstrip("/")


def lead_on(response: HttpResponse, following: str | None) -> str | None:
    """Tells the address of the next page in the head of the answer as well."""
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return following
