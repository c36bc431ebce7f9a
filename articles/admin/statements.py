"""Statements: read beside their proof, confirmed, corrected, rejected; never moved, never deleted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import curation
from articles.admin import beside
from articles.admin.base import Fields, RecordAdmin, RecordList, SeenForm, signed_in
from articles.admin.reasons import ask_why, decide_each
from articles.admin.taking import take_away
from articles.extraction.records import Precision
from articles.models import Actor, Statement, StatementCountry, StatementTopic
from articles.models.changes import version_of, versions_of
from articles.models.script import latin

CONFIRMED = ngettext_lazy("%(count)d statement confirmed.", "%(count)d statements confirmed.", "count")
TAKEN_BACK = ngettext_lazy("%(count)d decision taken back.", "%(count)d decisions taken back.", "count")


class ConfidenceFilter(admin.SimpleListFilter):
    """Bands of the machine's own confidence: the doubtful ones are read first."""

    title = _("confidence")
    parameter_name = "confidence"
    called = {"low": _("low"), "fair": _("fair"), "good": _("good"), "high": _("high")}
    bands = {"low": (0.0, 0.5), "fair": (0.5, 0.7), "good": (0.7, 0.9), "high": (0.9, 1.01)}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            (name, f"{self.called[name]} ({from_:.1f}–{min(until, 1):.1f})")
            for name, (from_, until) in self.bands.items()
        ]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        if band := self.bands.get(self.value() or ""):
            return queryset.filter(confidence__gte=band[0], confidence__lt=band[1])
        return queryset


class SeenList(RecordList):
    """Each row with the version it is shown in, so that a bulk decision is about what was seen; one query a page."""

    newest_seen = 0

    def get_results(self, request: HttpRequest) -> None:
        newest = Statement.pgh_event_models["update"].objects.aggregate(newest=Max("pgh_id"))  # type: ignore[attr-defined]
        self.newest_seen = newest["newest"] or 0
        super().get_results(request)
        rows = list(self.result_list)
        versions = versions_of(Statement, [row.pk for row in rows])
        for row in rows:
            row.seen = versions.get(row.pk, 0)
        self.result_list = rows


def versions_seen(request: HttpRequest, keys: Collection[int]) -> dict[int, int]:
    """Key → the version that was on the page. Of rows beyond the page (all that a search found) it is the version they
    had when the page was made; what is newer is 0, which no row ever is."""
    newest = request.POST.get("seen-list", "")
    now = versions_of(Statement, keys) if newest.isdigit() else {}
    seen = {pk: version if version <= int(newest) else 0 for pk, version in now.items()}
    for pk in keys:
        if (shown := request.POST.get(f"seen-{pk}", "")).isdigit():
            seen[pk] = int(shown)
    return seen


class SpeakerKindFilter(admin.ChoicesFieldListFilter):
    """Said for what it is: a statement has a kind of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("speaker")


class StatementForm(SeenForm):
    why = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Why, if it needs saying."),
    )

    class Meta:
        model = Statement
        fields = curation.CORRECTABLE

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        speaker, tenure = cleaned.get("speaker"), cleaned.get("tenure")
        if "tenure" in self.changed_data and tenure and tenure.actor != speaker:
            self.add_error("tenure", _("This office was held by somebody other than the speaker."))
        if (cleaned.get("said_on") is None) != (cleaned.get("said_precision") == Precision.UNKNOWN):
            self.add_error("said_precision", _("A date needs its precision; without a date it is unknown."))
        return cleaned


class TagInline(Fields, admin.TabularInline):
    extra = 0
    fields = ["rule"]
    readonly_fields = ["rule"]

    @admin.display(description=_("read in"))
    def rule(self, tag: Any) -> str:
        return tag.rule if tag.pk else "person"


class CountryInline(TagInline):
    model = StatementCountry
    fields = ["country", "rule"]
    autocomplete_fields = ["country"]


class TopicInline(TagInline):
    model = StatementTopic
    fields = ["topic", "rule"]
    autocomplete_fields = ["topic"]


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    form = StatementForm
    list_display = ["words", "who", "kind", "where", "said_on", "confidence_shown", "reviewed"]
    list_filter = ["review", "kind", ConfidenceFilter, ("speaker__kind", SpeakerKindFilter), "topics", "countries"]
    show_facets = admin.ShowFacets.ALLOW
    date_hierarchy = "said_on"
    ordering = ["-pk"]
    search_fields = ["text"]  # shows the box; what it finds is in get_search_results
    search_help_text = _(
        "Words of the statement (“a phrase”, or, -not) or a speaker; diacritics and script do not matter."
    )
    autocomplete_fields = ["speaker", "via", "tenure"]
    inlines = [CountryInline, TopicInline]
    actions = ["confirm", "reject", "undo", "export"]
    change_list_template = "admin/articles/statement_list.html"
    readonly_fields = [
        "in_its_place",
        "article_link",
        "span",
        "form",
        "found_by",
        "review",
        "review_reason",
        "reviewed_by",
        "reviewed_at",
    ]
    fieldsets = [
        (None, {"fields": ["in_its_place", "article_link", "span", "seen"]}),
        (_("Who said it"), {"fields": ["kind", "speaker", "speaker_printed", "tenure", "via", "via_printed"]}),
        (_("When"), {"fields": [("said_on", "said_precision"), "said_phrase"]}),
        (_("Review"), {"fields": ["why", "review", "review_reason", "reviewed_by", "reviewed_at"]}),
        (_("How it was read"), {"fields": ["form", "found_by"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Statement]:
        rows = super().get_queryset(request)
        rows = rows.select_related("article", "speaker__country", "reviewed_by").defer("article__body", "search")
        return rows.prefetch_related("joint__actor__country")

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        if not (words := search_term.strip().replace("\0", "")):
            return queryset, False
        # Asked for first, so that each part of the answer comes from an index. Names printed without an actor stand in
        # one of their own; who has an actor is found by the actor.
        called = Q(name__folded__contains=words) | Q(names__text__folded__contains=words)
        named = Actor.objects.filter(called).order_by().values_list("pk", flat=True).distinct()
        unmatched = Statement.objects.filter(speaker=None).exclude(speaker_printed="").order_by()
        printed = unmatched.filter(speaker_printed__folded__contains=words).values_list("speaker_printed", flat=True)
        return queryset.filter(
            Q(search=SearchQuery(latin(words), config="newsdesk", search_type="websearch"))
            | Q(speaker__in=list(named))
            | Q(speaker=None, speaker_printed__in=list(printed.distinct()))
        ), False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return SeenList

    # Who may

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a statement comes from its article

    def has_change_permission(self, request: HttpRequest, obj: Statement | None = None) -> bool:
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or not curation.is_own_upload(obj, signed_in(request))

    # What lists and pages show

    @admin.display(description=_("statement"), ordering="text")
    def words(self, statement: Statement) -> str:
        return Truncator(statement.text).chars(90)

    @admin.display(description=_("speaker"), ordering="speaker__sort_name")
    def who(self, statement: Statement) -> str:
        if statement.speaker or statement.joint.all():
            return statement.said_by
        if not statement.speaker_printed:
            return gettext("unknown")
        return gettext("%(name)s (not matched)") % {"name": statement.speaker_printed}

    @admin.display(description=_("article"), ordering="article__title")
    def where(self, statement: Statement) -> str:
        return Truncator(statement.article.title or statement.article.source_name).chars(60)

    @admin.display(description=_("confidence"), ordering="confidence")
    def confidence_shown(self, statement: Statement) -> str:
        return f"{statement.confidence:.2f}"

    @admin.display(description=_("review"), ordering="review")
    def reviewed(self, statement: Any) -> str:
        seen = getattr(statement, "seen", 0)
        return format_html(
            '{}<input type="hidden" name="seen-{}" value="{}">', statement.get_review_display(), statement.pk, seen
        )

    @admin.display(description=_("statement"))
    def in_its_place(self, statement: Statement) -> str:
        return beside.in_its_place(statement)

    @admin.display(description=_("article"))
    def article_link(self, statement: Statement) -> str:
        address = reverse("admin:articles_article_change", args=[statement.article_id])
        return format_html('<a href="{}">{}</a>', address, statement.article.title or statement.article.source_name)

    @admin.display(description=_("characters"))
    def span(self, statement: Statement) -> str:
        return f"{statement.start}–{statement.end}"

    @admin.display(description=_("found by"))
    def found_by(self, statement: Statement) -> str:
        speaker = f"; speaker by {statement.speaker_rule}" if statement.speaker_rule else ""
        return f"{statement.rule}{speaker}; confidence {statement.confidence:.2f}; {statement.origin}"

    # Decisions

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing yet: fields and tags are one correction, made in save_related."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name in curation.CORRECTABLE}
        tags = {_tagged(formset): _kept(formset) for formset in formsets}
        seen, user = form.cleaned_data["seen"], signed_in(request)
        was_rejected = form.instance.review == Statement.Review.REJECTED
        statement = curation.correct(
            form.instance.pk,
            by=user,
            changes=changes,
            countries=tags.get("country"),
            topics=tags.get("topic"),
            reason=form.cleaned_data["why"],
            expected_version=seen,
        )
        if "_confirm" in request.POST and version_of(statement) == seen:  # nothing was corrected
            statement = curation.confirm(statement.pk, by=user)
        if was_rejected and statement.review != Statement.Review.REJECTED:
            self.message_user(request, _("It had been rejected: from now on it is public again."), messages.WARNING)
        form.instance = statement

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        changed = [name for name in form.changed_data if name in curation.CORRECTABLE]
        changed += [_tagged(formset) for formset in formsets if formset.has_changed()]
        return [{"changed": {"fields": changed}}] if changed else []

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except curation.CurationError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    @admin.action(description=_("Confirm"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: models.QuerySet[Statement]) -> None:
        """As they were shown: what somebody changed meanwhile is left out and told."""
        user, keys = signed_in(request), list(_keys(queryset))
        seen = versions_seen(request, keys)
        decide_each(
            self, request, keys, lambda pk: curation.confirm(pk, by=user, expected_version=seen.get(pk)), CONFIRMED
        )

    @admin.action(description=_("Export …"), permissions=["view"])
    def export(self, request: HttpRequest, queryset: models.QuerySet[Statement]) -> HttpResponseBase:
        return take_away(self, request, queryset, action="export")

    def response_action(self, request: HttpRequest, queryset: models.QuerySet[Any], *where: Any) -> Any:
        """Whoever decided from the page of an article goes back to it."""
        response = super().response_action(request, queryset, *where)
        article = request.POST.get("article", "")
        if isinstance(response, HttpResponseRedirect) and article.isascii() and article.isdigit():
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article]))
        return response

    @admin.action(description=_("Reject …"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: models.QuerySet[Statement]) -> HttpResponse | None:
        return ask_why(
            self,
            request,
            queryset,
            action="reject",
            title=gettext("Reject statements"),
            deed=curation.reject,
            done=ngettext_lazy("%(count)d statement rejected.", "%(count)d statements rejected.", "count"),
        )

    @admin.action(description=_("Undo the last decision"), permissions=["change"])
    def undo(self, request: HttpRequest, queryset: models.QuerySet[Statement]) -> None:
        user = signed_in(request)
        decide_each(self, request, _keys(queryset), lambda pk: curation.undo(pk, by=user), TAKEN_BACK)


def _keys(rows: models.QuerySet[Any]) -> models.QuerySet[Any, int]:
    return rows.values_list("pk", flat=True)


def _tagged(formset: Any) -> str:
    return "country" if formset.model is StatementCountry else "topic"


def _kept(formset: Any) -> list[Any]:
    """What the tags would be as the page leaves them: without those marked for deletion and the empty lines."""
    forms_left = (form for form in formset.forms if form not in formset.deleted_forms)
    return [chosen for form in forms_left if (chosen := form.cleaned_data.get(_tagged(formset)))]
