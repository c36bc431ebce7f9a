"""Addresses that no longer answer: where they went, or why they are gone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max, Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.models import Redirect
from articles.models.changes import events_of


def gone(
    request: HttpRequest, heading: str, reason: str, *, since: datetime | None = None, **more: Any
) -> HttpResponse:
    """410, with the reason for people to read, and since when it holds."""
    context = {"heading": heading, "reason": reason, "since": since} | more
    return render(request, "gone.html", context, status=410)


def since(row: Model, column: str) -> datetime | None:
    """When ``column`` took the value it has; None for a row without history."""
    events = events_of(row)
    others = events.exclude(**{column: getattr(row, column)}).aggregate(newest=Max("pgh_id"))["newest"] or 0
    return events.filter(pgh_id__gt=others).order_by("pgh_id").values_list("pgh_created_at", flat=True).first()


def moved_or_missing(request: HttpRequest) -> HttpResponse:
    """The answer for an address nothing stands at: a redirect or 410 where the desk kept a note of it. Raises Http404
    where it did not."""
    note = Redirect.objects.filter(old_path=request.path).first()
    if note is None:
        raise Http404
    if note.new_path:
        # A merge of actors can be taken back, and browsers keep a permanent redirect for as long as they are let.
        return HttpResponsePermanentRedirect(note.new_path, headers={"Cache-Control": "max-age=3600"})
    return gone(request, _("No longer here"), note.reason, since=note.created_at)
