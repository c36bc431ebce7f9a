from __future__ import annotations

from django.contrib import admin

from articles.admin.base import RecordAdmin
from articles.models import Country


@admin.register(Country)
class CountryAdmin(RecordAdmin):
    list_display = ["label", "code", "kind", "parent", "in_region"]
    list_filter = ["kind", "in_region"]
    list_select_related = ["parent"]
    search_fields = ["name__folded__contains", "label__folded__contains", "official_name__folded__contains", "=code"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ["name"]}
