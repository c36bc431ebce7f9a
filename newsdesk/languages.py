"""The language of the pages: English, unless a reader chose another at the foot of one.

What a browser prefers (Accept-Language) is not asked. A translation that nobody has reviewed should meet only those who
chose it, and an address that is passed on should read the same for everybody who has chosen nothing.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def in_chosen_language(get_response: GetResponse) -> GetResponse:
    """Middleware. Files and answers to programs are in English whatever was chosen (``articles.exports.english``), so
    only pages are said to vary with it. What is streamed is written after this, in the language of the site."""
    known = {code for code, _ in settings.LANGUAGES}

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(language):
            response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
            response.headers.setdefault("Content-Language", language)
        return response

    return middleware


@login_not_required
@csrf_exempt  # a token would give every page a cookie, and nothing is done here that another site could gain by
@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Keeps the choice in a cookie and goes back to the page it was made on: the one the browser names, for htmx may
    have changed the address since the form was printed. An unknown language changes nothing."""
    pages = (request.headers.get("Referer", ""), request.POST.get("next", ""))
    safe = (
        page
        for page in pages
        if page and url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    )
    response = HttpResponseRedirect(next(safe, "/"))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
