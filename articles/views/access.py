"""Who may see the public pages: anyone or, with NEWSDESK_PUBLIC=false, whoever has signed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Opens a view that LoginRequiredMiddleware would keep closed. A gated site answers a fragment request with a
    header that makes htmx leave the page, or the form to sign in would land inside it."""

    @wraps(view)
    def gate(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if settings.PUBLIC or request.user.is_authenticated:
            return view(request, *args, **kwargs)
        to_login = redirect_to_login(request.get_full_path())
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponse(status=204, headers={"HX-Redirect": to_login.url})
        return to_login

    return login_not_required(gate)
