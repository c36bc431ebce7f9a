"""Confirming many at once: first the list of exactly what would be confirmed, then that list and nothing else."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles import curation
from articles.curation import waiting
from articles.models import ReviewLease, Statement
from articles.models.changes import versions_of
from articles.views.review import MAY, address, filters, signed_in, wanted_in

MOST = 200  # that a person can be thought to have looked over
LEAST = 0.9  # confidence, where the address names none


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY, raise_exception=True)
def confirm_all(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    wanted, errors = wanted_in(request.GET)
    if wanted.least is None and "least" not in errors:
        return redirect(address(waiting.above(wanted, LEAST), "confirm_all"))
    if request.method == "POST":
        done = curation.confirm_each(_shown(request), by=user)
        if done.statements:
            n = len(done.statements)
            told = ngettext("%(n)d statement confirmed.", "%(n)d statements confirmed.", n) % {"n": n}
            messages.success(request, told)
        elif not done.left_out:
            messages.warning(request, _("Nothing was chosen."))
        for sentence in done.left_out.values():
            messages.warning(request, _("Left out: %(why)s") % {"why": sentence})
        return redirect(address(wanted, "confirm_all"))

    rows = wanted.rows_for(user)
    others = ReviewLease.objects.filter(statement=OuterRef("pk"), until__gt=timezone.now()).exclude(holder=user)
    free = rows.exclude(Exists(others))
    shown = list(
        waiting.in_order(free).select_related("article__outlet", "speaker").prefetch_related("joint__actor")
        .defer("article__body", "search")[:MOST]
    )  # fmt: skip
    versions = versions_of(Statement, [statement.pk for statement in shown])
    context = filters(wanted, errors) | {
        "rows": [(statement, versions.get(statement.pk, 0)) for statement in shown],
        "total": free.count(),
        "with_others": rows.filter(Exists(others)).count(),
        "own": wanted.own(user).count(),
        "here": address(wanted, "confirm_all"),
        "queue": address(wanted),
        "most": MOST,
    }
    return render(request, "review/bulk.html", context)


def _shown(request: HttpRequest) -> list[tuple[int, int]]:
    """``row=17:2041`` is statement 17 as it was at version 2041. What is no such pair was not sent by the page."""
    pairs = (row.split(":") for row in request.POST.getlist("row")[:MOST])
    return [(int(pair[0]), int(pair[1])) for pair in pairs if len(pair) == 2 and all(map(_is_number, pair))]


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= 18
