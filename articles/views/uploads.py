"""Handing files in, seeing what each would become, and reading what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import tasks, uploads
from articles.forms import UploadForm
from articles.models import Article, Outlet, Upload, UploadItem
from articles.uploads import Preview

RECENT = 20

_Outcome = UploadItem.Outcome
_may_upload = permission_required("articles.add_upload", raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@_may_upload
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
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponse(status=204, headers={"HX-Redirect": batch.get_absolute_url()})
        return redirect(batch)

    def having(outcome: str) -> Count:
        return Count("items", filter=Q(items__outcome=outcome))

    context = {
        "form": form,
        "outlets": Outlet.objects.order_by("name").values_list("name", flat=True),
        "recent": request.user.uploads.annotate(  # type: ignore[union-attr]
            files=Count("items", filter=Q(items__member_of=None)),
            waiting=having(_Outcome.WAITING),
            ready=having(_Outcome.READ),
            storing=having(_Outcome.CHOSEN),
            stored=having(_Outcome.STORED),
        )[:RECENT],
        "max_files": settings.UPLOAD_MAX_FILES,
        "max_bytes": uploads.largest_file(),
        "max_together": settings.UPLOAD_MAX_BYTES,
    }
    return render(request, "uploads/_form.html" if request.htmx else "uploads/form.html", context)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Row:
    """An item as a page shows it. ``same_as`` is the name of an earlier one in the batch with the same text, ``near``
    of one with much of it."""

    item: UploadItem
    preview: Preview | None
    language: str
    depth: int
    same_as: str
    near: str
    members: int


@require_safe
@vary_on_headers("HX-Request")
def upload_detail(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    items = list(
        batch.items.defer("dispatch").prefetch_related(
            Prefetch("article", Article.objects.without_bodies()),
            Prefetch("resembles", Article.objects.without_bodies()),
        )
    )
    outcomes = Counter(item.outcome for item in items)
    chosen = [item for item in items if item.chosen_at]
    storing = outcomes[_Outcome.CHOSEN] > 0 and not outcomes[_Outcome.WAITING]
    counted = chosen if storing else [item for item in items if item.outcome != _Outcome.OPENED]
    at_work = outcomes[_Outcome.WAITING] + outcomes[_Outcome.CHOSEN]
    may_act = request.user.has_perm("articles.add_upload")
    context = {
        "upload": batch,
        "rows": _rows(items),
        "reading": outcomes[_Outcome.WAITING] > 0,
        "storing": storing,
        "at_work": at_work,
        "total": len(counted),
        "done": sum(item.outcome not in (_Outcome.WAITING, _Outcome.CHOSEN) for item in counted),
        "ready": outcomes[_Outcome.READ],
        "to_choose": may_act and not at_work and outcomes[_Outcome.READ] > 0,
        "stored": outcomes[_Outcome.STORED],
        "may_act": may_act and not at_work,
        "undone": sum(item.may_be_tried_again and item.outcome != _Outcome.LEFT_OUT for item in items),
        "tally": [(outcome, outcomes[outcome]) for outcome in _Outcome if outcomes[outcome]],
        "statements": sum(item.statements_found for item in items if item.outcome == _Outcome.STORED),
    }
    # htmx asks for history as well, and then needs the whole page.
    fragment = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    return render(request, "uploads/_items.html" if fragment else "uploads/detail.html", context)


@require_POST
@_may_upload
def upload_store(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    shown, chosen = _numbers(request.POST.getlist("shown")), _numbers(request.POST.getlist("item"))
    if not chosen:
        messages.error(request, _("No file was ticked, so nothing is stored. Tick those that should be."))
    else:
        tasks.choose(batch, chosen, shown)
    return redirect(batch)


@require_POST
@_may_upload
def upload_leave_out(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    left = uploads.leave_out(batch)
    told = ngettext("%(count)d file was left out.", "%(count)d files were left out.", left) % {"count": left}
    messages.success(request, told)
    return redirect(batch)


@require_POST
@_may_upload
def upload_again(request: HttpRequest, pk: int) -> HttpResponse:
    """One file, or without a number all that were rejected or failed."""
    batch = _batch(request, pk)
    one = _numbers(request.POST.getlist("again"))
    if not tasks.again(batch, next(iter(one), None)):
        messages.error(request, _("There is nothing that can be tried again: send the files anew."))
    return redirect(batch)


def _batch(request: HttpRequest, pk: int) -> Upload:
    """One's own; a curator sees everybody's. For others there is no such page."""
    assert isinstance(request.user, User)  # noqa: S101 - anonymous visitors were sent to sign in
    return get_object_or_404(_visible_to(request.user).select_related("uploaded_by", "outlet"), pk=pk)


def _visible_to(user: User) -> QuerySet[Upload]:
    if user.has_perm("articles.change_statement"):
        return Upload.objects.all()
    return Upload.objects.filter(uploaded_by=user)


def _numbers(given: Iterable[str]) -> set[int]:
    """What is no number of a row is nobody's file."""
    return {int(text) for text in given if text.isascii() and text.isdigit() and len(text) <= 18}


def _rows(items: list[UploadItem]) -> list[Row]:
    """Each file with what was in it below it. ``items`` are in the order of their numbers, so files come first."""
    places: dict[int, tuple[int, ...]] = {}
    first: dict[str, UploadItem] = {}
    members = Counter(item.member_of_id for item in items)
    previews = {item.pk: Preview.from_row(item.preview) for item in items if item.preview}
    names = {item.pk: item.name for item in items}
    ready = [item.pk for item in items if item.outcome == _Outcome.READ]
    near = uploads.nearest_in_batch((pk, previews[pk]) for pk in ready)
    rows = []
    for item in items:
        places[item.pk] = (*places.get(item.member_of_id or 0, ()), item.pk)
        same = first.setdefault(item.text_sha256, item) if item.outcome == _Outcome.READ else item
        preview = previews.get(item.pk)
        rows.append(
            Row(
                item,
                preview,
                _language(preview.language) if preview else "",
                len(places[item.pk]) - 1,
                "" if same is item else same.name,
                names[near[item.pk]] if same is item and item.pk in near else "",
                members[item.pk],
            )
        )
    return sorted(rows, key=lambda row: places[row.item.pk])


def _language(code: str) -> str:
    """In words where Django knows any; a file may state anything."""
    try:
        return get_language_info(code)["name_translated"] if code else ""
    except KeyError:
        return code
