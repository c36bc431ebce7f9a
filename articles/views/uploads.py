"""Handing files in, and reading what became of each."""

from __future__ import annotations

from collections import Counter

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import tasks
from articles.forms import UploadForm
from articles.models import Article, Outlet, Upload, UploadItem

RECENT = 10


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("articles.add_upload", raise_exception=True)
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        batch = tasks.hand_in(
            given["dispatches"],
            by=request.user,
            outlet=given["outlet"],
            published_on=given["published_on"],
            draft=given["draft"],
        )
        return redirect(batch)
    waiting = Count("items", filter=Q(items__outcome=UploadItem.Outcome.WAITING))
    context = {
        "form": form,
        "outlets": Outlet.objects.order_by("name").values_list("name", flat=True),
        "recent": request.user.uploads.annotate(files=Count("items"), waiting=waiting)[:RECENT],  # type: ignore[union-attr]
        "max_files": settings.UPLOAD_MAX_FILES,
        "max_bytes": tasks.largest_file(),
    }
    return render(request, "uploads/form.html", context)


@require_safe
@vary_on_headers("HX-Request")
def upload_detail(request: HttpRequest, pk: int) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101 - anonymous visitors were sent to sign in
    batch = get_object_or_404(_visible_to(request.user).select_related("uploaded_by", "outlet"), pk=pk)
    items = list(batch.items.prefetch_related(Prefetch("article", Article.objects.without_bodies())))
    outcomes = Counter(item.outcome for item in items)
    waiting = outcomes[UploadItem.Outcome.WAITING]
    context = {
        "upload": batch,
        "items": items,
        "waiting": waiting,
        "done": len(items) - waiting,
        "tally": [(outcome, outcomes[outcome]) for outcome in UploadItem.Outcome if outcomes[outcome]],
        "statements": sum(item.statements_found for item in items),
    }
    # htmx asks for history as well, and then needs the whole page.
    fragment = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    return render(request, "uploads/_items.html" if fragment else "uploads/detail.html", context)


def _visible_to(user: User) -> QuerySet[Upload]:
    """One's own; a curator sees everybody's. For others there is no such page."""
    if user.has_perm("articles.change_statement"):
        return Upload.objects.all()
    return Upload.objects.filter(uploaded_by=user)
