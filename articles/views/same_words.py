"""Whether two statements are the same words, as curators say on the page of one of them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import curation
from articles.views.review import MAY, number_in, signed_in, statement_numbered


@require_POST
@permission_required(MAY, raise_exception=True)
def same_words(request: HttpRequest, pk: int) -> HttpResponse:
    """``part`` is the number of a statement that is to stand alone, ``join`` that of one with the same words."""
    user, statement = signed_in(request), statement_numbered(pk)
    reason = request.POST.get("reason", "")[:1000]
    try:
        if parted := number_in(request.POST, "part"):
            curation.part(parted, by=user, reason=reason)
        elif other := number_in(request.POST, "join"):
            curation.join(pk, other, by=user, reason=reason, expected_version=number_in(request.POST, "seen"))
        else:
            messages.error(request, _("Nothing was joined: give the number of the other statement."))
    except curation.CurationError as refusal:
        messages.error(request, _("Nothing was changed. %(why)s") % {"why": refusal})
    return redirect(f"{statement.get_absolute_url()}#elsewhere")
