"""Feeds of outlets, and what became of their entries."""

from __future__ import annotations

from django.contrib import admin

from articles.admin.base import RecordAdmin
from articles.models import Feed, FeedEntry


@admin.register(Feed)
class FeedAdmin(RecordAdmin):
    list_display = ["outlet", "address", "active", "draft", "fetched_at", "trouble"]
    list_filter = ["active", "outlet"]
    list_select_related = ["outlet"]
    search_fields = ["address", "outlet__name"]
    readonly_fields = ["fetched_at", "trouble"]


@admin.register(FeedEntry)
class FeedEntryAdmin(RecordAdmin):
    list_display = ["__str__", "feed", "outcome", "reason", "article", "at"]
    list_filter = ["outcome", "feed__outlet"]
    list_select_related = ["feed__outlet", "article"]
    search_fields = ["title", "key", "reason"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
