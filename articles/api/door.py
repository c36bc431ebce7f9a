"""What holds for every address of the API: who may ask and how, and when an answer need not be sent again.

*Who*: anyone or, on a gated site, whoever is signed in or shows a token. A token that opens nothing is refused even
where none is needed, so that nobody finds out on the day the site is gated.

*From where*: pages of other sites may read the answers too. They never come with the reader's session, for browsers
keep cookies back wherever the permission is ``*``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, quote_etag

from articles.api.problems import Problem
from articles.api.state import State, state
from articles.exports.english import in_english
from articles.models import ApiToken

View = Callable[..., HttpResponseBase]

METHODS = "GET, HEAD, OPTIONS"
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="api"'}
A_DAY_S = 86_400


def door(view: View, *, shape: Callable[[], str]) -> View:
    """``shape`` names the form of the answers: a release that changes it makes kept answers stale."""

    @wraps(view)
    @in_english
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            response = _answer(request, lambda: view(request, *args, **kwargs), shape)
        except Problem as problem:
            response = problem.response()
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
        patch_vary_headers(response, ["Authorization", *([] if settings.PUBLIC else ["Cookie"])])
        return response

    return login_not_required(answer)


def _answer(request: HttpRequest, view: Callable[[], HttpResponseBase], shape: Callable[[], str]) -> HttpResponseBase:
    if request.method == "OPTIONS":
        allowed = {
            "Allow": METHODS,
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": "Authorization, If-None-Match",
            "Access-Control-Max-Age": str(A_DAY_S),
        }
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=allowed)
    if request.method not in ("GET", "HEAD"):
        detail = f"The record is read here, and nothing else: {METHODS}."
        raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, detail, headers={"Allow": METHODS})
    admit(request)
    now = state()
    etag = name(request, now, shape())
    if etag and etag.removeprefix("W/") in (
        known.removeprefix("W/") for known in parse_etags(request.headers.get("If-None-Match", ""))
    ):
        return labelled(HttpResponseNotModified(), now, etag)
    asked, request.method = request.method, "GET"  # HEAD is the same answer, whose body the server leaves out
    try:
        response = view()
    finally:
        request.method = asked
    return labelled(response, now, etag) if response.status_code == HTTPStatus.OK else response


def admit(request: HttpRequest) -> None:
    """Raises Problem 401 for who may not read, and for a token that opens nothing."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        if not ApiToken.objects.opens(secret.strip(), today=timezone.now().date()):
            invalid = {"WWW-Authenticate": f'{CHALLENGE["WWW-Authenticate"]}, error="invalid_token"'}
            raise Problem(HTTPStatus.UNAUTHORIZED, "This token is unknown or was revoked.", headers=invalid)
    elif not settings.PUBLIC and not request.user.is_authenticated:
        detail = "This site is for people with an account: send a token as “Authorization: Bearer …”."
        raise Problem(HTTPStatus.UNAUTHORIZED, detail, headers=CHALLENGE)


def name(request: HttpRequest, now: State, shape: str) -> str:
    """The ETag, or empty while the record is being written. Addresses in an answer hold the site's own."""
    if not now.name:
        return ""
    told = "\n".join((shape, now.name, request.build_absolute_uri()))
    return quote_etag(hashlib.sha256(told.encode()).hexdigest()[:32])


def labelled(response: HttpResponseBase, now: State, etag: str) -> HttpResponseBase:
    """``Last-Modified`` is for people: it knows seconds only, and not every label, so that If-Modified-Since is always
    answered in full."""
    response["Cache-Control"] = "no-cache" if settings.PUBLIC else "private, no-cache"
    if etag:
        response["ETag"] = etag
    if now.at:
        response["Last-Modified"] = http_date(now.at.timestamp())
    return response
