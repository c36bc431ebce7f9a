"""Actors merged, split and matched: each with a page that shows what would move before it does, and undo after."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import curation
from articles.admin.base import ChosenRow, ReadOnlyAdmin, signed_in
from articles.curation.actors import called
from articles.curation.deciding import CurationError
from articles.models import Actor, ActorMove, Statement

MOST_MERGED = 10  # at once
SHOWN = 100  # statements in a preview
PER_PAGE = 50


def actor_field(**options: Any) -> forms.ModelChoiceField:
    """An actor by any spelling, as the speaker of a statement is chosen."""
    widget = ChosenRow(Statement._meta.get_field("speaker"), admin.site)
    return forms.ModelChoiceField(Actor.objects.all(), widget=widget, required=False, **options)


class ReasonField(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})


class AddForm(forms.Form):
    """One more actor to be merged."""

    actor = actor_field(label=_("And"))


class MergeForm(forms.Form):
    reason = ReasonField(label=_("Why"), max_length=2000, help_text=_("It stays with the record."))


class NewActorFields(forms.Form):
    into = actor_field(label=_("An actor of the record"))
    name = forms.CharField(label=_("or a new one by this name"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("who is a"), choices=Actor.Kind.choices, initial=Actor.Kind.PERSON, required=False)
    gender = forms.ChoiceField(label=_("gender"), choices=Actor.Gender.choices, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("into")) == bool(cleaned.get("name")):
            raise forms.ValidationError(gettext("Choose an actor of the record or name a new one, not both."))
        return cleaned

    def target(self) -> int | curation.NewActor:
        cleaned = self.cleaned_data
        if cleaned["into"]:
            return cleaned["into"].pk
        return curation.NewActor(cleaned["name"], cleaned["kind"] or Actor.Kind.PERSON, cleaned["gender"])


class SplitForm(NewActorFields):
    reason = ReasonField(label=_("Why"), max_length=2000)


class MatchForm(NewActorFields):
    reason = ReasonField(label=_("Why, if it needs saying"), max_length=2000, required=False)


def page(desk: admin.ModelAdmin, request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
    request.current_app = desk.admin_site.name
    shared = {**desk.admin_site.each_context(request), "title": title, "opts": desk.opts}
    shared["media"] = sum((form.media for form in context.values() if isinstance(form, forms.Form)), desk.media)
    return TemplateResponse(request, f"admin/articles/{template}", shared | context)


def numbers(given: QueryDict, name: str) -> list[int]:
    return list(dict.fromkeys(int(value) for value in given.getlist(name) if value.isascii() and value.isdigit()))


class MovesActors:
    """The pages of an actor's admin that change who is who. Each takes the right to change actors."""

    def get_urls(self) -> list[URLPattern]:
        pages: list[tuple[str, Any, str]] = [
            ("merge/", self.merge_page, "merge"),
            ("unknown/", self.unknown_page, "unknown"),
            ("match/", self.match_page, "match"),
            ("<int:pk>/split/", self.split_page, "split"),
        ]
        own = [path(route, admin.site.admin_view(view), name=f"articles_actor_{name}") for route, view, name in pages]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        moves = ActorMove.objects.filter(undone_at=None)
        if object_id.isdecimal():
            mine = models.Q(target=int(object_id)) | models.Q(source=int(object_id))
            extra_context = {"moves": list(moves.filter(mine)[:20]), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra_context)  # type: ignore[misc]

    def _may(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied

    @admin.action(description=_("Merge …"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: models.QuerySet[Actor]) -> HttpResponse | None:
        chosen = list(queryset.values_list("pk", flat=True)[: MOST_MERGED + 1])
        if not 2 <= len(chosen) <= MOST_MERGED:
            told = gettext("Choose two to %(most)s actors to merge.") % {"most": MOST_MERGED}
            self.message_user(request, told, messages.WARNING)  # type: ignore[attr-defined]
            return None
        query = urlencode([("actor", pk) for pk in chosen])
        return HttpResponseRedirect(f"{reverse('admin:articles_actor_merge')}?{query}")

    def merge_page(self, request: HttpRequest) -> HttpResponse:
        """Which of them stays, what would move to it, and why; all of them in one go."""
        self._may(request)
        given = request.POST if request.method == "POST" else request.GET
        pks = numbers(given, "actor")[:MOST_MERGED]
        said = Count("statements")
        actors = sorted(Actor.objects.filter(pk__in=pks).annotate(said=said), key=lambda a: (-a.said, a.pk))
        keep = next((actor for actor in actors if [actor.pk] == numbers(given, "keep")[:1]), None) or next(
            iter(actors), None
        )
        form = MergeForm(request.POST if request.method == "POST" else None)
        previews, refusal = [], ""
        if keep and len(actors) > 1:
            if request.method == "POST" and form.is_valid():
                try:
                    return self._merged(request, keep, [a for a in actors if a != keep], form.cleaned_data["reason"])
                except CurationError as error:
                    refusal = str(error)
            previews = [curation.preview_merge(keep.pk, actor.pk) for actor in actors if actor != keep]
        return page(
            self,  # type: ignore[arg-type]
            request,
            "merge.html",
            gettext("Merge actors"),
            actors=actors,
            keep=keep,
            previews=previews,
            form=form,
            add=AddForm(),
            refusal=refusal,
        )

    def _merged(self, request: HttpRequest, keep: Actor, others: list[Actor], reason: str) -> HttpResponse:
        """What is merged is what was looked at: were it anything else by now, none of them is."""
        looked_at = dict(zip(request.POST.getlist("gone"), request.POST.getlist("digest"), strict=False))
        for actor in others:
            if looked_at.get(str(actor.pk)) != curation.preview_merge(keep.pk, actor.pk).digest:
                raise CurationError(
                    gettext("What would move has changed since you looked: look again, and merge then.")
                )
        for actor in others:
            move = curation.merge(keep.pk, actor.pk, by=signed_in(request), reason=reason)
            told = gettext("%(move)s: %(count)s rows moved.") % {"move": move, "count": sum(move.counts.values())}
            self.message_user(request, told, messages.SUCCESS)  # type: ignore[attr-defined]
        return HttpResponseRedirect(reverse("admin:articles_actor_change", args=[keep.pk]))

    def split_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Spellings first; then what was said under them, who they are, and why."""
        self._may(request)
        actor = Actor.objects.filter(pk=pk).first()
        if actor is None:
            raise Http404
        given = request.POST if request.method == "POST" else request.GET
        names, preview, refusal = numbers(given, "name_id"), None, ""
        form = SplitForm(request.POST if request.method == "POST" else None)
        if names:
            try:
                if request.method == "POST" and form.is_valid():
                    move = curation.split(
                        actor.pk,
                        names=names,
                        statements=numbers(request.POST, "statement"),
                        terms=numbers(request.POST, "term"),
                        into=form.target(),
                        by=signed_in(request),
                        reason=form.cleaned_data["reason"],
                    )
                    told = gettext("%(move)s: %(count)s rows moved.")
                    told %= {"move": move, "count": sum(move.counts.values())}
                    self.message_user(request, told, messages.SUCCESS)  # type: ignore[attr-defined]
                    return HttpResponseRedirect(reverse("admin:articles_actor_change", args=[move.target]))
                preview = curation.preview_split(actor.pk, names)
                if not form.is_bound:
                    form = SplitForm(initial={"name": preview.names[0].text, "kind": actor.kind})
            except CurationError as error:
                refusal = str(error)
        return page(
            self,  # type: ignore[arg-type]
            request,
            "split.html",
            gettext("Split names off %(actor)s") % {"actor": actor},
            actor=actor,
            names=list(actor.names.all()),
            chosen=names,
            preview=preview,
            terms=list(actor.tenures.select_related("office")),
            form=form,
            refusal=refusal,
        )

    def unknown_page(self, request: HttpRequest) -> HttpResponse:
        """Printed names without an actor, the one that speaks most often first."""
        self._may(request)
        sought, everything = request.GET.get("q", ""), request.GET.get("all") == "1"
        rows = Paginator(curation.unknown_speakers(sought, names_only=not everything), PER_PAGE)
        return page(
            self,  # type: ignore[arg-type]
            request,
            "unknown.html",
            gettext("Speakers without an actor"),
            sought=sought,
            everything=everything,
            rows=rows.get_page(request.GET.get("p")),
        )

    def match_page(self, request: HttpRequest) -> HttpResponse:
        """What is said under a printed name, and who that is."""
        self._may(request)
        given = request.POST if request.method == "POST" else request.GET
        printed = [name for name in dict.fromkeys(given.getlist("printed")) if name.strip("\0 ")][:50]
        printed = [name.replace("\0", "") for name in printed]
        preview = curation.preview_match(printed)
        refusal = ""
        form = MatchForm(
            request.POST if request.method == "POST" else None,
            initial={"name": "" if preview.others else max(printed, key=len, default="")},
        )
        if request.method == "POST" and form.is_valid():
            try:
                move = curation.match(
                    printed,
                    form.target(),
                    by=signed_in(request),
                    reason=form.cleaned_data["reason"],
                    expected=numbers(request.POST, "statement"),
                )
            except CurationError as error:
                refusal = str(error)
            else:
                count = move.counts.get("Statement.speaker_id", 0)
                told = ngettext(
                    "%(count)s statement is now by %(actor)s.", "%(count)s statements are now by %(actor)s.", count
                )
                told %= {"count": count, "actor": move.target_name}
                self.message_user(request, told, messages.SUCCESS)  # type: ignore[attr-defined]
                return HttpResponseRedirect(reverse("admin:articles_actor_unknown"))
        return page(
            self,  # type: ignore[arg-type]
            request,
            "match.html",
            gettext("Who is “%(name)s”?") % {"name": printed[0] if printed else "–"},
            printed=printed,
            preview=preview,
            shown=preview.proposed[:SHOWN],
            form=form,
            refusal=refusal,
        )


@admin.register(ActorMove)
class ActorMoveAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "rows", "made_by", "made_at", "undone_at"]
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter), "made_at"]
    list_select_related = ["made_by"]
    search_fields = [
        "source_name__folded__contains",
        "target_name__folded__contains",
        "source_slug",
        "target_slug",
        "reason__folded__contains",
    ]
    change_form_template = "admin/articles/move.html"
    fields = ["kind", "source_name", "source_slug", "target_name", "target_slug", "told", "reason", "made_by"]
    fields += ["made_at", "undone_by", "undone_at"]
    readonly_fields = ["told"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ActorMove]:
        return super().get_queryset(request).defer("writes")

    @admin.display(description=_("rows moved"))
    def rows(self, move: ActorMove) -> int:
        return sum(move.counts.values())

    @admin.display(description=_("what moved"))
    def told(self, move: ActorMove) -> str:
        return "; ".join(f"{called(key)}: {count}" for key, count in move.counts.items()) or "–"

    def get_urls(self) -> list[URLPattern]:
        undo = self.admin_site.admin_view(self.undo)
        return [path("<int:pk>/undo/", undo, name="articles_actormove_undo"), *super().get_urls()]

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("articles.change_actor"):
            raise PermissionDenied
        there = HttpResponseRedirect(reverse("admin:articles_actormove_change", args=[pk]))
        if request.method != "POST":
            return there
        try:
            _move, left = curation.undo_move(pk, by=signed_in(request), reason=request.POST.get("reason", ""))
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)
            return there
        self.message_user(request, gettext("Taken back: everything is where it was."), messages.SUCCESS)
        if left:
            told = ngettext(
                "%(count)s row was changed since, and stays as it was changed.",
                "%(count)s rows were changed since, and stay as they were changed.",
                left,
            )
            self.message_user(request, told % {"count": left}, messages.WARNING)
        return there
