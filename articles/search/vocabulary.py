# ruff: noqa: S608 - tables and columns are named here, values go as values
"""The values a filter can have: keys of an address ↔ ids of rows, and what pages call them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.conf.locale import LANG_INFO
from django.db import connection
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Actor, Country, Office, Outlet, Redirect, Topic
from articles.models.listing import FORMS, KINDS, REVIEWS
from articles.models.statements import Statement

KIND_CALLED = {"direct": _("direct"), "mixed": _("mixed"), "indirect": _("indirect")}
FORM_CALLED = {
    "quote": _("quote"),
    "clause": _("clause"),
    "parenthetical": _("parenthetical"),
    "infinitive": _("infinitive"),
    "nominal": _("nominal"),
    "free": _("free"),
    "whole-document": _("whole document"),
}
# Filters whose values are words of the program, each with what pages call it, in the order of the page.
FIXED: dict[str, dict[str, str | Promise]] = {
    "kind": {kind: KIND_CALLED[kind] for kind in KINDS},
    "hand": {"first": _("said first-hand"), "relayed": _("relayed by others")},
    "review": {review: Statement.Review(review).label for review in REVIEWS},
    "form": {form: FORM_CALLED[form] for form in FORMS},
}
MODELS: dict[str, Any] = {
    "actor": Actor, "about": Actor, "via": Actor, "country": Country, "topic": Topic, "outlet": Outlet,
    "office": Office,
}  # fmt: skip
REDIRECTED = {Actor: "actor", Topic: "topic"}
TABLES = {Actor: "articles_actor", Country: "articles_country", Topic: "articles_topic", Outlet: "articles_outlet",
          Office: "articles_office"}  # fmt: skip
KEYS = {model: "code" if model is Country else "slug" for model in TABLES}


def known(param: str, keys: Sequence[str]) -> dict[str, str]:
    """Those of ``keys`` that exist, each with the key it goes by now: a merged actor keeps its old slug as an alias."""
    if not keys:
        return {}
    if param == "language":
        return {key: key for key in keys if key in LANG_INFO}
    if param in FIXED:
        return {key: key for key in keys if key in FIXED[param]}
    model = MODELS[param]
    rows = _all([f"SELECT {KEYS[model]} FROM {TABLES[model]} WHERE {KEYS[model]} = ANY(%s)"], [list(keys)])
    found = {key: key for (key,) in rows}
    missing = [key for key in keys if key not in found]
    if missing and model in REDIRECTED:
        old = {reverse(REDIRECTED[model], args=[key]): key for key in missing}
        new = dict(Redirect.objects.filter(old_path__in=old).exclude(new_path="").values_list("old_path", "new_path"))
        slugs = {path: path.rstrip("/").rpartition("/")[2] for path in new.values()}
        alive = set(model.objects.filter(slug__in=slugs.values()).values_list("slug", flat=True))
        found |= {old[path]: slugs[to] for path, to in new.items() if slugs[to] in alive}
    return found


CALLED = {Country: "t.label", Topic: "t.label", Outlet: "t.name", Office: "t.title",
          Actor: "CASE WHEN t.kind = 'state' AND c.id IS NOT NULL THEN c.label ELSE t.name END"}  # fmt: skip
JOINED = {Actor: "LEFT JOIN articles_country c ON c.id = t.country_id"}


def ids(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """(param, key) → primary key, of all filters that point to rows; one query."""
    keys: dict[Any, list[str]] = {}
    pairs = [(param, key) for param, key in wanted if param in MODELS]
    for param, key in pairs:
        keys.setdefault(MODELS[param], []).append(key)
    parts = [f"SELECT '{TABLES[model]}', {KEYS[model]}, id FROM {TABLES[model]} WHERE {KEYS[model]} = ANY(%s)"
             for model in keys]  # fmt: skip
    rows = {(table, key): pk for table, key, pk in _all(parts, list(keys.values()))}
    found = {(param, key): rows.get((TABLES[MODELS[param]], key)) for param, key in pairs}
    return {pair: pk for pair, pk in found.items() if pk is not None}


def named(wanted: dict[str, Collection[int]]) -> dict[str, dict[int, tuple[str, str]]]:
    """For each param: primary key → (key in an address, label). One query, however many filters."""
    by_model: dict[Any, set[int]] = {}
    for param, pks in wanted.items():
        if pks:
            by_model.setdefault(MODELS[param], set()).update(pks)
    parts = [f"SELECT '{TABLES[model]}', t.id, t.{KEYS[model]}, {CALLED[model]} FROM {TABLES[model]} t"
             f" {JOINED.get(model, '')} WHERE t.id = ANY(%s)" for model in by_model]  # fmt: skip
    rows: dict[str, dict[int, tuple[str, str]]] = {}
    for table, pk, key, called in _all(parts, [list(pks) for pks in by_model.values()]):
        rows.setdefault(table, {})[pk] = key, called
    return {param: rows.get(TABLES[MODELS[param]], {}) for param in wanted}


def _all(parts: list[str], values: list[Any]) -> list[tuple]:
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return cursor.fetchall()


def language(code: str) -> str:
    """As Django's own catalogues call it."""
    return gettext(LANG_INFO[code]["name"]) if "name" in LANG_INFO.get(code, {}) else code
