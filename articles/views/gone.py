"""Addresses that no longer answer: where they went, or why they are gone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles.models import Redirect


def gone(request: HttpRequest, heading: str, reason: str) -> HttpResponse:
    """410, with the reason for people to read."""
    return render(request, "gone.html", {"heading": heading, "reason": reason}, status=410)


def moved_or_missing(request: HttpRequest) -> HttpResponse:
    """The answer for an address nothing stands at: a redirect or 410 where the desk kept a note of it. Raises Http404
    where it did not."""
    note = Redirect.objects.filter(old_path=request.path).first()
    if note is None:
        raise Http404
    if note.new_path:
        return HttpResponsePermanentRedirect(note.new_path)
    return gone(request, "No longer here", note.reason)
