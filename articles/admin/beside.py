"""The statements of an article beside its text, each put right in its row: with htmx in place, otherwise on a page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles import curation
from articles.admin.base import signed_in
from articles.corrections import CorrectionForm
from articles.models import Article, Statement
from articles.models.changes import version_of, versions_of

MAY = "articles.change_statement"
AROUND = 300  # characters on either side


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a body that stand in the same statements; ``starting`` are the statements that begin here."""

    text: str
    inside: bool
    starting: list[int]


def stretches(body: str, spans: list[tuple[int, int, int]]) -> list[Stretch]:
    """The body cut wherever a statement (key, start, end) begins or ends; joined, the texts are the body again."""
    cuts = sorted({0, len(body), *(edge for _, start, end in spans for edge in (start, end))})
    return [
        Stretch(
            text=body[start:end],
            inside=any(from_ <= start and end <= until for _, from_, until in spans),
            starting=[key for key, from_, _ in spans if from_ == start],
        )
        for start, end in pairwise(cuts)
    ]


def in_its_place(statement: Statement) -> str:
    """The words with a little of what stands around them."""
    body = statement.article.body
    before, after = body[max(0, statement.start - AROUND) : statement.start], body[statement.end :][: AROUND + 1]
    if statement.start > AROUND:
        before = f"… {before.partition(' ')[2]}"
    if len(after) > AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return format_html('<div class="dispatch">{}<mark>{}</mark>{}</div>', before, statement.text, after)


def beside(article: Article, user: User) -> dict[str, Any]:
    """What the page of an article shows: its text with the places of its statements, and a row for each."""
    statements = rows(article)
    return {
        "stretches": stretches(article.body, [(row.pk, row.start, row.end) for row in statements]),
        "statements": statements,
        "may_decide": user.has_perm(MAY),
        "may_correct": bool(statements) and may_correct(statements[0], user),
    }


def rows(article: Article) -> list[Any]:
    """Each with ``seen``, the version that it is shown at."""
    statements = list(
        article.statements.select_related("speaker__country")
        .prefetch_related("joint__actor__country", "countries", "topics")
        .defer("search")
        .order_by("start", "end", "pk")
    )
    versions = versions_of(Statement, [statement.pk for statement in statements])
    for statement in statements:
        statement.seen = versions.get(statement.pk, 0)  # type: ignore[attr-defined]
    return statements


def may_correct(statement: Statement, user: User) -> bool:
    """Nobody puts right what they sent in themselves; that holds for all statements of an article."""
    return user.has_perm(MAY) and not curation.is_own_upload(statement, user)


def correct(request: HttpRequest, article_pk: int, pk: int, context: dict[str, Any]) -> HttpResponse:
    """The form of one statement, and what becomes of it; ``context`` is what pages of admin have in common."""
    user = signed_in(request)
    if not user.has_perm(MAY):
        raise PermissionDenied
    statement = _numbered(article_pk, pk)
    if request.method != "POST":
        if "closed" in request.GET:
            return _row(request, statement, user)
        form = CorrectionForm(statement=statement, seen=version_of(statement))
        return _form(request, statement, form, context)
    sent = request.POST.get("seen", "")
    seen = int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= 18 else 0
    form = CorrectionForm(request.POST, statement=statement, seen=seen)
    try:
        if form.is_valid() and not form.corrections():
            return _row(request, statement, user, told=_("Nothing was changed."))
        if not form.save(by=user):
            return _form(request, statement, form, context)
    except curation.Conflict as conflict:
        now = _numbered(article_pk, pk)
        about = {"changes": conflict.changes, "lost": form.told()}
        return _form(request, now, form.on(now), context | about)
    except curation.CurationError as refusal:
        return _form(request, statement, form, context | {"refusal": str(refusal)})
    told = _("The correction was saved.")
    if statement.review == Statement.Review.REJECTED:
        told = _("It had been rejected: from now on it is public again.")
    return _row(request, _numbered(article_pk, pk), user, told=told)


def _numbered(article_pk: int, pk: int) -> Statement:
    rows = Statement.objects.filter(pk=pk, article=article_pk).defer("search")
    row = rows.select_related("article", "speaker__country", "tenure__office").first()
    if row is None:
        raise Http404
    return row


def _form(request: HttpRequest, statement: Statement, form: CorrectionForm, context: dict[str, Any]) -> HttpResponse:
    context = context | {
        "title": _("Statement %(number)d") % {"number": statement.pk},
        "statement": statement,
        "article": statement.article,
        "form": form,
        "in_its_place": in_its_place(statement),
        "countries": form.fields["country"].queryset,  # type: ignore[attr-defined]
        "topics": form.fields["topic"].queryset,  # type: ignore[attr-defined]
    }
    name = "_statement_form" if request.headers.get("HX-Request") else "statement_form"
    return TemplateResponse(request, f"admin/articles/{name}.html", context)


def _row(request: HttpRequest, statement: Statement, user: User, *, told: str = "") -> HttpResponse:
    """Back to the text: for htmx the row as it is now, and the text, whose marks may have moved."""
    article = statement.article
    if not request.headers.get("HX-Request"):
        if told:
            messages.info(request, told)
        page = reverse("admin:articles_article_change", args=[article.pk])
        return HttpResponseRedirect(f"{page}#row-{statement.pk}")
    context = beside(article, user)
    row = next(row for row in context["statements"] if row.pk == statement.pk)
    context |= {"original": article, "statement": row, "told": told, "swapped": True}
    return TemplateResponse(request, "admin/articles/_statement_row_alone.html", context)
