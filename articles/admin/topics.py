"""Topics: their patterns, what a change of them would do, and the tagging anew that follows it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import rereading
from articles.admin.base import RecordAdmin, SeenForm, signed_in
from articles.admin.runs import going
from articles.models import Run, Topic
from articles.models.changes import version_of
from articles.rereading import PATTERNS


class TopicForm(SeenForm):
    draft: dict[str, list[str]] = {}  # patterns that were tried out and not saved yet

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(self.draft)


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    """Patterns one a line; a pattern that does not compile is told at its field."""

    form = TopicForm
    list_display = ["label", "slug", "definition"]
    search_fields = ["label__folded__contains", "slug", "definition__folded__contains"]
    search_help_text = _("Words of the name or definition; diacritics and script do not matter.")
    prepopulated_fields = {"slug": ["label"]}
    change_form_template = "admin/articles/topic_change.html"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        draft = request.GET.get("draft", "")
        if obj and draft.isascii() and draft.isdigit() and request.method == "GET":
            run = Run.objects.filter(pk=draft, topic=obj, kind=Run.Kind.PREVIEW).first()
            form.draft = {name: run.patterns[name] for name in PATTERNS if name in run.patterns} if run else {}
        return form

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "POST" and "_preview" in request.POST:
            topic = self.get_object(request, unquote(object_id))
            if topic is not None and self.has_change_permission(request, topic):
                seen = version_of(topic)
                form = self.get_form(request, topic, change=True)(request.POST, instance=topic)
                with transaction.atomic():  # the form locks the row, to see whether somebody has changed it
                    if form.is_valid():
                        patterns: dict[str, Any] = {name: list(form.cleaned_data[name]) for name in PATTERNS}
                        run = rereading.start_preview(topic, patterns | {"seen": seen}, by=signed_in(request))
                        return going(run)
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """What was tagged by the old patterns is looked at again in the background."""
        super().save_model(request, obj, form, change)
        changed = [name for name in PATTERNS if name in form.changed_data]
        if not changed:
            return
        before = {name: list(form.initial.get(name) or []) for name in PATTERNS}
        run = rereading.start_retagging(obj, by=signed_in(request), before=before)
        going(run)
        told = gettext("Statements are tagged anew by these patterns:")
        address = reverse("admin:articles_run_change", args=[run.pk])
        self.message_user(
            request, format_html('{} <a href="{}">{}</a>', told, address, gettext("see how far it is")), messages.INFO
        )
