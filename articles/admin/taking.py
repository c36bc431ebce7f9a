"""Chosen statements taken away as a file, in every format that the public lists have."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from articles import exports
from articles.exports.version import collection_version
from articles.models import Statement


def take_away(
    desk: admin.ModelAdmin, request: HttpRequest, statements: models.QuerySet[Statement], *, action: str
) -> HttpResponseBase:
    """First asks for the format; when it comes back with one, answers with the file. Statements that the public cannot
    read are left out of files, and the page says how many they are."""
    chosen = statements.order_by()
    public = chosen.filter(pk__in=Statement.objects.published().values("pk"))
    if form := exports.FORMATS.get(request.POST.get("format", "")):
        return _file(request, form, list(public.order_by("article_id", "start", "pk").values_list("pk", flat=True)))
    count, listed = chosen.count(), public.count()
    context: dict[str, Any] = {
        **desk.admin_site.each_context(request),
        "title": gettext("Export statements"),
        "opts": desk.opts,
        "media": desk.media,
        "count": listed,
        "left_out": count - listed,
        "formats": exports.FORMATS.values(),
        "action": action,
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "select_across": request.POST.get("select_across", "0"),
    }
    request.current_app = desk.admin_site.name
    return TemplateResponse(request, "admin/articles/take_away.html", context)


def _file(request: HttpRequest, form: exports.Format, pks: list[int]) -> HttpResponse | StreamingHttpResponse:
    site, version = request.build_absolute_uri("/").rstrip("/"), collection_version()
    about = exports.About(
        title=f"{len(pks)} statements chosen at the desk",
        site=site,
        page=f"{site}/statements/",
        address=request.build_absolute_uri(),
        version=version,
    )
    response = StreamingHttpResponse(exports.stream(form, exports.batches(pks, site=site), about))
    name = exports.filename("selection", [], timezone.now().date(), form.suffix)
    response["Content-Type"] = form.content_type
    response["Content-Disposition"] = str(content_disposition_header(True, name))
    response["Collection-Version"] = str(version)
    return response
