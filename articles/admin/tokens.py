"""Tokens for the API: made here, shown once, revoked here. An administrator may grant groups the right to do so."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import RecordAdmin
from articles.models import ApiToken


@admin.register(ApiToken)
class ApiTokenAdmin(RecordAdmin):
    list_display = ["name", "owner", "created_at", "last_used_on", "revoked_at"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["owner"]
    search_fields = ["name__folded__contains", "owner__username__folded__contains"]
    autocomplete_fields = ["owner"]
    readonly_fields = ["created_at", "last_used_on", "revoked_at"]
    actions = ["revoke"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [(None, {"fields": ["name", "owner", *(self.readonly_fields if obj else [])]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["owner", *self.readonly_fields] if obj else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        made, obj.secret = ApiToken.objects.make(owner=obj.owner, name=obj.name)
        obj.pk = made.pk

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """The only page that ever shows the token: not a message, which would wait in the session."""
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("The new token"),
            "opts": self.opts,
            "token": obj,
            "secret": obj.secret,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/token.html", context)

    @admin.action(description=_("Revoke: for good, from this moment on"), permissions=["change"])
    def revoke(self, request: HttpRequest, queryset: models.QuerySet[ApiToken]) -> None:
        for token in queryset:
            token.revoke()
        self.message_user(
            request,
            gettext("Revoked: %(tokens)s.") % {"tokens": ", ".join(token.name for token in queryset)},
            messages.SUCCESS,
        )
