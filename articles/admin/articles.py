"""Articles and outlets: the text as stored beside its statements, the original as it came, withdrawn with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csp.decorators import csp_replace
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import curation, rereading
from articles.admin import beside
from articles.admin.base import RecordAdmin, SeenForm, signed_in
from articles.admin.reasons import ask_why, decide_each
from articles.admin.runs import going
from articles.admin.taking import take_away
from articles.extraction.records import Precision
from articles.models import Article, Country, Outlet, Statement, Topic

_KNOWN = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}  # characters of an ISO date


@admin.register(Outlet)
class OutletAdmin(RecordAdmin):
    list_display = ["name", "country", "site"]
    list_filter = ["country"]
    list_select_related = ["country"]
    search_fields = ["name__folded__contains", "slug"]
    autocomplete_fields = ["country"]
    prepopulated_fields = {"slug": ["name"]}


class DatedByInference(admin.SimpleListFilter):
    title = _("date")
    parameter_name = "date"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("given", gettext("given")), ("inferred", gettext("dated by inference")), ("none", gettext("none"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Article]) -> models.QuerySet[Article]:
        match self.value():
            case "given":
                return queryset.filter(published_on__isnull=False)
            case "inferred":
                return queryset.filter(published_on__isnull=True, dated_from__isnull=False)
            case "none":
                return queryset.filter(published_on__isnull=True, dated_from__isnull=True)
        return queryset


class LanguageFilter(admin.AllValuesFieldListFilter):
    """An unknown language is empty, and an empty link could be neither seen nor pressed."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            shown = str(choice["display"])  # with its count, if counts are shown
            yield choice | {"display": f"{_('unknown')}{shown}" if shown[:2] in ("", " (") else shown}


class ArticleForm(SeenForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("published_on") is None) != (cleaned.get("published_precision") == Precision.UNKNOWN):
            self.add_error("published_precision", _("A date needs its precision; without a date it is unknown."))
        return cleaned


@admin.register(Article)
class ArticleAdmin(RecordAdmin):
    form = ArticleForm
    list_display = ["headline", "outlet", "dated", "status", "statements_found", "loaded_at"]
    list_filter = [
        "status",
        "outlet",
        ("language", LanguageFilter),
        "published_precision",
        DatedByInference,
        "loaded_at",
    ]
    list_select_related = ["outlet"]
    show_facets = admin.ShowFacets.ALLOW
    date_hierarchy = "published_on"
    ordering = ["-pk"]
    search_fields = ["known_as__holds", "body_sha256__exact"]
    search_help_text = _(
        "Words of the title or the file name, or the SHA-256 of the text; diacritics and script do not matter."
    )
    autocomplete_fields = ["outlet"]
    actions = ["withdraw", "publish", "read_again", "export"]
    change_form_template = "admin/articles/article_change.html"
    readonly_fields = [
        "status",
        "status_reason",
        "source_name",
        "encoding",
        "body_sha256",
        "loaded_at",
        "loaded_by",
        "extraction_version",
        "oddities",
        "inferred_date",
        "inferred_because",
    ]
    fieldsets = [
        (None, {"fields": ["title", "outlet", "author", "dateline", "url", "language", "seen"]}),
        (
            _("When"),
            {
                "fields": [
                    ("published_on", "published_precision"),
                    "published_phrase",
                    "inferred_date",
                    "inferred_because",
                ]
            },
        ),
        (_("Status"), {"fields": ["status", "status_reason"]}),
        (
            _("Where it came from"),
            {
                "fields": [
                    "source_name",
                    "encoding",
                    "body_sha256",
                    "loaded_at",
                    "loaded_by",
                    "extraction_version",
                    "oddities",
                ],
                "classes": ["collapse"],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Article]:
        found = Statement.objects.filter(article=OuterRef("pk")).order_by().values("article").annotate(n=Count("pk"))
        articles: Any = super().get_queryset(request)
        return articles.without_bodies().annotate(found=Coalesce(Subquery(found.values("n")), 0))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # articles come through ingestion, whose rules no form can keep

    @admin.display(description=_("article"), ordering="title")
    def headline(self, article: Article) -> str:
        return Truncator(article.display_title).chars(90)

    @admin.display(description=_("published on"), ordering=Coalesce("published_on", "dated_from"))
    def dated(self, article: Article) -> str:
        """The date that was given, as far as it is known; where none was, the inferred days, said to be so."""
        if article.is_dated_by_inference:
            return gettext("%(days)s, dated by inference") % {"days": self.inferred_date(article)}
        if article.published_on is None:
            return "–"
        return article.published_on.isoformat()[: _KNOWN[Precision(article.published_precision)]]

    @admin.display(description=_("inferred date"))
    def inferred_date(self, article: Article) -> str:
        if article.dated_from is None or article.dated_until is None:
            return "–"
        days = dict.fromkeys(day.isoformat() for day in (article.dated_from, article.dated_until))
        told = " – ".join(days)
        return told if article.published_on is None else f"{told} ({gettext('a date was given, which counts')})"

    @admin.display(description=_("because"))
    def inferred_because(self, article: Article) -> str:
        return format_html_join("\n", "<p>{}</p>", ((reason,) for reason in article.dating_reasons)) or "–"

    @admin.display(description=_("statements"), ordering="found")
    def statements_found(self, article: Any) -> int:
        return article.found

    @admin.display(description=_("notes"))
    def oddities(self, article: Article) -> str:
        return "; ".join(article.notes) or "–"

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        article = self.get_object(request, unquote(object_id))
        context: dict[str, Any] = {}
        if article is not None and self.has_view_permission(request, article):
            context = beside.beside(article, signed_in(request)) | {
                "may_have_original": request.user.has_perm("articles.view_original"),
                "countries": Country.objects.all(),
                "topics": Topic.objects.all(),
            }
        return super().change_view(request, object_id, form_url, {**context, **(extra_context or {})})

    @admin.action(description=_("Withdraw …"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: models.QuerySet[Article]) -> HttpResponse | None:
        return ask_why(
            self,
            request,
            queryset,
            action="withdraw",
            title=gettext("Withdraw articles"),
            deed=curation.withdraw,
            done=ngettext_lazy("%(count)d article withdrawn.", "%(count)d articles withdrawn.", "count"),
        )

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: models.QuerySet[Article]) -> None:
        user = signed_in(request)
        keys = queryset.values_list("pk", flat=True)
        done = ngettext_lazy("%(count)d article published.", "%(count)d articles published.", "count")
        decide_each(self, request, keys, lambda pk: curation.publish(pk, by=user), done)

    @admin.action(description=_("Read again by today's rules and names"), permissions=["change"])
    def read_again(self, request: HttpRequest, queryset: models.QuerySet[Article]) -> HttpResponse:
        """What people decided stays. Many go on in the background; the page it leads to says what came of them."""
        return going(rereading.start_reading(queryset.values_list("pk", flat=True), by=signed_in(request)))

    @admin.action(description=_("Export statements …"), permissions=["view"])
    def export(self, request: HttpRequest, queryset: models.QuerySet[Article]) -> HttpResponseBase:
        statements = Statement.objects.filter(article__in=queryset.order_by().values("pk"))
        return take_away(self, request, statements, action="export")

    def get_urls(self) -> list[URLPattern]:
        original = csp_replace({"default-src": ["'none'"], "sandbox": True})(self.original)  # type: ignore[arg-type]
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/original/", view(original), name="articles_article_original"),
            path("<int:pk>/statements/<int:statement>/", view(self.statement), name="articles_article_statement"),
            *super().get_urls(),
        ]

    def statement(self, request: HttpRequest, pk: int, statement: int) -> HttpResponse:
        request.current_app = self.admin_site.name
        return beside.correct(request, pk, statement, self.admin_site.each_context(request) | {"opts": self.opts})

    # The file as it came

    def original(self, request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
        """The bytes under their own SHA-256, to be saved and never shown: what they hold is anybody's."""
        if not request.user.has_perm("articles.view_original"):
            raise PermissionDenied
        article = Article.objects.select_related("original").defer("body").filter(pk=pk).first()
        if article is None:
            raise Http404
        try:
            held = storages["originals"].open(article.original.path)
        except FileNotFoundError:
            self.message_user(
                request, gettext("The original of this article is missing from the store."), messages.ERROR
            )
            raise Http404("The original is missing from the store.") from None
        # An unprintable character in a name can turn what is read into another ending (U+202E).
        name = "".join(c for c in article.source_name if c.isprintable()).replace("/", "_") or article.original.sha256
        return FileResponse(held, as_attachment=True, filename=name, content_type="application/octet-stream")
