"""The review queue: one statement at a time, decided by keys; where one stands in it is the address.

``/review/?…&at=17`` shows a statement, ``/review/?…`` and ``…&after=17`` lead to the next that waits. A decision is
answered with the next statement or, where the page had that one already (``shown``), with the news alone. What was
taken back is answered with that statement as it is again, which a page that shows it already (``shown``) compares.
"""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.corrections import CorrectionForm, speaker_called
from articles.curation import leases, waiting
from articles.curation.waiting import Wanted
from articles.models import Actor, Country, Outlet, Statement, Topic
from articles.models.changes import Change, version_of
from articles.search.names import named_like
from articles.views import surroundings

MAY = "articles.change_statement"
MOST_NAMED = 8
DECISIONS = {"confirm", "reject", "aside", "undo", "skip"}

# Reasons that readers see, one key each; any other can be typed. Kept in English, shown in the language of the page.
REJECTED_BECAUSE = (
    gettext_noop("Nobody says this in the article."),
    gettext_noop("Not a statement."),
    gettext_noop("The words are not given to anybody."),
    gettext_noop("Part of another statement."),
    gettext_noop("About nothing that this record holds."),
)
ASIDE_BECAUSE = (
    gettext_noop("The article does not say who is speaking."),
    gettext_noop("It is not clear whose words these are."),
    gettext_noop("The original is needed to decide."),
    gettext_noop("Somebody who knows the matter should look."),
)


# The address


def wanted_in(params: QueryDict) -> tuple[Wanted, dict[str, str]]:
    """The filters of an address, and by parameter what cannot be read, which is left out."""
    errors: dict[str, str] = {}

    def number(name: str, kind: type, most: float) -> Any:
        if not (typed := params.get(name, "").strip()):
            return None
        try:
            value = kind(typed)
            if not 0 <= value <= most:
                raise ValueError
        except ValueError:
            errors[name] = _("“%(typed)s” cannot be read here.") % {"typed": typed[:40]}
            return None
        return value

    wanted = Wanted(
        batch=number("batch", int, 10**18),
        outlet=params.get("outlet", "").strip(),
        least=number("least", float, 1),
        most=number("most", float, 1),
        actor=params.get("actor", "").strip(),
        topic=params.get("topic", "").strip(),
        article=number("article", int, 10**18),
        aside=params.get("aside") == "1",
    )
    if wanted.actor and "\0" not in wanted.actor:
        wanted = replace(wanted, actor=_slug_of(wanted.actor))
    for name, rows in (("outlet", Outlet), ("actor", Actor), ("topic", Topic)):
        slug = getattr(wanted, name)
        if slug and ("\0" in slug or not rows._default_manager.filter(slug=slug).exists()):
            errors[name] = _("“%(typed)s” is not in the record.") % {"typed": slug[:40].replace("\0", "")}
    return wanted, errors


def _slug_of(actor: str) -> str:
    """Typed as a name, if only one is called so; otherwise as it came."""
    if Actor.objects.filter(slug=actor).exists():
        return actor
    try:
        found = speaker_called(actor)
    except ValidationError:
        return actor
    return found.slug if found else actor


def address(wanted: Wanted, name: str = "review", **more: Any) -> str:
    """Only what is asked for, in one order."""
    pairs = {
        key: 1 if value is True else value for key, value in asdict(wanted).items() if value not in (None, "", False)
    }
    query = urlencode(pairs | more)
    return reverse(name) + (f"?{query}" if query else "")


def number_in(params: QueryDict, name: str) -> int | None:
    typed = params.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 18 else None


# Reading


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY, raise_exception=True)
@vary_on_headers("HX-Request")
def review(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    wanted, errors = wanted_in(request.GET)
    if request.method == "POST":
        return decide(request, wanted, user)
    ahead = "ahead" in request.GET and is_fragment(request)
    if (pk := number_in(request.GET, "at")) is not None:
        statement = statement_numbered(pk)
        leases.take([pk], user)
        return show(request, wanted, user, statement, errors=errors)
    behind = None
    if (pk := number_in(request.GET, "after")) is not None:
        behind = Statement.objects.filter(pk=pk).first()
        if not ahead:
            leases.release(pk, user)
    found = waiting.take_next(wanted, user, behind=behind)
    if ahead:
        if found is None:
            return HttpResponse()
        context = panel(wanted, user, statement_numbered(found.pk)) | {"is_ahead": True}
        return render(request, "review/_panel.html", context)
    if errors or found is None:
        first = statement_numbered(found.pk) if found else None
        return show(request, wanted, user, first, errors=errors, behind=behind)
    return HttpResponseRedirect(address(wanted, at=found.pk))


def signed_in(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def is_fragment(request: HttpRequest) -> bool:
    # htmx asks for history as well, and then needs the whole page.
    return bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]


def statement_numbered(pk: int) -> Statement:
    row = (
        Statement.objects.filter(pk=pk)
        .select_related("article__outlet", "speaker", "tenure__office", "reviewed_by")
        .defer("search")
        .prefetch_related("countries", "topics", "joint__actor")
        .first()
    )
    if row is None:
        raise Http404
    return row


def panel(
    wanted: Wanted,
    user: User,
    statement: Statement,
    *,
    form: CorrectionForm | None = None,
    changes: list[Change] | None = None,
    lost: list[tuple[str, str]] | None = None,
    refusal: str = "",
) -> dict[str, Any]:
    """``form`` as it came where it could not be taken; ``changes`` by somebody else, and ``lost``, what was typed
    meanwhile; ``refusal`` says why a decision was not taken."""
    seen = version_of(statement)
    return {
        "statement": statement,
        "form": form or CorrectionForm(statement=statement, seen=seen),
        "seen": seen,
        "around": surroundings.around(statement),
        "held": leases.held_by_another(statement.pk, user),
        "own": curation.is_own_upload(statement, user),
        "waits": statement.review == Statement.Review.PROPOSED and statement.reviewed_at is None,
        "address": address(wanted, at=statement.pk),
        "ahead": address(wanted, after=statement.pk, ahead=1),
        "next": address(wanted, after=statement.pk),
        "reasons": {"reject": REJECTED_BECAUSE, "aside": ASIDE_BECAUSE},
        "changes": changes,
        "lost": lost,
        "refusal": refusal,
    }


def news(wanted: Wanted, user: User, **more: Any) -> dict[str, Any]:
    """What stands above the statement: how far the day has come, and what can be taken back."""
    last = waiting.last_decided(user)
    return {
        "progress": waiting.progress(wanted, user),
        "last": last,
        "last_seen": version_of(last) if last else None,
        "here": address(wanted),
        **more,
    }


def filters(wanted: Wanted, errors: dict[str, str]) -> dict[str, Any]:
    return {
        "wanted": wanted,
        "errors": errors,
        "filtered": any(getattr(wanted, field.name) not in (None, "", False) for field in fields(wanted)),
        "outlets": Outlet.objects.order_by("name"),
        "topics": Topic.objects.all(),
        "countries": Country.objects.all(),
        "all_address": address(Wanted()),
        "bulk_address": address(wanted, "confirm_all"),
    }


def show(
    request: HttpRequest,
    wanted: Wanted,
    user: User,
    statement: Statement | None,
    *,
    errors: dict[str, str] | None = None,
    behind: Statement | None = None,
    status: int = 200,
    **about: Any,
) -> HttpResponse:
    """The page, or for htmx its panel and the news. htmx shows no answer that is an error, so for it none is."""
    context = news(wanted, user)
    context |= panel(wanted, user, statement, **about) if statement else {"behind": behind, "refusal": ""}
    if is_fragment(request):
        response = render(request, "review/_answer.html", context | {"is_refused": status != 200})
        if "shown" not in request.POST:
            response["HX-Push-Url"] = address(wanted, at=statement.pk) if statement else address(wanted)
        return response
    return render(request, "review/queue.html", context | filters(wanted, errors or {}), status=status)


# Deciding


def decide(request: HttpRequest, wanted: Wanted, user: User) -> HttpResponse:
    pk, seen = number_in(request.POST, "statement"), number_in(request.POST, "seen")
    decision = request.POST.get("decision", "")
    if pk is None or seen is None or decision not in DECISIONS:
        messages.error(request, _("Nothing was decided: what was sent did not come from this page."))
        return redirect(address(wanted))
    statement = statement_numbered(pk)
    form = CorrectionForm(request.POST, statement=statement, seen=seen) if decision == "confirm" else None
    reason = _reason(request)
    try:
        if form is not None:
            if not form.save(by=user):
                return refused(request, wanted, user, pk, form=form, status=422)
        elif decision == "reject":
            curation.reject(pk, by=user, reason=reason, expected_version=seen)
        elif decision == "aside":
            curation.set_aside(pk, by=user, reason=reason, expected_version=seen)
        elif decision == "undo":
            curation.undo(pk, by=user, expected_version=seen)
    except curation.Conflict as conflict:
        now = statement_numbered(pk)
        lost = form.told() if form is not None else [(_("reason"), reason)] if reason else None
        form = form.on(now) if form is not None and lost else None
        return refused(request, wanted, user, pk, changes=conflict.changes, lost=lost, form=form, status=409)
    except curation.CurationError as refusal:
        return refused(request, wanted, user, pk, refusal=str(refusal), form=form, status=409)
    if decision == "undo":
        leases.take([pk], user)
        return (
            show(request, wanted, user, statement_numbered(pk))
            if is_fragment(request)
            else redirect(address(wanted, at=pk))
        )
    leases.release(pk, user)
    if "shown" in request.POST and is_fragment(request):
        return render(request, "review/_news.html", news(wanted, user, swapped=True))
    found = waiting.take_next(wanted, user, behind=statement)
    if is_fragment(request):
        return show(request, wanted, user, statement_numbered(found.pk) if found else None, behind=statement)
    return redirect(address(wanted, at=found.pk) if found else address(wanted, after=pk))


def _reason(request: HttpRequest) -> str:
    """One of those with a key, or what was typed."""
    return (request.POST.get("because") or request.POST.get("reason") or "")[:2000]


def refused(request: HttpRequest, wanted: Wanted, user: User, pk: int, *, status: int, **about: Any) -> HttpResponse:
    """Nothing was saved: the statement as it is now with what was put in, and why. Where the page has gone on already,
    the news, and that statement to come back to."""
    statement = statement_numbered(pk)
    if "shown" in request.POST and is_fragment(request):
        context = news(wanted, user) | panel(wanted, user, statement, **about)
        context |= {"is_ahead": True, "is_refused": True, "undoing": request.POST.get("decision") == "undo"}
        return render(request, "review/_refused.html", context)
    return show(request, wanted, user, statement, status=status, **about)


# Beside the queue


@require_safe
@permission_required(MAY, raise_exception=True)
def speakers(request: HttpRequest) -> HttpResponse:
    """Actors whose name holds what was typed so far, as options of a field."""
    typed = (request.GET.get("speaker") or request.GET.get("actor") or "").replace("\0", "").strip()
    found = Actor.objects.filter(named_like(typed)).select_related("country")[:MOST_NAMED] if len(typed) > 1 else []
    return render(request, "review/_speakers.html", {"actors": found})
