"""The values a filter can have: keys of an address ↔ ids of rows, and what pages call them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import Case, F, Q, When
from django.urls import reverse

from articles.models import Actor, Country, Office, Outlet, Redirect, Topic
from articles.models.listing import FORMS, KINDS, REVIEWS
from articles.models.statements import Statement

# Filters whose values are words of the program, each with what pages call it, in the order of the page.
FIXED: dict[str, dict[str, str]] = {
    "kind": {kind: kind for kind in KINDS},
    "hand": {"first": "said first-hand", "relayed": "relayed by others"},
    "review": {review: Statement.Review(review).label for review in REVIEWS},
    "form": {form: form.replace("-", " ") for form in FORMS},
}
MODELS: dict[str, Any] = {
    "actor": Actor, "about": Actor, "via": Actor, "country": Country, "topic": Topic, "outlet": Outlet,
    "office": Office,
}  # fmt: skip
REDIRECTED = {Actor: "actor", Topic: "topic"}


def known(param: str, keys: Sequence[str]) -> dict[str, str]:
    """Those of ``keys`` that exist, each with the key it goes by now: a merged actor keeps its old slug as an alias."""
    if not keys:
        return {}
    if param == "language":
        return {key: key for key in keys if key in LANG_INFO}
    if param in FIXED:
        return {key: key for key in keys if key in FIXED[param]}
    model = MODELS[param]
    column = "code" if model is Country else "slug"
    found = {key: key for key in model.objects.filter(**{f"{column}__in": keys}).values_list(column, flat=True)}
    missing = [key for key in keys if key not in found]
    if missing and model in REDIRECTED:
        old = {reverse(REDIRECTED[model], args=[key]): key for key in missing}
        new = dict(Redirect.objects.filter(old_path__in=old).exclude(new_path="").values_list("old_path", "new_path"))
        slugs = {path: path.rstrip("/").rpartition("/")[2] for path in new.values()}
        alive = set(model.objects.filter(slug__in=slugs.values()).values_list("slug", flat=True))
        found |= {old[path]: slugs[to] for path, to in new.items() if slugs[to] in alive}
    return found


def ids(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """(param, key) → primary key, of all filters that point to rows; one query a table."""
    keys: dict[Any, set[str]] = {}
    pairs = [(param, key) for param, key in wanted if param in MODELS]
    for param, key in pairs:
        keys.setdefault(MODELS[param], set()).add(key)
    rows: dict[Any, dict[str, int]] = {}
    for model, some in keys.items():
        column = "code" if model is Country else "slug"
        rows[model] = dict(model.objects.filter(**{f"{column}__in": some}).values_list(column, "pk"))
    return {(param, key): rows[MODELS[param]][key] for param, key in pairs if key in rows[MODELS[param]]}


def named(wanted: dict[str, Collection[int]]) -> dict[str, dict[int, tuple[str, str]]]:
    """For each param: primary key → (key in an address, label). One query a table, however many filters."""
    by_model: dict[Any, set[int]] = {}
    for param, pks in wanted.items():
        by_model.setdefault(MODELS[param], set()).update(pks)
    rows = {model: _named(model, pks) for model, pks in by_model.items()}
    return {param: rows[MODELS[param]] for param in wanted}


def _named(model: Any, pks: set[int]) -> dict[int, tuple[str, str]]:
    if not pks:
        return {}
    column = "code" if model is Country else "slug"
    label: Any = {Country: F("label"), Topic: F("label"), Outlet: F("name"), Office: F("title")}.get(model)
    if model is Actor:
        state = Q(kind=Actor.Kind.STATE, country__isnull=False)
        label = Case(When(state, then=F("country__label")), default=F("name"))
    rows = model.objects.filter(pk__in=pks).order_by().annotate(called=label).values_list("pk", column, "called")
    return {pk: (key, called) for pk, key, called in rows}


def language(code: str) -> str:
    return LANG_INFO[code]["name"] if "name" in LANG_INFO.get(code, {}) else code
