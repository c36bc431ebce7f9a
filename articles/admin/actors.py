"""Who speaks: actors with their spellings and terms, the offices, the expressions that stand for somebody."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import Fields, RecordAdmin, SeenForm
from articles.admin.moves import MovesActors
from articles.models import Actor, ActorName, Metonym, Office, Tenure


class TermForm(SeenForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kept = self.instance
        actor = cleaned.get("actor") or (kept.actor if kept.actor_id else None)
        office = cleaned.get("office") or (kept.office if kept.office_id else None)
        starts = cleaned.get("starts")
        if kept.key or not (actor and office and starts):
            return cleaned
        if Tenure.objects.filter(key=key_of(office, actor, starts)).exists():
            told = gettext("%(actor)s is recorded in this office from %(day)s already.")
            raise ValidationError(told % {"actor": actor, "day": starts})
        return cleaned


def key_of(office: Office, actor: Actor, starts: date) -> str:
    return slugify(f"{office.slug}-{actor.slug}"[:180] + f"-{starts:%Y-%m-%d}")


class KeptInline(Fields, admin.TabularInline):
    extra = 0
    can_delete = False
    show_change_link = True


class NameFormSet(BaseInlineFormSet):
    """Spellings may change places: a page's rows are compared with one another, as Django does, and with those that
    came in since it was opened."""

    def clean(self) -> None:
        super().clean()
        others = self.get_queryset().exclude(pk__in=[form.instance.pk for form in self.initial_forms])
        for form in self.forms:
            name = form.instance
            if form.is_valid() and form.has_changed() and others.filter(text=name.text, kind=name.kind).exists():
                form.add_error("text", name.unique_error_message(ActorName, ("actor", "text", "kind")))


class NameInline(KeptInline):
    model = ActorName
    formset = NameFormSet
    show_change_link = False


class TermInline(KeptInline):
    model = Tenure
    form = TermForm
    fields = ["office", "actor", "starts", "starts_precision", "ends", "ends_precision", "acting", "source"]
    autocomplete_fields = ["office", "actor"]
    formfield_overrides = {models.TextField: {"widget": admin.widgets.AdminTextInputWidget}}


class TermOfActorInline(TermInline):
    fk_name = "actor"
    fields = [name for name in TermInline.fields if name != "actor"]
    autocomplete_fields = ["office"]


class TermInOfficeInline(TermInline):
    fk_name = "office"
    fields = [name for name in TermInline.fields if name != "office"]
    autocomplete_fields = ["actor"]


def keyed(term: Tenure) -> Tenure:
    """A new term gets the key it is known by for good; one from the reference data has its own."""
    if not term.key:
        first = term.key = key_of(term.office, term.actor, term.starts)
        while Tenure.objects.filter(key=term.key).exists():  # typed twice on one page
            term.key = f"{first}-{secrets.token_hex(2)}"
    return term


class KeysTerms:
    """For admins with terms inline."""

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is Tenure:
            for term in formset.save(commit=False):
                keyed(term).save()
            formset.save_m2m()
        else:
            super().save_formset(request, form, formset, change)  # type: ignore[misc]


@admin.register(Actor)
class ActorAdmin(MovesActors, KeysTerms, RecordAdmin):
    form = SeenForm
    change_form_template = "admin/articles/actor_change.html"
    change_list_template = "admin/articles/actor_list.html"
    actions = ["merge"]
    list_display = ["name", "kind", "country", "description", "surname_ambiguous"]
    list_filter = ["kind", "gender", "surname_ambiguous", "country"]
    list_select_related = ["country"]
    search_fields = ["name__folded__contains", "names__text__folded__contains", "slug"]
    search_help_text = _("Any spelling of the name; diacritics and script do not matter.")
    autocomplete_fields = ["country", "parent"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [NameInline, TermOfActorInline]


@admin.register(Office)
class OfficeAdmin(KeysTerms, RecordAdmin):
    list_display = ["title", "organisation", "country", "single"]
    list_filter = ["single", "country"]
    list_select_related = ["organisation", "country"]
    search_fields = ["title__folded__contains", "slug", "organisation__name__folded__contains"]
    autocomplete_fields = ["organisation", "country", "entity"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [TermInOfficeInline]


@admin.register(Tenure)
class TenureAdmin(RecordAdmin):
    form = TermForm
    list_display = ["actor", "office", "starts", "ends", "acting", "last_confirmed"]
    list_filter = ["acting", "starts_precision", "office__country"]
    search_fields = ["actor__name__folded__contains", "office__title__folded__contains"]
    autocomplete_fields = ["actor", "office"]
    date_hierarchy = "starts"
    readonly_fields = ["key"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Tenure]:
        return super().get_queryset(request).select_related("actor", "office")  # its name is made of both

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, keyed(obj), form, change)


@admin.register(Metonym)
class MetonymAdmin(RecordAdmin):
    list_display = ["text", "actor", "ambiguity"]
    list_filter = ["ambiguity"]
    list_select_related = ["actor"]
    search_fields = ["text__folded__contains", "actor__name__folded__contains"]
    autocomplete_fields = ["actor"]
