"""Undo from the page of a statement, or from the one that says that it was rejected."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import curation
from articles.curation.undoing import standing_decisions
from articles.models import Statement
from articles.models.changes import version_of
from articles.views.review import MAY, number_in, signed_in, statement_numbered


def offer(request: HttpRequest, statement: Statement) -> dict[str, Any]:
    """For curators what their page holds besides: the version, and what would be taken back. For readers nothing."""
    if not request.user.has_perm(MAY):
        return {}
    standing = standing_decisions(statement)
    decided = statement.review != Statement.Review.PROPOSED or statement.reviewed_at is not None
    return {
        "may_review": True,
        "seen": version_of(statement),
        "undoable": standing[-1] if decided and standing else None,
    }


@require_POST
@permission_required(MAY, raise_exception=True)
def undo_statement(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    statement = statement_numbered(pk)
    try:
        curation.undo(pk, by=user, expected_version=number_in(request.POST, "seen"))
    except curation.CurationError as refusal:
        messages.error(request, _("Nothing was taken back. %(why)s") % {"why": refusal})
    return redirect(statement)
