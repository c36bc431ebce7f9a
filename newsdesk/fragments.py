"""Middleware for requests that htmx makes for a piece of a page."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def leave_for_login(get_response: GetResponse) -> GetResponse:
    """Where a session has ended, the whole page goes to the login form; otherwise the form would land inside it.

    Afterwards one is back on the page that was open, not on the address of the piece.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if "HX-Request" not in request.headers or response.status_code != 302:
            return response
        doors = {urlsplit(resolve_url(door)).path for door in (settings.LOGIN_URL, "admin:login")}
        if urlsplit(response.headers["Location"]).path not in doors:
            return response
        page = request.headers.get("HX-Current-URL", "")
        if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
            page = request.get_full_path() if request.method == "GET" else "/"
        parts = urlsplit(page)
        back = parts.path + (f"?{parts.query}" if parts.query else "")
        return HttpResponse(status=204, headers={"HX-Redirect": redirect_to_login(back).url})

    return middleware
