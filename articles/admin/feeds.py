"""Feeds of outlets, and what became of their entries."""

from __future__ import annotations

from django.contrib import admin

from articles.admin.base import ReadOnlyAdmin, RecordAdmin
from articles.models import Feed, FeedEntry


@admin.register(Feed)
class FeedAdmin(RecordAdmin):
    list_display = ["outlet", "address", "active", "draft", "fetched_at", "trouble"]
    list_filter = ["active", "outlet"]
    list_select_related = ["outlet"]
    search_fields = ["address", "outlet__name__folded__contains"]
    readonly_fields = ["fetched_at", "trouble"]


@admin.register(FeedEntry)
class FeedEntryAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "feed", "outcome", "reason", "article", "at"]
    list_filter = ["outcome", "feed__outlet"]
    show_facets = admin.ShowFacets.ALLOW
    list_select_related = ["feed__outlet", "article"]
    search_fields = ["title__folded__contains", "key", "reason__folded__contains"]
