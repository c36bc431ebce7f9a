"""For whoever keeps the site running: is the process up, and is it fit to serve?"""

from __future__ import annotations

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

RETRY_AFTER_S = 5


@login_not_required
@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing of the database: restarting this process would not mend that."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and has every migration of this release; 503 until then, so that nobody is sent here."""
    try:
        missing = newest_migrations() - MigrationRecorder(connection).applied_migrations().keys()
    except Error:
        return _unready("The database does not answer.")
    if missing:
        return _unready("Migrations are missing: run migrate.")
    return HttpResponse("ready\n", content_type="text/plain")


@cache
def newest_migrations() -> frozenset[tuple[str, str]]:
    """(app, name) of the last migration of every app, read from the code; it does not change while we run."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def _unready(reason: str) -> HttpResponse:
    headers = {"Retry-After": str(RETRY_AFTER_S)}
    return HttpResponse(f"{reason}\n", status=503, content_type="text/plain", headers=headers)
