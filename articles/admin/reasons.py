"""The page between an action and its deed that asks why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import ngettext

from articles.admin.base import signed_in
from articles.curation import CurationError


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}))


def ask_why(
    desk: admin.ModelAdmin,
    request: HttpRequest,
    rows: models.QuerySet[Any],
    *,
    action: str,
    title: str,
    deed: Callable[..., object],
    done: Any,
) -> HttpResponse | None:
    """First shows the page; when it comes back with a reason, does ``deed(pk, by=user, reason=reason)`` to each row and
    tells how many, in the words of ``done``, which is said of a count."""
    form = ReasonForm(request.POST if "apply" in request.POST else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        user = signed_in(request)
        decide_each(desk, request, rows.values_list("pk", flat=True), lambda pk: deed(pk, by=user, reason=reason), done)
        return None
    context = {
        **desk.admin_site.each_context(request),
        "title": title,
        "opts": desk.opts,
        "rows": rows[:20],
        "count": rows.count(),
        "form": form,
        "action": action,
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "select_across": request.POST.get("select_across", "0"),
        "article": request.POST.get("article", ""),
    }
    request.current_app = desk.admin_site.name
    return TemplateResponse(request, "admin/articles/reason.html", context)


def decide_each(
    desk: admin.ModelAdmin, request: HttpRequest, keys: Iterable[int], deed: Callable[[int], object], done: Any
) -> None:
    """One transaction a row: a decision that cannot be taken is told and stops none of the others."""
    decided = 0
    refused = []
    for pk in list(keys):
        try:
            deed(pk)
        except CurationError as error:
            refused.append(str(error))
        else:
            decided += 1
    if decided:
        desk.message_user(request, done % {"count": decided}, messages.SUCCESS)
    for sentence in refused[:5]:
        desk.message_user(request, sentence, messages.WARNING)
    if len(refused) > 5:
        more = len(refused) - 5
        told = ngettext("… and %(count)d more was refused.", "… and %(count)d more were refused.", more) % {
            "count": more
        }
        desk.message_user(request, told, messages.WARNING)
