"""What every page of the record in admin has in common: nobody deletes, history is the triggers', lists are lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect
from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles import curation
from articles.models.changes import history_of, keeps_history, version_of


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


class ChosenRow(AutocompleteSelect):
    """A field in which a row is looked for. What cannot be the number of one is no choice, instead of a broken page;
    that it is wrong is said by the form."""

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> list[Any]:
        return super().optgroups(name, [each for each in value if str(each).isdecimal()], attr)


class Fields:
    """How columns of the record are typed in; for ModelAdmin and its inlines."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", ChosenRow(db_field, self.admin_site))  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, ArrayField):
            # Compared with the row, not with what the page was sent: the version says whether they are the same.
            return db_field.formfield(form_class=OnePerLine, show_hidden_initial=False)
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]


class SeenForm(forms.ModelForm):
    """For rows that keep history. ``seen`` is the version the page was made from: where somebody else has changed the
    row since, nothing is saved and their change is shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = version_of(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and (seen := cleaned.get("seen")) is not None:
            # Locks the row until the page's transaction ends: what is compared here still holds when it is saved. Its
            # key is left free: whoever writes a row that points to it would wait for us, and we perhaps for that row.
            rows = type(self.instance)._default_manager.select_for_update(of=("self",), no_key=True)
            now = rows.get(pk=self.instance.pk)
            if version_of(now) != seen:
                conflict = curation.Conflict(history_of(now, since=seen))
                raise ValidationError(f"{conflict} {_('Open the page again to go on from there.')}")
        return cleaned


class RecordList(ChangeList):
    """A search is not offered by date as well: the first and last day of what it found would cost as much again."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if self.query:
            self.date_hierarchy = None


class RecordAdmin(Fields, admin.ModelAdmin):
    """Rows of the record: found, read, changed, never deleted."""

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.ALWAYS  # where there are many rows, counting waits until it is asked for
    save_on_top = True

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return RecordList

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))  # PostgreSQL has no NUL

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What another session added after the form had looked is refused by the database; looked at once more, the
        form tells at which field."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        connection.check_constraints()  # what is deferred, before anybody is told that it was saved

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "slug" in form.changed_data and hasattr(obj, "get_absolute_url"):
            curation.readdress(type(obj)(slug=form.initial["slug"]).get_absolute_url(), obj.get_absolute_url())

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        for_changing = {"seen", "why"}
        return [
            (name, {**options, "fields": [field for field in options["fields"] if field not in for_changing]})
            for name, options in fieldsets
        ]

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
            "title": _("History of %(row)s") % {"row": row},
            "opts": self.opts,
            "module_name": capfirst(self.opts.verbose_name_plural),
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
