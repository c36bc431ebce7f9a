"""What people handed in and what became of it; saved searches; where old addresses went."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin, ReadOnlyInline, RecordAdmin
from articles.models import Redirect, SavedSearch, Upload, UploadItem


class FileInline(ReadOnlyInline):
    model = UploadItem
    fields = ["name", "size", "outcome", "reason", "article", "statements_found", "finished_at"]
    verbose_name_plural = _("files")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[UploadItem]:
        return super().get_queryset(request).select_related("article").defer("preview", "dispatch")


@admin.register(Upload)
class UploadAdmin(ReadOnlyAdmin):
    list_display = [
        "pk",
        "uploaded_at",
        "uploaded_by",
        "outlet",
        "published_on",
        "draft",
        "files",
        "ready",
        "stored",
        "rejected",
    ]
    list_filter = ["uploaded_at", "draft", "outlet"]
    list_select_related = ["uploaded_by", "outlet"]
    search_fields = [
        "uploaded_by__username__folded__contains",
        "outlet__name__folded__contains",
        "items__name__folded__contains",
    ]
    date_hierarchy = "uploaded_at"
    inlines = [FileInline]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Upload]:
        """Curators see every batch, whoever only uploads sees their own."""
        uploads = super().get_queryset(request)
        if not request.user.has_perm("articles.change_statement"):
            uploads = uploads.filter(uploaded_by=request.user)

        def having(*outcomes: str) -> Count:
            return Count("items", filter=Q(items__outcome__in=outcomes))

        return uploads.annotate(
            files=Count("items", filter=Q(items__member_of=None)),
            ready=having(UploadItem.Outcome.READ),
            stored=having(UploadItem.Outcome.STORED),
            rejected=having(UploadItem.Outcome.REJECTED, UploadItem.Outcome.FAILED),
        )

    @admin.display(ordering="files", description=_("files"))
    def files(self, upload: Any) -> int:
        return upload.files

    @admin.display(ordering="ready", description=_("not stored yet"))
    def ready(self, upload: Any) -> int:
        return upload.ready

    @admin.display(ordering="stored", description=_("stored"))
    def stored(self, upload: Any) -> int:
        return upload.stored

    @admin.display(ordering="rejected", description=_("rejected"))
    def rejected(self, upload: Any) -> int:
        return upload.rejected


@admin.register(Redirect)
class RedirectAdmin(RecordAdmin):
    list_display = ["old_path", "new_path", "reason", "created_at"]
    list_filter = ["created_at"]
    search_fields = ["old_path", "new_path", "reason__folded__contains"]


@admin.register(SavedSearch)
class SavedSearchAdmin(ReadOnlyAdmin):
    list_display = ["name", "owner", "frequency", "query", "created_at"]
    list_filter = ["frequency"]
    list_select_related = ["owner"]
    search_fields = ["name__folded__contains", "query", "owner__username__folded__contains"]
