"""The page for what nobody foresaw, and for a database that is away."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

RETRY_AFTER_S = 10


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """500; or, while the database is away or too slow to answer, 503 and when to ask again."""
    page = render_to_string("500.html", {"site_name": settings.SITE_NAME})
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER_S)})
    return HttpResponse(page, status=500)
