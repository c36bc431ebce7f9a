from __future__ import annotations

from django.contrib import admin

from articles.admin.base import RecordAdmin, SeenForm
from articles.models import Topic


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    """Patterns one a line; a pattern that does not compile is told at its field."""

    form = SeenForm
    list_display = ["label", "slug", "definition"]
    search_fields = ["label__unaccent", "slug", "definition__unaccent"]
    prepopulated_fields = {"slug": ["label"]}
