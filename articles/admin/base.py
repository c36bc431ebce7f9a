"""What every page of the record in admin has in common: nobody deletes, history is the triggers', lists are lines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles.models.changes import history_of, keeps_history


def signed_in(request: HttpRequest) -> User:
    """Who asks; admin lets nobody in who is not signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class OnePerLine(SimpleArrayField):
    """A list typed one entry a line, so that a comma inside a pattern stays one. Blank lines are dropped."""

    def __init__(self, base_field: forms.Field, **kwargs: Any) -> None:
        kwargs.setdefault("widget", AdminTextareaWidget(attrs={"rows": 6}))
        super().__init__(base_field, delimiter="\n", **kwargs)

    def clean(self, value: Any) -> Any:
        return super().clean(self._lines(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        lines = self._lines(data)
        return (initial or []) != (lines.split("\n") if lines else [])

    @staticmethod
    def _lines(value: Any) -> str:
        return "\n".join(filter(None, (line.strip() for line in (value or "").splitlines())))


class Fields:
    """How columns of the record are typed in; for ModelAdmin and its inlines."""

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, ArrayField):
            return db_field.formfield(form_class=OnePerLine)
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]


class RecordAdmin(Fields, admin.ModelAdmin):
    """Rows of the record: found, read, changed, never deleted."""

    list_per_page = 50
    show_full_result_count = False
    save_on_top = True

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What the triggers kept, bulk changes and machines included; Django's own log where there are no triggers."""
        if not keeps_history(self.model):
            return super().history_view(request, object_id, extra_context)
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return super().history_view(request, object_id, extra_context)  # tells that there is no such row
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {row}",
            "opts": self.opts,
            "object": row,
            "changes": history_of(row),
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/history.html", context)


class ReadOnlyAdmin(RecordAdmin):
    """Papers of the desk that are read here and written elsewhere."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyInline(admin.TabularInline):
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
