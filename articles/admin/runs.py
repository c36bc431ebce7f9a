"""What the desk set going in the background: how far it is, what came of it, and patterns taken over from a trial."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from articles import rereading, tasks
from articles.admin.base import ReadOnlyAdmin, signed_in
from articles.curation.deciding import CurationError
from articles.curation.topics import change_patterns
from articles.models import Run
from articles.rereading import PATTERNS

AT_ONCE_S = 1.5  # that a page may take before a worker goes on

COUNTED = {
    "articles": _("articles looked at closely"),
    "added": _("statements added"),
    "changed": _("statements changed"),
    "no longer found": _("statements no longer found"),
    "left as decided": _("statements left as people decided"),
    "gained": _("statements gain the tag"),
    "lost": _("statements lose the tag"),
    "gained elsewhere": _("tags of other topics gained along with it"),
    "lost elsewhere": _("tags of other topics lost along with it"),
}


def going(run: Run) -> HttpResponseRedirect:
    """Starts it once this request's transaction is through, and leads to its page."""
    transaction.on_commit(lambda: tasks.set_going(run, seconds=AT_ONCE_S))
    return HttpResponseRedirect(reverse("admin:articles_run_change", args=[run.pk]))


@admin.register(Run)
class RunAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "progress", "outcome", "started_by", "started_at", "finished_at"]
    list_filter = ["kind", ("finished_at", admin.EmptyFieldListFilter), "started_at"]
    list_select_related = ["topic", "started_by"]
    search_fields = ["topic__label__folded__contains", "topic__slug", "started_by__username__folded__contains"]
    change_form_template = "admin/articles/run.html"
    fields = ["kind", "topic", "progress", "outcome", "started_by", "started_at", "finished_at"]
    readonly_fields = ["progress", "outcome"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Run]:
        return super().get_queryset(request).defer("articles", "lines")

    @admin.display(description=_("progress"))
    def progress(self, run: Run) -> str:
        return f"{run.done} / {run.total}"

    @admin.display(description=_("outcome"))
    def outcome(self, run: Run) -> str:
        return "; ".join(f"{COUNTED.get(key, key)}: {count}" for key, count in self._counted(run)) or "–"

    @staticmethod
    def _counted(run: Run) -> list[tuple[str, int]]:
        order = list(COUNTED)
        return sorted(run.counts.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        run = self.get_object(request, unquote(object_id))
        context: dict[str, Any] = {}
        if run is not None and self.has_view_permission(request, run):
            context = {
                "ways": [
                    (COUNTED[way], [line for line in run.lines if line.get("way") == way], run.counts.get(way, 0))
                    for way in ("gained", "lost")
                ],
                "read_again": [line for line in run.lines if "article" in line],
                "trial": run.kind == Run.Kind.PREVIEW,
                "patterns": [(name.replace("_", " "), run.patterns.get(name, [])) for name in PATTERNS],
                "may_adopt": request.user.has_perm("articles.change_topic"),
            }
        response = super().change_view(request, object_id, form_url, {**context, **(extra_context or {})})
        if run is not None and not run.finished_at:
            response.headers["Refresh"] = "3"  # seconds; it works without JavaScript
        return response

    # A trial that went well

    def get_urls(self) -> list[URLPattern]:
        adopt = self.admin_site.admin_view(self.adopt)
        return [path("<int:pk>/adopt/", adopt, name="articles_run_adopt"), *super().get_urls()]

    def adopt(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Saves the patterns that were tried out, and tags anew."""
        if not request.user.has_perm("articles.change_topic"):
            raise PermissionDenied
        run = Run.objects.filter(pk=pk, kind=Run.Kind.PREVIEW).select_related("topic").first()
        if run is None or run.topic is None:
            raise Http404
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:articles_run_change", args=[pk]))
        before = {name: list(getattr(run.topic, name)) for name in PATTERNS}
        try:
            topic = change_patterns(
                run.topic.pk, run.patterns, by=signed_in(request), expected_version=run.patterns.get("seen")
            )
        except (CurationError, ValidationError) as error:
            told = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            self.message_user(request, told, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_run_change", args=[pk]))
        return going(rereading.start_retagging(topic, by=signed_in(request), before=before))
