"""Saved searches: one's own list, what is new in each, its feed, and stopping its mails."""

from __future__ import annotations

from datetime import UTC
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_http_methods, require_POST, require_safe

from articles import alerts, exports
from articles.exports import atom
from articles.exports.english import in_english
from articles.exports.version import collection_version
from articles.forms import SearchForm
from articles.models import SavedSearch
from articles.models.curation import feed_key
from articles.search import StatementQuery, cards
from articles.views.exports import site_of

MOST_SHOWN = 50
MOST_IN_FEED = 100


def _signed_in(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - anonymous visitors were sent to sign in
    return request.user


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    """For everybody else, administrators included, there is no such page."""
    return get_object_or_404(alerts.of_owner(_signed_in(request)), pk=pk)


def _no_mail(user: User) -> str:
    """Why nobody can be written to; empty where somebody can."""
    if not settings.SENDS_MAIL:
        return _("This site sends no mail: follow the feed instead.")
    return "" if user.email else _("Your account has no e-mail address: give it one, or follow the feed.")


@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    return render(request, "searches/list.html", {"searches": list(alerts.of_owner(_signed_in(request)))})


@require_http_methods(["GET", "HEAD", "POST"])
def new_search(request: HttpRequest) -> HttpResponse:
    """The query is the one in this address."""
    user = _signed_in(request)
    params = request.GET.copy()
    params.pop("page", None)
    query = StatementQuery.from_params(params)
    form = SearchForm(request.POST or None, no_mail=_no_mail(user), initial={"name": alerts.proposed(query)})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            search = alerts.keep(query, owner=user, name=given["name"], frequency=given["frequency"])
        except alerts.NotSaved as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved. Whatever becomes public from now on is new."))
            return redirect(search)
    context = {
        "form": form,
        "query": query,
        "asked": urlencode(query.pairs()),
        "words": alerts.in_words(query),
        "can_write": not _no_mail(user),
    }
    return render(request, "searches/new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest, pk: int) -> HttpResponse:
    own = _own(request, pk)
    no_mail = _no_mail(_signed_in(request))
    if request.method == "POST":
        form = SearchForm(request.POST, instance=SavedSearch(frequency=own.frequency), no_mail=no_mail)
        if form.is_valid():
            alerts.change(own, name=form.cleaned_data["name"], frequency=form.cleaned_data["frequency"])
            messages.success(request, _("Changed."))
            return redirect(own)
    else:
        form = SearchForm(instance=own, no_mail=no_mail)
    query = alerts.asked(own)
    new = [] if query.errors else alerts.untold(own, query)
    why = alerts.reasons(query, new[:MOST_SHOWN])
    context = {
        "search": own,
        "form": form,
        "query": query,
        "trouble": alerts.trouble(query),
        "new": len(new),
        "statements": [(row, why.get(row.pk, "")) for row in cards.statements(new[:MOST_SHOWN])],
        "all": query.sorted_by("loaded").url(),
        "now": timezone.now().isoformat(),
        "feed": site_of(request) + reverse("search_feed", args=[own.key]),
    }
    return render(request, "searches/detail.html", context)


@require_POST
def read_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks what the page showed as read, not what has come since."""
    own = _own(request, pk)
    try:
        until = parse_datetime(request.POST.get("until", "")) or timezone.now()
    except ValueError:
        until = timezone.now()
    alerts.mark_read(own, until=until if timezone.is_aware(until) else timezone.now())
    return redirect(own)


@require_POST
def change_feed(request: HttpRequest, pk: int) -> HttpResponse:
    own = _own(request, pk)
    own.key = feed_key()
    own.save(update_fields=["key"])
    messages.success(request, _("The feed has a new address. The old one is no more."))
    return redirect(own)


@require_POST
def delete_search(request: HttpRequest, pk: int) -> HttpResponse:
    own = _own(request, pk)
    SavedSearch.objects.get(pk=own.pk).delete()
    messages.success(request, _("“%(name)s” is deleted, its feed and its mails with it.") % {"name": own.name})
    return redirect("searches")


@login_not_required
@require_safe
@conditional_page
@in_english
def search_feed(request: HttpRequest, key: str) -> HttpResponse:
    """The newest news. A feed reader cannot sign in, so whoever has the address reads it, on a gated site too."""
    own = get_object_or_404(SavedSearch, key=key, owner__is_active=True)
    query = alerts.asked(own)
    found = [] if query.errors else alerts.recent(own, query, MOST_IN_FEED)
    pks = [pk for pk, _ in found]
    why = alerts.reasons(query, pks)
    since = {pk: f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for pk, at in found}
    site = site_of(request)
    unread = alerts.trouble(query)
    about = exports.About(
        title=own.name + (f" (cannot be searched for any more: {unread})" if unread else ""),
        site=site,
        page=site + query.url(),
        address=request.build_absolute_uri(request.path),
        version=collection_version(),
    )
    entries = [
        atom.entry(row, why=why.get(row.statement, ""), since=since[row.statement])
        for batch in exports.batches(pks, site=site)
        for row in batch
    ]
    content = atom.opening(about) + "".join(entries) + atom.CLOSING
    response = HttpResponse(content, content_type=exports.FORMATS["atom"].content_type)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-cache"
    return response


@login_not_required
@csrf_exempt  # the signed address is the proof, and the mail program that asks has no cookie (RFC 8058)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_search(request: HttpRequest, token: str) -> HttpResponse:
    """Asks whether to stop: programs open links in mails, so only POST stops."""
    found = alerts.stopped_by(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        alerts.stop(found)
    return render(request, "searches/stop.html", {"search": found, "stopped": found.frequency == found.Frequency.OFF})
